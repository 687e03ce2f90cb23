import type { GridFormat } from './grid.ts';

/** A table that its form cannot hold, and what to do, as a sentence for who wants it. */
export class TableTooLarge extends Error {}

/**
 * Whether a table fits into its form: nothing of it is cut off without a word.
 * @param columns without their headings, which take one row
 * @throws TableTooLarge
 */
export function refuseTooLarge(
  columns: readonly { readonly name: string; readonly values: readonly unknown[] }[],
  { mostRows, longestCell }: Pick<GridFormat, 'mostRows' | 'longestCell'>,
): void {
  const rows = 1 + (columns[0]?.values.length ?? 0);
  if (rows > mostRows)
    throw new TableTooLarge(
      `Excel holds ${thousands(mostRows)} rows, and this table has ${thousands(rows)} with its heading: write .csv or .parquet.`,
    );
  for (const { name, values } of columns) {
    const row = values.findIndex((value) => typeof value === 'string' && value.length > longestCell);
    if (row !== -1)
      throw new TableTooLarge(
        `Excel holds ${thousands(longestCell)} characters in a cell, and « ${name} » has ${thousands((values[row] as string).length)} in row ${thousands(row + 2)}: write .csv or .parquet.`,
      );
  }
}

function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
