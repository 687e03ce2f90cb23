import type { RegexNode } from './regex-syntax.ts';

/** The position automaton of a regular expression (Glushkov 1961): a state for each place that matches a character. */
export interface Positions {
  /** What each position matches, as a regular expression. */
  sets: string[];
  /** The positions that may come next; one is listed twice where two ways lead to it. */
  follow: number[][];
  /** Positions within an open repetition. */
  open: Set<number>;
  /** Something is repeated that may be empty, or may be empty in two ways. */
  emptyLoop: boolean;
}

/** What a part may begin and end with. */
interface Ends {
  nullable: boolean;
  first: number[];
  last: number[];
}

const nothing: Ends = { nullable: true, first: [], last: [] };

export function regexPositions(root: RegexNode): Positions {
  const positions: Positions = { sets: [], follow: [], open: new Set(), emptyLoop: false };
  endsOf(root, positions);
  return positions;
}

function endsOf(node: RegexNode, positions: Positions): Ends {
  switch (node.kind) {
    case 'empty':
      return nothing;
    case 'set': {
      const at = positions.sets.push(node.source) - 1;
      positions.follow.push([]);
      return { nullable: false, first: [at], last: [at] };
    }
    case 'sequence':
      return node.parts.map((part) => endsOf(part, positions)).reduce((a, b) => inSequence(a, b, positions), nothing);
    case 'choice':
      return node.parts.map((part) => endsOf(part, positions)).reduce(eitherOf);
    case 'option': {
      const body = endsOf(node.body, positions);
      return { ...body, nullable: true };
    }
    case 'loop':
      return looped(node, positions);
  }
}

function inSequence(a: Ends, b: Ends, positions: Positions): Ends {
  link(a.last, b.first, positions);
  return {
    nullable: a.nullable && b.nullable,
    first: a.nullable ? [...a.first, ...b.first] : a.first,
    last: b.nullable ? [...a.last, ...b.last] : b.last,
  };
}

function eitherOf(a: Ends, b: Ends): Ends {
  return {
    nullable: a.nullable || b.nullable,
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
  };
}

function looped(node: RegexNode & { kind: 'loop' }, positions: Positions): Ends {
  const from = positions.sets.length;
  const body = endsOf(node.body, positions);
  if (body.nullable || emptyInTwoWays(node.body)) positions.emptyLoop = true;
  link(body.last, body.first, positions);
  if (node.open) for (let at = from; at < positions.sets.length; at += 1) positions.open.add(at);
  return { ...body, nullable: body.nullable || node.optional };
}

function link(from: readonly number[], to: readonly number[], positions: Positions): void {
  for (const at of from) positions.follow[at]?.push(...to);
}

function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'empty':
    case 'option':
      return true;
    case 'loop':
      return node.optional || isNullable(node.body);
    case 'sequence':
      return node.parts.every(isNullable);
    case 'choice':
      return node.parts.some(isNullable);
  }
}

/** `(?:|)b`, `(?:a*)?b`: the same text, read in several ways. */
function emptyInTwoWays(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'empty':
      return false;
    case 'option':
    case 'loop':
      return (node.kind === 'option' && isNullable(node.body)) || emptyInTwoWays(node.body);
    case 'sequence':
      return node.parts.some(emptyInTwoWays);
    case 'choice':
      return node.parts.filter(isNullable).length > 1 || node.parts.some(emptyInTwoWays);
  }
}
