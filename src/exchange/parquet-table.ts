import { parquetWriteBuffer } from 'hyparquet-writer';
import type { CellType, CellValue } from '../model/table.ts';

/** A column with its values; a `number` may have a fraction. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: CellType | 'number';
  readonly values: readonly CellValue[];
}

/** Rows that are read together: who wants some of them need not read the others. */
const rowGroup = 100_000;

/** A table as Parquet, Snappy inside: whole numbers of 32 bits, others of 64; what is missing is missing. */
export function parquetTable(columns: readonly ParquetColumn[]): Uint8Array {
  const schema = columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...kinds[type] }));
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type, values }) => ({
      name,
      data: type === 'date' ? values.map(dayOf) : [...values],
    })),
    schema: [{ name: 'root', num_children: columns.length }, ...schema],
    rowGroupSize: rowGroup,
  });
  return new Uint8Array(buffer);
}

function dayOf(value: CellValue): Date | null {
  return value === null ? null : new Date(`${value}T00:00:00Z`);
}

const kinds = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;
