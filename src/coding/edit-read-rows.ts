import type { CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { editReadingStatus } from './edit-reading-status.ts';
import { scalar } from './entry-text.ts';

/**
 * The edits that say whether a reading is complete: none where the file says so already. Of an answer in a table that is
 * whether `rows:` lists its row.
 * @returns undefined where the keys of the file are not written plainly.
 */
export function readingEdits(file: CodingFile, text: string, wanted: CodingFile['status']): Edit[] | undefined {
  if (file.status === wanted) return [];
  if (!file.row) {
    const edit = editReadingStatus(file, text, wanted);
    return edit && [edit];
  }
  return wanted === 'complete' ? added(file, text, file.row.id) : removed(file, text, file.row.id);
}

/** What a new file says of how far it goes; that of a table by its rows. */
export function newReading({ row }: Pick<Source, 'row'>, status: CodingFile['status']) {
  if (row === undefined) return { status };
  return status === 'complete' ? { row, rows: [row] } : { row, status };
}

/** A list of rows on one line, and what is inside its brackets. */
const rowsLine = /^(rows[ \t]*:[ \t]*\[)([^\]\n"']*)\]/m;

function added(file: CodingFile, text: string, id: string): Edit[] | undefined {
  const { path } = file;
  const row = scalar(id);
  const opens = editReadingStatus(file, text, 'complete');
  const isPartial = /^status[ \t]*:[ \t]*["']?partial\b/m.test(text);
  const found = rowsLine.exec(text);
  if (found) {
    const start = found.index + (found[1] as string).length;
    const inside = found[2] as string;
    if (!isPartial) return [{ file: path, start: start + inside.length, end: start + inside.length, text: `, ${row}` }];
    return opens && [opens, { file: path, start, end: start + inside.length, text: row }];
  }
  const key = /^codings[ \t]*:/m.exec(text);
  if (!key || /^rows[ \t]*:/m.test(text) || !isPartial || !opens) return undefined;
  return [opens, { file: path, start: key.index, end: key.index, text: `rows: [${row}]\n` }];
}

function removed(file: CodingFile, text: string, id: string): Edit[] | undefined {
  const found = rowsLine.exec(text);
  if (!found) return undefined;
  const start = found.index + (found[1] as string).length;
  const inside = found[2] as string;
  const left = inside
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== id);
  const list = { file: file.path, start, end: start + inside.length, text: left.join(', ') };
  if (left.length > 0) return [list];
  // An empty list would mean all rows.
  const opens = editReadingStatus(file, text, 'partial');
  return opens && [opens, list];
}
