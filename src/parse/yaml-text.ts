import type { Span } from '../model/span.ts';

/** A text value on one line that YAML would reject or cut, read as typed. */
export interface ReadAsTyped {
  readonly key: string;
  /** The value in the original text. */
  readonly span: Span;
  readonly value: string;
  /** Column (0-based) of the key. */
  readonly indent: number;
}

export interface Rewritten {
  /** YAML with those values quoted; lines keep their numbers. */
  readonly text: string;
  readonly typed: readonly ReadAsTyped[];
  /** Offset in `text` → offset in the original. */
  readonly original: (offset: number) => number;
}

const keyed =
  /^(?<margin>\s*(?:-\s+)*)(?<mark>["']?)(?<key>quote|translation|memo|label|definition)\k<mark>[ \t]*:[ \t]+(?<value>\S.*)$/;
const listed = /^(?<margin>\s*-\s+)(?<value>\S.*)$/;
const sibling = /^\s*(?:-\s|[\p{L}_]+:(?:\s|$))/u;

/**
 * Quotes the values of text keys (`quote`, `translation`, `memo`, `label`, `definition`), and the passages listed under `withdrawn:`,
 * that YAML would not read as typed.
 */
export function quoteTextValues(yaml: string): Rewritten {
  const lines = yaml.split('\n');
  const typed: ReadAsTyped[] = [];
  const shifts: { from: number; to: number; original: Span }[] = [];
  let block: number | undefined;
  let withdrawn = false;
  let read = 0;
  let out = '';
  for (let i = 0; i < lines.length; i++) {
    const current = lines[i] as string;
    const start = read;
    read += current.length + 1;
    if (block !== undefined && (current.trim() === '' || leading(current) > block)) {
      out += `${current}\n`;
      continue;
    }
    block = blockIndent(current);
    if (/^\S/.test(current) && !current.startsWith('- ')) withdrawn = /^withdrawn:\s*(?:#.*)?$/.test(current);
    const match = (withdrawn ? listed : keyed).exec(current)?.groups;
    if (!match || block !== undefined) {
      out += `${current}\n`;
      continue;
    }
    const written = match.value as string;
    const indent = (match.margin as string).length;
    const more: string[] = [];
    while (isContinuation(lines[i + 1 + more.length], indent)) more.push(lines[i + 1 + more.length] as string);
    const whole = [written, ...more].map((part) => part.trim());
    if (isPlainYaml(whole)) {
      out += `${current}\n`;
      continue;
    }
    const valueStart = start + current.length - written.length;
    for (const part of more) read += part.length + 1;
    i += more.length;
    const original = { start: valueStart, end: read - 1 };
    const value = whole.join(' ').trim();
    out += current.slice(0, valueStart - start);
    const quoted = JSON.stringify(value) + '\n'.repeat(more.length);
    shifts.push({ from: out.length, to: out.length + quoted.length, original });
    out += `${quoted}\n`;
    typed.push({ key: match.key ?? 'passage', span: original, value, indent });
  }
  const originalOffset = (offset: number): number => {
    let shift = 0;
    for (const { from, to, original } of shifts) {
      if (offset < from) break;
      if (offset < to) return offset === from ? original.start : original.end;
      shift = original.end - to;
    }
    return offset + shift;
  };
  return { text: out.slice(0, -1), typed, original: originalOffset };
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

/** The column content must exceed, when the line opens a block scalar. */
function blockIndent(text: string): number | undefined {
  const match = /^(\s*(?:-\s+)*)([^\s#-][^:]*:[ \t]+)?[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.exec(text);
  if (!match) return undefined;
  const before = match[1] as string;
  return match[2] === undefined ? before.lastIndexOf('-') : before.length;
}

function isContinuation(text: string | undefined, indent: number): boolean {
  return text !== undefined && text.trim() !== '' && leading(text) > indent && !sibling.test(text);
}

function isPlainYaml(parts: readonly string[]): boolean {
  const value = parts.join('\n');
  if (/^"(?:[^"\\]|\\[\s\S])*"[ \t]*(?:#.*)?$/.test(value)) return true;
  if (/^'(?:[^']|'')*'[ \t]*(?:#.*)?$/.test(value)) return true;
  if (/^[[\]{}&*!|>%@`"',#]/.test(value) || /^[-?:](?:\s|$)/.test(value)) return false;
  return parts.every((part) => !/:(?:\s|$)/.test(part) && !/(?:^|\s)#/.test(part));
}
