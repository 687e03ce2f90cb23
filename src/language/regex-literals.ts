import { parseRegexSyntax, type RegexNode } from './regex-syntax.ts';

/** Shorter ones stand in too many words to spare an expression a look at the text. */
export const shortestLiteral = 3;

/**
 * Runs of letters of which every match of an expression holds at least one, on folded text; undefined where there are
 * none. `/(?:grand|gros)e?s? risques?/u` gives `risque`.
 * @param source an expression `RegExp` accepts, its letters folded
 */
export function requiredLiterals(source: string): readonly string[] | undefined {
  const [root] = parseRegexSyntax(source).roots;
  return root ? required(root) : undefined;
}

function required(node: RegexNode): readonly string[] | undefined {
  if (node.kind === 'loop') return node.optional ? undefined : required(node.body);
  if (node.kind === 'sequence') return best([...runsIn(node.parts), ...node.parts.map(required)]);
  if (node.kind !== 'choice') return undefined;
  const parts = node.parts.map(required);
  return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
}

/** The letters that stand in a row among the parts of a sequence; what is grouped only is part of the row. */
function runsIn(parts: readonly RegexNode[]): string[][] {
  const rows = flat(parts)
    .map((part) =>
      part.kind === 'set' && /^[a-z]$/.test(part.source) ? part.source : part.kind === 'empty' ? '' : ' ',
    )
    .join('');
  return rows.split(' ').flatMap((run) => (run.length >= shortestLiteral ? [[run]] : []));
}

function flat(parts: readonly RegexNode[]): RegexNode[] {
  return parts.flatMap((part) => (part.kind === 'sequence' ? flat(part.parts) : [part]));
}

/** The choice whose shortest literal is longest; of equals, the one with fewest. */
function best(choices: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const least = (literals: readonly string[]) => Math.min(...literals.map(({ length }) => length));
  return choices
    .filter((literals) => literals !== undefined)
    .reduce<readonly string[] | undefined>((one, other) => {
      if (!one) return other;
      return (least(other) - least(one) || one.length - other.length) > 0 ? other : one;
    }, undefined);
}
