import type { Edit } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { type CsvCell, csvRows } from '../parse/csv-cells.ts';

type Splice = Omit<Edit, 'file'>;

/**
 * The edits that rewrite the cells of a table of answers.
 * @param isKept whether the cell that begins at an offset stays
 * @param answers of the table
 * @param seen is told what changes in the words of each answer, places of its body
 */
export function tableEdits(
  text: string,
  isKept: (offset: number) => boolean,
  answers: readonly Source[],
  rewrite: (cell: string) => readonly Splice[],
  seen: (answer: Source, splices: readonly Splice[]) => void,
): Splice[] {
  const byPlace = new Map(answers.map((source) => [source.bodyStart, source]));
  return csvRows(text).rows.flatMap((row) =>
    row.flatMap((cell) => {
      if (isKept(cell.start)) return [];
      const splices = rewrite(cell.text);
      const answer = byPlace.get(cell.start);
      if (answer) seen(answer, splices);
      return splices.map((one) => inFile(cell, one, text));
    }),
  );
}

/** A splice of a cell's text as one of its file, in which the cell may stand between quotation marks. */
function inFile(cell: CsvCell, { start, end, text }: Splice, file: string): Splice {
  const offset = (index: number) => cell.start + index + cell.doubled.filter((mark) => mark < index).length;
  const isQuoted = file[cell.start - 1] === '"' && file[cell.end] === '"';
  return { start: offset(start), end: offset(end), text: isQuoted ? text.replaceAll('"', '""') : text };
}
