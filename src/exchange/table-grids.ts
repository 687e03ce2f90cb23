import { parsedOnce } from '../parse/parsed-once.ts';
import { format as csv } from './csv.ts';
import type { GridsRead } from './grid.ts';
import type { ForeignFile } from './importer.ts';
import { format as xlsx } from './xlsx.ts';

const once = parsedOnce<GridsRead>();

/** The tables of a csv or a workbook, whatever its name says; read once, however many importers ask. */
export function gridsIn({ bytes }: ForeignFile): GridsRead {
  const isArchive = bytes[0] === 0x50 || bytes[0] === 0xd0;
  return once(bytes, [], () => (isArchive ? xlsx : csv).read(bytes));
}
