/** As much of DuckDB as is used here: it is an optional part, and without it the program is still built and checked. */
declare module '@duckdb/node-api' {
  export interface DuckDBType {
    readonly typeId: number;
    toString(): string;
  }
  export class DuckDBDateValue {
    /** @param days since 1970-01-01 */
    constructor(days: number);
  }
  type Value = string | number | boolean | null | DuckDBDateValue;

  interface Appender {
    appendDataChunk(chunk: DuckDBDataChunk): void;
    flushSync(): void;
    closeSync(): void;
  }

  interface Reader {
    columnNames(): string[];
    columnTypes(): DuckDBType[];
    convertRows<T>(convert: Convert<T>): (T | null)[][];
    getRowsJson(): unknown[][];
  }

  /** @param own what converts the parts of a list or a struct */
  type Convert<T> = (value: unknown, type: DuckDBType, own: Convert<T>) => T | null;
  export const JsonDuckDBValueConverter: Convert<unknown>;

  interface Statement {
    readonly parameterCount: number;
    run(): Promise<unknown>;
    runAndReadAll(): Promise<Reader>;
  }

  interface Statements {
    readonly count: number;
    /** @param index from 0. */
    prepare(index: number): Promise<Statement>;
  }

  interface Connection {
    run(sql: string): Promise<unknown>;
    runAndReadAll(sql: string): Promise<Reader>;
    extractStatements(sql: string): Promise<Statements>;
    createAppender(table: string): Promise<Appender>;
    closeSync(): void;
  }

  export class DuckDBDataChunk {
    static create(types: readonly DuckDBType[], rowCount?: number): DuckDBDataChunk;
    setRows(rows: readonly (readonly Value[])[]): void;
  }

  export class DuckDBInstance {
    static create(path: string, options: Readonly<Record<string, string>>): Promise<DuckDBInstance>;
    connect(): Promise<Connection>;
    closeSync(): void;
  }

  export const DuckDBTypeId: { readonly INTERVAL: number };
  export const VARCHAR: DuckDBType;
  export const INTEGER: DuckDBType;
  export const BOOLEAN: DuckDBType;
  export const DATE: DuckDBType;
}
