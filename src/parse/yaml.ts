import {
  Alias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { appendAll } from '../model/append.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { readSimpleYaml } from './simple-yaml.ts';
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
  const simple = readSimpleYaml(text.slice(start, end), start);
  return simple ? { root: simple, problems: [] } : readFullYaml(file, text, start, end);
}

/** The same, all of it by the full parser. */
export function readFullYaml(file: string, text: string, start = 0, end = text.length): YamlRead {
  const placeOf = placesIn(file, text);
  const { text: yaml, typed, original } = quoteTextValues(text.slice(start, end));
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const whole = (offset: number) => start + original(offset);
  const error = document.errors[0];
  if (error) {
    const [at] = error.pos;
    const opened = isUnclosed(error) ? unclosedAt(document.contents as Node | null, at) : undefined;
    return { problems: [{ ...placeOf(whole(opened ?? at)), ...describe(error) }] };
  }
  const problems = typed.map((value) => typedProblem(file, text, start, value));
  try {
    const root = document.contents ? new Reader(document, whole).convert(document.contents as Node, []) : undefined;
    return { ...(root ? { root } : {}), problems };
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    return { problems: [{ ...placeOf(whole(cause.offset)), severity: 'error', ...cause.problem }] };
  }
}

class Unreadable extends Error {
  constructor(
    readonly offset: number,
    readonly problem: Pick<Problem, 'rule' | 'message'>,
  ) {
    super(problem.message);
  }
}

/** No study nests as deep. */
const deepest = 200;
const tooDeep = 'Lists or brackets are nested too deep here.';

/** Aliases may multiply what they name without end; no study needs as much. What is written out has no limit. */
const mostNodes = 200_000;

class Reader {
  /** Of what aliases name. */
  private nodes = 0;
  private aliases = 0;

  constructor(
    private readonly document: ReturnType<typeof parseDocument>,
    private readonly whole: (offset: number) => number,
  ) {}

  convert(node: Node, above: readonly Node[]): YamlNode {
    const [start, valueEnd] = node.range ?? [0, 0, 0];
    const span = { start: this.whole(start), end: this.whole(valueEnd) };
    if (above.length > deepest) throw new Unreadable(start, { rule: 'yaml', message: tooDeep });
    if (above.includes(node) || (this.aliases > 0 && ++this.nodes > mostNodes)) {
      const message = 'This YAML alias contains itself, or too much. Write the value out instead of `*…`.';
      throw new Unreadable(start, { rule: 'cycle', message });
    }
    const path = [...above, node];
    if (node instanceof Alias) {
      const target = node.resolve(this.document);
      if (!target) throw new Unreadable(start, { rule: 'yaml', message: explanations.BAD_ALIAS as string });
      this.aliases++;
      const named = this.convert(target, path);
      this.aliases--;
      return { ...named, span };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((one) => this.convert(one as Node, path)), span };
    if (isMap(node)) {
      const entries = node.items.map((pair) => this.entry(pair, path));
      return { kind: 'map', entries, span, flow: node.flow === true };
    }
    return { kind: 'scalar', value: isScalar(node) ? String(node.value ?? '') : '', span };
  }

  private entry({ key, value }: Pair, path: readonly Node[]): YamlMap['entries'][number] {
    const name = this.convert(key as Node, path);
    const end = { start: name.span.end, end: name.span.end };
    return {
      key: name.kind === 'scalar' ? name.value : '',
      keySpan: name.span,
      value: value ? this.convert(value as Node, path) : { kind: 'scalar', value: '', span: end },
    };
  }
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
  MULTIPLE_DOCS: 'A line `---` divides this file in two. Take it out: a file of settings or codings is one document.',
  NON_STRING_KEY: 'A key is a plain word here. Put it between quotes, or check the lines above.',
  BAD_COLLECTION_TYPE: 'A list and keys are mixed here. Check the dashes and the indentation.',
};

function isUnclosed({ message }: YAMLError): boolean {
  return message.startsWith('Flow ');
}

/** Where the innermost bracket stands that is not closed before an offset; the error itself says that offset only. */
function unclosedAt(root: Node | null, end: number): number | undefined {
  let innermost: number | undefined;
  const inside: unknown[] = [root];
  for (const node of inside) {
    if (isPair(node)) inside.push(node.key, node.value);
    if (!isCollection(node)) continue;
    appendAll(inside, node.items);
    const [start, ends] = node.range ?? [];
    if (node.flow && ends === end && start !== undefined) innermost = Math.max(innermost ?? 0, start);
  }
  return innermost;
}

function describe(error: YAMLError): Pick<Problem, 'rule' | 'severity' | 'message'> {
  const deep = error.message.includes('call stack') ? tooDeep : undefined;
  const unclosed = isUnclosed(error) ? 'A bracket or a brace opens here and is not closed.' : deep;
  const message = unclosed ?? explanations[error.code] ?? `This is not valid YAML: ${error.message}.`;
  return { rule: 'yaml', severity: 'error', message };
}

function typedProblem(file: string, text: string, start: number, typed: ReadAsTyped): Problem {
  const span = { start: start + typed.span.start, end: start + typed.span.end };
  const fixed =
    typed.key === 'label' || typed.key === 'passage'
      ? JSON.stringify(typed.value)
      : `|\n${' '.repeat(typed.indent + 2)}${typed.value}`;
  return {
    ...placesIn(file, text)(span.start),
    rule: 'text-on-one-line',
    severity: 'warning',
    message: `YAML would reject or cut this ${typed.key}; it was read as typed. ${typed.key === 'label' || typed.key === 'passage' ? 'Put it between quotes.' : `Write it as a block: \`${typed.key}: |\`, the text indented below.`}`,
    fix: [{ file, ...span, text: fixed }],
  };
}
