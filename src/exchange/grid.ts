/** A cell of a table: its text, with LF line ends, and over how many columns it spreads; 0 where the cell before covers it. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
}

export interface GridRow {
  /** 1-based, as the program that made the table counts; empty rows are left out. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** One table of a file: a sheet, a table of a text, all of a csv. */
export interface Grid {
  readonly rows: readonly GridRow[];
}

/** The tables of a file, or in a sentence why there are none. */
export type GridsRead = { readonly grids: readonly Grid[]; readonly notices: readonly string[] } | { fault: string };

/** A format in which tables of texts come and go. */
export interface GridFormat {
  /**
   * The bytes of one table, the same for the same rows; the first row is its heading.
   * @param lang of its words, as BCP 47 writes it
   */
  write(rows: readonly (readonly string[])[], lang: string): Uint8Array;
  read(bytes: Uint8Array): GridsRead;
  /** How many UTF-16 units a cell can hold. */
  readonly longestCell: number;
  /** How many rows a table can have, its heading among them. */
  readonly mostRows: number;
}
