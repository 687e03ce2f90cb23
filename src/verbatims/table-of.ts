import { distinctNames } from '../model/distinct-names.ts';
import type { CellType, CellValue, Table, TableColumn } from '../model/table.ts';

export type ColumnOf<Row> = readonly [
  name: string,
  type: CellType,
  meaning: string,
  value: (row: Row) => CellValue | undefined,
];

/** A table from what its rows are made of. */
export function tableOf<Row>(
  name: string,
  row: string,
  columns: readonly ColumnOf<Row>[],
  rows: () => Iterable<Row>,
): Table {
  return {
    name,
    row,
    columns: columns.map(([column, type, meaning]) => ({ name: column, type, meaning })),
    *rows() {
      for (const one of rows()) yield columns.map(([, , , value]) => value(one) ?? null);
    },
  };
}

/** Columns of what sources say of themselves, each under a name of its own: to SQL, capitals are no difference. */
export function variableColumns<Row>(
  own: readonly ColumnOf<Row>[],
  variablesOf: (row: Row) => Readonly<Record<string, string>>,
  rows: readonly Row[],
): ColumnOf<Row>[] {
  const variables = [...new Set(rows.flatMap((row) => Object.keys(variablesOf(row))))];
  const names = distinctNames(
    variables,
    own.map(([name]) => name),
  );
  return variables.map((variable, i) => [names[i] as string, 'text', '', (row) => variablesOf(row)[variable]]);
}

export const columnMeanings = {
  source: 'the interview: its id, or its pseudonym',
  case: 'the case, or its pseudonym',
  wave: 'its wave',
} satisfies Record<string, TableColumn['meaning']>;

/** The date for a column of days: null of a month or a year, which is none. */
export function dayOf(date: string | undefined): string | null {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null;
}
