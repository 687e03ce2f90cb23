import { Alias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLError } from 'yaml';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { quoteTextValues, type ReadAsTyped } from './yaml-text.ts';

/** A YAML value whose scalars are the strings written; spans are offsets in the whole file. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly value: string; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly span: Span }
  | YamlMap;

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly keySpan: Span; readonly value: YamlNode }[];
  readonly span: Span;
  /** Written `{…}` on one line. */
  readonly flow: boolean;
}

export interface YamlRead {
  /** Absent where the YAML is broken or empty. */
  readonly root?: YamlNode;
  readonly problems: readonly Problem[];
}

/**
 * Reads the YAML that stands at `start` to `end` of a file.
 * @param text the whole file, as read.
 * Broken YAML is one problem, at its first fault.
 */
export function readYaml(file: string, text: string, start = 0, end = text.length): YamlRead {
  const placeOf = placesIn(file, text);
  const { text: yaml, typed, original } = quoteTextValues(text.slice(start, end));
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const whole = (offset: number) => start + original(offset);
  const error = document.errors[0];
  if (error) return { problems: [{ ...placeOf(whole(error.pos[0])), ...describe(error) }] };
  const problems = typed.map((value) => typedProblem(file, text, start, value));
  try {
    const root = document.contents ? convert(document.contents as Node, whole, document, []) : undefined;
    return { ...(root ? { root } : {}), problems };
  } catch (cause) {
    if (!(cause instanceof CycleError)) throw cause;
    return {
      problems: [
        {
          ...placeOf(whole(cause.offset)),
          rule: 'cycle',
          severity: 'error',
          message: 'This YAML alias contains itself. Write the value out instead of `*…`.',
        },
      ],
    };
  }
}

class CycleError extends Error {
  constructor(readonly offset: number) {
    super('cycle');
  }
}

function convert(
  node: Node,
  whole: (offset: number) => number,
  document: ReturnType<typeof parseDocument>,
  above: readonly Node[],
): YamlNode {
  const [start, valueEnd] = node.range ?? [0, 0, 0];
  const span = { start: whole(start), end: whole(valueEnd) };
  if (above.includes(node) || above.length > 60) throw new CycleError(start);
  if (node instanceof Alias) {
    const target = node.resolve(document);
    return target
      ? { ...convert(target, whole, document, [...above, node]), span }
      : { kind: 'scalar', value: '', span };
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node, whole, document, [...above, node]));
    return { kind: 'list', items, span };
  }
  if (isMap(node)) {
    const entries = node.items.map((pair) => {
      const key = convert(pair.key as Node, whole, document, [...above, node]);
      const value = pair.value
        ? convert(pair.value as Node, whole, document, [...above, node])
        : ({ kind: 'scalar', value: '', span: { start: key.span.end, end: key.span.end } } as const);
      return { key: key.kind === 'scalar' ? key.value : '', keySpan: key.span, value };
    });
    return { kind: 'map', entries, span, flow: node.flow === true };
  }
  return { kind: 'scalar', value: isScalar(node) ? String(node.value ?? '') : '', span };
}

const explanations: Record<string, string> = {
  DUPLICATE_KEY: 'This key stands twice in the same place. Keep one.',
  TAB_AS_INDENT: 'A tab indents this line. YAML takes spaces only.',
  BAD_INDENT: 'The indentation of this line does not fit the lines above. Align it with its neighbours.',
  BLOCK_AS_IMPLICIT_KEY: 'A second « : » on this line. Put the value between quotes.',
  MISSING_CHAR: 'Something is missing here: a « : » after a key, a closing quote, a comma or a bracket.',
  UNEXPECTED_TOKEN: 'This is not valid YAML here. Put the value between quotes, or check the lines above.',
  MULTILINE_IMPLICIT_KEY: 'A « : » is missing after this key, or the line above is not closed.',
  BAD_SCALAR_START: 'A value may not begin with this character. Put the value between quotes.',
  BAD_ALIAS: 'A value that begins with « * » or « & » must stand between quotes.',
  BAD_DQ_ESCAPE: 'A backslash between double quotes must be doubled. Use single quotes instead.',
  BAD_COLLECTION_TYPE: 'A list and keys are mixed here. Check the dashes and the indentation.',
};

function describe(error: YAMLError): Pick<Problem, 'rule' | 'severity' | 'message'> {
  const message = explanations[error.code] ?? `This is not valid YAML: ${error.message}.`;
  return { rule: 'yaml', severity: 'error', message };
}

function typedProblem(file: string, text: string, start: number, typed: ReadAsTyped): Problem {
  const span = { start: start + typed.span.start, end: start + typed.span.end };
  const fixed =
    typed.key === 'label' ? JSON.stringify(typed.value) : `|\n${' '.repeat(typed.indent + 2)}${typed.value}`;
  return {
    ...placesIn(file, text)(span.start),
    rule: 'text-on-one-line',
    severity: 'warning',
    message: `YAML would reject or cut this ${typed.key}; it was read as typed. Write it as a block: \`${typed.key}: |\`, the text indented below.`,
    fix: [{ file, ...span, text: fixed }],
  };
}
