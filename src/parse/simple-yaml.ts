import type { YamlMap, YamlNode } from './yaml.ts';

/** What only the full parser may read: tabs, control characters, a line of spaces, of a comment, or between documents. */
const elsewhere = /[^\P{Cc}\n]|\ufeff|^ +$|^ *#|^(?:---|\.\.\.)/mu;
const keyed = /^([\p{L}_][\p{L}\p{N}_-]{0,60}):(?: +(\S.*))?$/u;
/** Begins with no sign that means something to YAML, and holds neither `: ` nor ` #`. */
const plain = /^(?![-?:,[\]{}#&*!|>'"%@`])(?:(?!: | #).)*[^: ]$|^[^-?:,[\]{}#&*!|>'"%@` ]$/u;
const doubled = /^"([^"\\]*)"$/;
const single = /^'([^']*)'$/;
const flowItem = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_*'’.-]| (?! ))*$/u;
/** Their values are read as typed, or hold such values: `quoteTextValues` sees to them. */
const typedKeys = new Set(['quote', 'translation', 'memo', 'label', 'definition']);

/**
 * YAML of one plain form: keys with a value on their line, in quotation marks, in `[…]` or under `|`, and blocks of them. What
 * is read here is read as the full parser reads it (a test compares them), many times faster.
 * @param at where `yaml` stands in the whole file: spans count from there.
 * @returns undefined where anything else stands there, also where nothing does.
 */
export function readSimpleYaml(yaml: string, at: number): YamlNode | undefined {
  if (yaml === '' || elsewhere.test(yaml)) return undefined;
  const reading = new Reading(yaml, at);
  const root = reading.block(0);
  return root && reading.isOver() ? root : undefined;
}

/** One line that is not blank. */
interface Line {
  /** Where it begins in the YAML, and where its text ends. */
  readonly start: number;
  readonly end: number;
  indent: number;
  /** Without indentation and the spaces after it. */
  text: string;
}

class Reading {
  private readonly lines: Line[] = [];
  private next = 0;

  constructor(
    private readonly yaml: string,
    private readonly at: number,
  ) {
    for (let start = 0; start < yaml.length; ) {
      const newline = yaml.indexOf('\n', start);
      const end = newline === -1 ? yaml.length : newline;
      if (end > start) this.lines.push(lineOf(yaml, start, end));
      start = end + 1;
    }
  }

  isOver(): boolean {
    return this.next === this.lines.length;
  }

  /** The map or list whose lines stand at an indentation. */
  block(indent: number): YamlNode | undefined {
    const line = this.lines[this.next];
    if (line?.indent !== indent) return undefined;
    return line.text.startsWith('- ') ? this.list(indent) : this.map(indent);
  }

  private list(indent: number): YamlNode | undefined {
    const items: YamlNode[] = [];
    const start = this.position();
    for (let line = this.lines[this.next]; line?.indent === indent; line = this.lines[this.next]) {
      if (!/^- [^ -]/.test(line.text)) break;
      line.indent += 2;
      line.text = line.text.slice(2);
      const item = keyed.test(line.text) ? this.map(indent + 2) : undefined;
      if (!item) return undefined;
      items.push(item);
    }
    return items.length === 0 ? undefined : { kind: 'list', items, span: this.span(start) };
  }

  private map(indent: number): YamlMap | undefined {
    const entries: YamlMap['entries'][number][] = [];
    const keys = new Set<string>();
    const start = this.position();
    for (let line = this.lines[this.next]; line?.indent === indent; line = this.lines[this.next]) {
      const [, key, written] = keyed.exec(line.text) ?? [];
      if (key === undefined || keys.has(key) || key === 'withdrawn') break;
      keys.add(key);
      const from = this.at + line.start + line.indent;
      const keySpan = { start: from, end: from + key.length };
      this.next++;
      const value = written === undefined ? this.below(line, keySpan.end) : this.value(line, key, written);
      if (!value) return undefined;
      entries.push({ key, keySpan, value });
    }
    return entries.length === 0 ? undefined : { kind: 'map', entries, span: this.span(start), flow: false };
  }

  /** What stands under a key with nothing after it; the last key of a map has another end then. */
  private below(line: Line, keyEnd: number): YamlNode | undefined {
    if (this.yaml[line.end - 1] !== ':') return undefined;
    const next = this.lines[this.next];
    if (!next || next.indent < line.indent) return undefined;
    if (next.indent > line.indent || next.text.startsWith('- ')) return this.block(next.indent);
    return { kind: 'scalar', value: '', span: { start: keyEnd + 1, end: keyEnd + 1 } };
  }

  private value(line: Line, key: string, written: string): YamlNode | undefined {
    const start = this.at + line.start + line.indent + line.text.length - written.length;
    const span = { start, end: start + written.length };
    if (written === '|') return this.literal(line, start);
    // A deeper line would go on with the value.
    const next = this.lines[this.next];
    if (next && next.indent > line.indent) return undefined;
    const quoted = doubled.exec(written) ?? single.exec(written);
    if (quoted) return { kind: 'scalar', value: quoted[1] as string, span };
    if (plain.test(written)) return { kind: 'scalar', value: written, span };
    return typedKeys.has(key) ? undefined : this.flow(written, span);
  }

  private flow(written: string, span: { start: number; end: number }): YamlNode | undefined {
    if (!written.startsWith('[') || !written.endsWith(']')) return undefined;
    const inner = written.slice(1, -1);
    const items: YamlNode[] = [];
    let from = span.start + 1;
    for (const part of inner.trim() === '' ? [] : inner.split(',')) {
      const value = part.trim();
      if (!flowItem.test(value)) return undefined;
      const start = from + part.indexOf(value);
      items.push({ kind: 'scalar', value, span: { start, end: start + value.length } });
      from += part.length + 1;
    }
    return { kind: 'list', items, span };
  }

  /** The lines under a `|`, blank ones between them included. */
  private literal(line: Line, start: number): YamlNode | undefined {
    const first = this.lines[this.next];
    if (!first || first.indent <= line.indent || first.start !== line.end + 1) return undefined;
    let value = '';
    let end = line.end + 1;
    for (let inner: Line | undefined = first; inner && inner.indent > line.indent; inner = this.lines[this.next]) {
      if (inner.indent < first.indent) return undefined;
      value += '\n'.repeat(inner.start - end) + this.yaml.slice(inner.start + first.indent, inner.end);
      value += '\n';
      end = inner.end + 1;
      this.next++;
    }
    return { kind: 'scalar', value, span: { start, end: this.at + Math.min(end, this.yaml.length) } };
  }

  private position(): number {
    const { start, indent } = this.lines[this.next] as Line;
    return this.at + start + indent;
  }

  /** From a place to the end of the last line that was read, its newline included. */
  private span(start: number): { start: number; end: number } {
    const { end } = this.lines[this.next - 1] as Line;
    return { start, end: this.at + Math.min(end + 1, this.yaml.length) };
  }
}

function lineOf(yaml: string, start: number, end: number): Line {
  let from = start;
  while (yaml.charCodeAt(from) === 0x20) from++;
  let to = end;
  while (to > from && yaml.charCodeAt(to - 1) === 0x20) to--;
  return { start, end, indent: from - start, text: yaml.slice(from, to) };
}
