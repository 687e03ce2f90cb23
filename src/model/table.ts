export type CellType = 'text' | 'integer' | 'boolean' | 'date';

/** A day is written YYYY-MM-DD. */
export type CellValue = string | number | boolean | null;

export interface TableColumn {
  readonly name: string;
  readonly type: CellType;
  /** For people; empty of a variable of the sources. */
  readonly meaning: string;
}

/** A table of plain values, with nothing in them that may not be shown. */
export interface Table {
  readonly name: string;
  /** One row of it, for people. */
  readonly row: string;
  readonly columns: readonly TableColumn[];
  /** Made when they are asked for: a table may be large. */
  rows(): Iterable<readonly CellValue[]>;
}
