import type { Edit } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import type { WrittenValue } from '../model/written-code.ts';
import { lineEndAt } from './entry-layout.ts';
import { NotPlain } from './not-plain.ts';

/** An id or another word as written, with its quotes: what replaces it keeps them. */
export function editWord(file: string, text: string, span: Span, from: string, to: string): Edit {
  const written = text.slice(span.start, span.end);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  if (written !== quote + from + quote)
    throw new NotPlain(file, span.start, `« ${from} » is not written plainly here. Write it as a plain word.`);
  return { file, start: span.start + quote.length, end: span.end - quote.length, text: to };
}

/**
 * The edits that give a list other values, each standing for one that was there: only what differs is touched.
 * @param items where the values stand: one span each.
 * @param wanted for each of them what replaces it; undefined: it stays; none: it goes.
 */
export function editItems(
  file: string,
  text: string,
  items: readonly { readonly value: string; readonly span: Span }[],
  wanted: readonly (readonly string[] | undefined)[],
): Edit[] {
  const gone = wanted.filter((words) => words?.length === 0).length;
  const isBlock = items.some(({ span }) => dashOf(text, span.start) !== undefined);
  if (!isBlock && (gone > 0 || wanted.some((words) => (words?.length ?? 1) > 1)))
    return [rebuilt(file, text, items, wanted)];
  return items.flatMap(({ value, span }, i): Edit[] => {
    const words = wanted[i];
    if (words === undefined) return [];
    if (words.length === 0) return [removedLine(file, text, span)];
    const [first, ...more] = words as [string, ...string[]];
    const edit = editWord(file, text, span, value, first);
    const dash = dashOf(text, span.start) ?? '';
    return [
      {
        ...edit,
        end: span.end,
        text: edit.text + text.slice(edit.end, span.end) + more.map((word) => `\n${dash}${word}`).join(''),
      },
    ];
  });
}

/** The values of a list in brackets, or one alone, written anew between the first and the last. */
function rebuilt(
  file: string,
  text: string,
  items: readonly { readonly value: string; readonly span: Span }[],
  wanted: readonly (readonly string[] | undefined)[],
): Edit {
  const [start, end] = [items[0]?.span.start ?? 0, items.at(-1)?.span.end ?? 0];
  const written = items.flatMap(({ span }, i) => wanted[i] ?? [text.slice(span.start, span.end)]);
  const inBrackets = /[[,]\s*$/.test(text.slice(Math.max(0, start - 200), start));
  if (!inBrackets && items.length > 1) throw new NotPlain(file, start, 'This list is not written plainly.');
  const joined = written.join(', ');
  return { file, start, end, text: inBrackets || written.length === 1 ? joined : `[${joined}]` };
}

/** `  - ` before an item that stands on a line of its own. */
function dashOf(text: string, start: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^ *- +$/.test(before) ? before : undefined;
}

function removedLine(file: string, text: string, { start, end }: Span): Edit {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return { file, start: line, end: Math.min(text.length, lineEndAt(text, end) + 1), text: '' };
}

/** The edit that adds values at the end of a list, in its own style. @param values as YAML writes them. */
export function addToList(file: string, text: string, list: WrittenValue, values: readonly string[]): Edit {
  const { key, value, items, isEmpty } = list;
  if (isEmpty) {
    const colon = text.indexOf(':', key.end) + 1;
    return { file, start: colon, end: colon, text: ` [${values.join(', ')}]` };
  }
  if (text[value.start] === '*' || text[value.start] === '&')
    throw new NotPlain(file, value.start, 'This list is a YAML reference. Write it out.');
  if (!items) return { file, ...value, text: `[${[text.slice(value.start, value.end), ...values].join(', ')}]` };
  const last = items.at(-1);
  if (text[value.start] === '[') {
    const at = last?.end ?? value.start + 1;
    return { file, start: at, end: at, text: (last ? ', ' : '') + values.join(', ') };
  }
  const dash = last && dashOf(text, last.start);
  if (!last || dash === undefined) throw new NotPlain(file, value.start, 'This list is not written plainly.');
  const at = lineEndAt(text, last.end);
  return { file, start: at, end: at, text: values.map((one) => `\n${dash}${one}`).join('') };
}
