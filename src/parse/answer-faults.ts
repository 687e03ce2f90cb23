import type { CsvCell } from './csv-cells.ts';
import type { Fields } from './fields.ts';

/**
 * Tells of columns that are read and bear the name of another one: which of them is meant nobody can say.
 * @param read positions of the columns that are read
 * @returns whether there are any
 */
export function tellTwins(heading: readonly CsvCell[], read: readonly number[], say: Fields): boolean {
  const names = heading.map(({ text }) => text.trim());
  const twins = [...new Set(read.map((index) => names[index] as string))]
    .map((name) => ({ name, columns: [...names.keys()].filter((index) => names[index] === name) }))
    .filter(({ columns }) => columns.length > 1);
  for (const { name, columns } of twins) {
    const [last, ...others] = columns.map((index) => index + 1).reverse();
    const numbers = `${others.reverse().join(', ')} and ${last}`;
    const message = `Columns ${numbers} of this table are both called « ${name} », and the table is not read: which is meant cannot be told. Give one another name, or leave the name out of \`columns:\`.`;
    say.report(heading[columns[1] as number]?.start ?? 0, 'duplicate-column', 'error', message);
  }
  return twins.length > 0;
}

/** Why a row of so many cells is no row of a heading of so many; undefined where it is one. */
export function cellsFault(cells: number, heading: number): string | undefined {
  if (cells > heading)
    return `This row has ${cells} cells and the heading ${heading}: it is left out. Put a cell that holds a separator between quotation marks.`;
  return undefined;
}

/** What is wrong where two rows have one id, as each writes it. */
export function sameId(row: string, before: string, id: string): string {
  const what =
    row === before
      ? `Two rows have the id « ${row} »: this one is`
      : `The ids « ${before} » and « ${row} » are one to the study, « ${id} », since capitals, accents and signs do not count in ids: this row is`;
  return `${what} left out, and codings of it may be of the other. Give one another id.`;
}

/** What is said of rows with fewer cells than the heading: programs leave out empty ones at the end of a line. */
export function shortRows(lines: readonly number[]): string {
  const named = lines.slice(0, 5);
  const rest = lines.length - named.length;
  const what = lines.length === 1 ? '1 row has' : `${lines.length} rows have`;
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${what} fewer cells than the heading, in ${where}: those that are missing are read as empty. Where a cell goes on in the next line, put it between quotation marks.`;
}
