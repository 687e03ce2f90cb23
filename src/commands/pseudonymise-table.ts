import { editCell } from '../exchange/edit-cell.ts';
import type { Splice } from '../exchange/edit-keys.ts';
import type { Source } from '../model/source.ts';
import { csvForm, rowsFrom } from '../parse/csv-cells.ts';

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
  const { separator, start } = csvForm(text);
  return rowsFrom(text, start, separator).rows.flatMap((row) =>
    row.flatMap((cell) => {
      if (isKept(cell.start)) return [];
      const splices = rewrite(cell.text);
      const answer = byPlace.get(cell.start);
      if (answer) seen(answer, splices);
      return editCell(text, cell, separator, splices);
    }),
  );
}
