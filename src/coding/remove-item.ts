import type { Code } from '../model/codebook.ts';
import type { Edit } from '../model/problem.ts';
import { dashBefore, endOfEntry } from './add-codings.ts';
import { NotPlain } from './not-plain.ts';

/** The edit that takes a sub-theme out of the code above it; the last one takes the list with it. @param text the file as read. */
export function removeItem(text: string, parent: Code, code: Code): Edit {
  const file = code.place.file;
  const list = parent.written.keys.subthemes;
  const { entry } = code.written;
  const at = list?.items?.findIndex(({ start }) => start === entry.start) ?? -1;
  if (!list?.items || at === -1) throw new NotPlain(file, entry.start, 'This list is a YAML reference. Write it out.');
  if (text[list.value.start] === '[') return fromBrackets(file, list.items, at);
  const dash = dashBefore(text, entry.start);
  if (!dash) throw new NotPlain(file, entry.start, 'Begin each sub-theme with a dash on a line of its own.');
  const line = dash.start;
  const end = endOfEntry(text, entry, dash.indent);
  if (list.items.length > 1) return { file, start: line, end, text: '' };
  const key = text.lastIndexOf('\n', list.key.start - 1) + 1;
  if (/^ *["']?$/.test(text.slice(key, list.key.start))) return { file, start: key, end, text: '' };
  const colon = text.indexOf(':', list.key.end) + 1;
  return { file, start: colon, end, text: ' []\n' };
}

function fromBrackets(file: string, items: readonly { start: number; end: number }[], at: number): Edit {
  const item = items[at] as { start: number; end: number };
  const [before, after] = [items[at - 1], items[at + 1]];
  if (after) return { file, start: item.start, end: after.start, text: '' };
  return { file, start: before?.end ?? item.start, end: item.end, text: '' };
}
