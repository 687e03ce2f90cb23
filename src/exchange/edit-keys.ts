import type { Edit } from '../model/problem.ts';
import type { YamlMap, YamlNode } from '../parse/yaml.ts';
import { blockOrScalar, yamlList, yamlScalar } from './yaml-text.ts';

/** A splice of one file. */
export type Splice = Omit<Edit, 'file'>;

const keyOrder = ['id', 'label', 'order', 'aliases', 'asked', 'definition', 'indicators', 'subthemes'];

/** The splice that gives a key another text; undefined where its value is not written plainly. */
export function spliceText(text: string, map: YamlMap, indent: number, key: string, value: string): Splice | undefined {
  const node = map.entries.find((entry) => entry.key === key)?.value;
  const multiline = value.includes('\n') || value.length > 100;
  const written = map.flow ? JSON.stringify(value) : multiline ? blockOrScalar(value, indent) : yamlScalar(value);
  if (!node) return spliceKey(text, map, indent, key, written);
  if (node.kind !== 'scalar' || !isOwnValue(text, node.span.start)) return undefined;
  const { start, end } = node.span;
  const now = text.slice(start, end);
  if (now === '') return { start, end, text: ` ${written}` };
  const block = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\n/.exec(now)?.[0];
  if (block) return spliceBlock(text, start, end, block, value);
  if (map.flow || !multiline) return { start, end, text: quotedAs(now, value, map.flow) };
  const line = lineEnd(text, end);
  const comment = text.slice(end, line).trim();
  const [header = '', ...lines] = written.split('\n');
  return { start, end: line, text: [header + (comment === '' ? '' : ` ${comment}`), ...lines].join('\n') };
}

/** A block's lines anew, under its header and with its indentation; a folded one becomes literal, to keep its lines. */
function spliceBlock(text: string, start: number, end: number, header: string, value: string): Splice {
  const content = text.slice(start + header.length, end);
  const margin = /^(?:[ \t]*\n)*( *)/.exec(content)?.[1] ?? '';
  const lines = value.split('\n').map((line) => (line.trim() === '' ? '' : margin + line));
  const rest = content.length - content.trimEnd().length;
  return { start, end: end - rest, text: header.replace('>', '|') + lines.join('\n') };
}

function quotedAs(now: string, value: string, flow: boolean): string {
  if (now.startsWith('"')) return JSON.stringify(value);
  if (now.startsWith("'") && !value.includes('\n')) return `'${value.replace(/'/g, "''")}'`;
  return yamlScalar(value, flow);
}

/** The splice that puts a key on a line of its own, after those that usually stand before it. */
export function spliceKey(text: string, map: YamlMap, indent: number, key: string, written: string): Splice {
  const before = keyOrder.slice(0, keyOrder.indexOf(key));
  const entry = map.entries.findLast((one) => before.includes(one.key)) ?? map.entries[0];
  if (map.flow) {
    const end = entry?.value.span.end ?? map.span.start + 1;
    return { start: end, end, text: entry ? `, ${key}: ${written}` : `${key}: ${written}` };
  }
  const last = entry ? endOf(text, entry.value) : map.span.start;
  const at = lineEnd(text, last);
  return { start: at, end: at, text: `\n${' '.repeat(indent)}${key}:${written.startsWith('\n') ? '' : ' '}${written}` };
}

