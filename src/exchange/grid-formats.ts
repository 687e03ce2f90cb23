import type { GridFormat } from './grid.ts';

/** The formats of tables, by the ending of the file's name; to add one: its file, and a line here. */
export const gridFormats: Readonly<Record<string, () => Promise<{ format: GridFormat }>>> = {
  csv: () => import('./csv.ts'),
  xlsx: () => import('./xlsx.ts'),
  docx: () => import('./docx.ts'),
};
