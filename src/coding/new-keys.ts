import type { Edit } from '../model/problem.ts';
import type { WrittenCode } from '../model/written-code.ts';
import { endOfEntry } from './add-codings.ts';
import { indented } from './code-item.ts';
import { lineEndAt } from './entry-layout.ts';
import { NotPlain } from './not-plain.ts';

/** Writes keys the code does not have yet: an id first, others after id or label; a list of sub-themes last. */
export function newKeys(
  file: string,
  text: string,
  written: WrittenCode,
  lines: readonly string[],
  block: readonly string[],
): Edit[] {
  const { form, entry, keys } = written;
  if (lines.length + block.length === 0) return [];
  if (form === 'bare') return [{ file, start: 0, end: 0, text: `---\n${[...lines, ...block].join('\n')}\n---\n\n` }];
  if (form === 'label') return fromLabel(file, text, written, lines, block);
  const id = keys.id?.isEmpty === false ? keys.id : undefined;
  const hasNewId = lines.some((line) => line.startsWith('id:'));
  const anchor = hasNewId ? undefined : [id, keys.label].find((one) => one && isOnOneLine(text, one));
  const at = anchor ? anchor.value.end : (Object.values(keys)[0]?.key.start ?? entry.start);
  if (form === 'flow') {
    const added = [...lines, ...block].map((line) => (anchor ? `, ${line}` : `${line}, `)).join('');
    return [{ file, start: at, end: at, text: added }];
  }
  const margin = columnOf(text, Object.values(keys)[0]?.key.start ?? entry.start);
  const indent = ' '.repeat(margin);
  const edits: Edit[] = [];
  if (lines.length > 0) {
    const place = anchor ? lineEndAt(text, at) : at;
    const added = lines.map((line) => (anchor ? `\n${indent}${line}` : `${line}\n${indent}`)).join('');
    edits.push({ file, start: place, end: place, text: added });
  }
  if (block.length > 0) edits.push({ file, ...endOf(text, written), text: indented(`${block.join('\n')}\n`, margin) });
  return edits;
}

function isOnOneLine(text: string, { key, value, isEmpty }: WrittenCode['keys'][string]): boolean {
  return !isEmpty && !text.slice(key.start, value.end).includes('\n');
}

/** Where a new last key of a code is written: the start of a line. */
function endOf(text: string, { form, entry }: WrittenCode): { start: number; end: number } {
  if (form === 'front') return { start: entry.end, end: entry.end };
  const at = endOfEntry(text, entry, columnOf(text, entry.start) - 1);
  return { start: at, end: at };
}

/** A label alone gets keys. */
function fromLabel(
  file: string,
  text: string,
  { entry }: WrittenCode,
  lines: readonly string[],
  block: readonly string[],
): Edit[] {
  const label = text.slice(entry.start, entry.end);
  if (label.includes('\n')) throw new NotPlain(file, entry.start, 'Write this label on one line.');
  const before = text.slice(text.lastIndexOf('\n', entry.start - 1) + 1, entry.start);
  const own = lines.find((line) => line.startsWith('label:')) ?? `label: ${label}`;
  const first = lines.filter((line) => line.startsWith('id:'));
  const keys = [...first, own, ...lines.filter((line) => line !== own && !first.includes(line))];
  if (/^ *- +$/.test(before)) {
    const margin = `\n${' '.repeat(before.length)}`;
    return [{ file, ...entry, text: [...keys, ...block].join(margin) }];
  }
  return [{ file, ...entry, text: `{ ${[...keys, ...block].join(', ')} }` }];
}

/** How many units stand before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