/** Where what a value says ends, the line breaks of a block left out. */
export function endOf(text: string, node: YamlNode): number {
  const last = node.kind === 'list' ? node.items.at(-1) : node.kind === 'map' ? node.entries.at(-1)?.value : undefined;
  const isFlow = node.kind === 'map' ? node.flow : text[node.span.start] === '[';
  if (last && !isFlow) return endOf(text, last);
  return node.span.start + text.slice(node.span.start, node.span.end).trimEnd().length;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Whether a value stands right after its key or dash, without an anchor, a tag or an alias. */
export function isOwnValue(text: string, start: number): boolean {
  let before = start - 1;
  while (before >= 0 && /\s/.test(text[before] as string)) before--;
  return /[:,[{-]/.test(text[before] ?? ':') && !/[*&!]/.test(text[start] ?? '');
}

/** The splice that adds a value to a list, or takes one away; what is kept stays as it is written. */
export function spliceList(
  text: string,
  map: YamlMap,
  indent: number,
  key: string,
  change: { readonly add: readonly string[] } | { readonly remove: string },
): Splice | undefined {
  const node = map.entries.find((entry) => entry.key === key)?.value;
  if (!node || (node.kind === 'scalar' && node.value.trim() === '')) {
    if (!('add' in change)) return undefined;
    const written = yamlList(change.add);
    return node
      ? { start: node.span.start, end: node.span.end, text: ` ${written}` }
      : spliceKey(text, map, indent, key, written);
  }
  if (!isOwnValue(text, node.span.start) || node.kind === 'map') return undefined;
  if (node.kind === 'scalar') return 'add' in change ? intoList(text, node, change.add) : undefined;
  const isFlow = text[node.span.start] === '[';
  if ('add' in change) return isFlow ? addInBrackets(text, node, change.add) : addLines(text, node, change.add);
  const index = node.items.findIndex((item) => item.kind === 'scalar' && item.value.trim() === change.remove);
  if (index === -1 || node.items.length === 1) return undefined;
  return isFlow ? removeInBrackets(node, index) : removeLine(text, node, index);
}

/** The splice that takes every value of a list away; its key stays. */
export function clearList(text: string, map: YamlMap, key: string): Splice | undefined {
  const entry = map.entries.find((one) => one.key === key);
  if (!entry || !isOwnValue(text, entry.value.span.start)) return undefined;
  const start = text.indexOf(':', entry.keySpan.end) + 1;
  return { start, end: endOf(text, entry.value), text: ' []' };
}

type YamlList = Extract<YamlNode, { kind: 'list' }>;

function intoList(text: string, { span }: YamlNode, values: readonly string[]): Splice | undefined {
  const now = text.slice(span.start, span.end);
  if (/^[|>]|[,[\]{}\n]/.test(now)) return undefined;
  return { ...span, text: `[${[now, ...values.map((value) => yamlScalar(value, true))].join(', ')}]` };
}

function addInBrackets(text: string, { items, span }: YamlList, values: readonly string[]): Splice {
  const written = values.map((value) => yamlScalar(value, true)).join(', ');
  const last = items.at(-1);
  const at = last ? endOf(text, last) : span.start + 1;
  return { start: at, end: at, text: last ? `, ${written}` : written };
}

function addLines(text: string, { items }: YamlList, values: readonly string[]): Splice | undefined {
  const last = items.at(-1);
  const margin = last && marginOf(text, last.span.start);
  if (!last || margin === undefined) return undefined;
  const at = lineEnd(text, endOf(text, last));
  return { start: at, end: at, text: values.map((value) => `\n${margin}${yamlScalar(value)}`).join('') };
}

/** What stands before an item on its line: spaces and a dash. */
export function marginOf(text: string, start: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *- +$/.test(before) ? before : undefined;
}

function removeInBrackets({ items }: YamlList, index: number): Splice {
  const [before, item, after] = [items[index - 1], items[index] as YamlNode, items[index + 1]];
  if (after) return { start: item.span.start, end: after.span.start, text: '' };
  return { start: before?.span.end ?? item.span.start, end: item.span.end, text: '' };
}

function removeLine(text: string, { items }: YamlList, index: number): Splice | undefined {
  const item = items[index] as YamlNode;
  if (marginOf(text, item.span.start) === undefined) return undefined;
  const start = text.lastIndexOf('\n', item.span.start - 1) + 1;
  return { start, end: Math.min(text.length, lineEnd(text, endOf(text, item)) + 1), text: '' };
}
