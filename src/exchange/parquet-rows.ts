import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { CellType, CellValue } from '../model/table.ts';

/** A column; a `number` may have a fraction. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: CellType | 'number';
}

/** Rows that are read together, and held until they are packed: so many, or of so many UTF-16 units. */
const rowGroup = 100_000;
const unitsOfGroup = 16_000_000;

/** A table as Parquet, Snappy inside, row by row: whole numbers of 32 bits, others of 64; what is missing is missing. */
export class ParquetRows {
  /** So many were added. */
  rows = 0;
  private readonly writer = new ByteWriter();
  private readonly parquet: ParquetWriter;
  private waiting: (CellValue | Date)[][];
  private units = 0;

  constructor(private readonly columns: readonly ParquetColumn[]) {
    const schema = columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...kinds[type] }));
    this.parquet = new ParquetWriter({
      writer: this.writer,
      schema: [{ name: 'root', num_children: columns.length }, ...schema],
    });
    this.waiting = columns.map(() => []);
  }

  /** @param row a value for each column */
  add(row: readonly CellValue[]): void {
    for (const [i, { type }] of this.columns.entries()) {
      const value = row[i] ?? null;
      this.waiting[i]?.push(type === 'date' && value !== null ? new Date(`${value}T00:00:00Z`) : value);
    }
    this.rows++;
    for (const value of row) if (typeof value === 'string') this.units += value.length;
    if (this.waiting[0]?.length === rowGroup || this.units > unitsOfGroup) this.pack();
  }

  /** The file; nothing can be added to it. */
  finish(): Uint8Array {
    if (this.waiting[0]?.length) this.pack();
    // Into memory, nothing is waited for.
    void this.parquet.finish();
    return new Uint8Array(this.writer.getBuffer());
  }

  private pack(): void {
    const columnData = this.columns.map(({ name }, i) => ({ name, data: this.waiting[i] ?? [] }));
    void this.parquet.write({ columnData, rowGroupSize: rowGroup });
    this.waiting = this.columns.map(() => []);
    this.units = 0;
  }
}

const kinds = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;
