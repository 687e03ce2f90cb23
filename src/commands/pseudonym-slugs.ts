import type { KeyRow } from '../model/pseudonym-key.ts';
import { slug } from '../model/slug.ts';

/** A name as ids and file names write it. */
export interface SlugRow {
  readonly row: KeyRow;
  /** Matches it between hyphens, slashes or the ends. */
  readonly pattern: RegExp;
  readonly replaceBy: string;
}

/** The names of a key as ids and file names write them, longest first. */
export function slugRows(rows: readonly KeyRow[]): SlugRow[] {
  return rows
    .filter(({ kind, replaceBy }) => kind !== 'email' && kind !== 'phone' && slug(replaceBy) !== '')
    .map((row) => ({ row, written: slug(row.name) }))
    .filter(({ written }) => written.length >= 3)
    .sort((a, b) => b.written.length - a.written.length)
    .map(({ row, written }) => ({
      row,
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'gu'),
      replaceBy: slug(row.replaceBy),
    }));
}

/** An id with the names of the key replaced. */
export function replacedSlug(id: string, rows: readonly SlugRow[]): string {
  return rows.reduce((written, { pattern, replaceBy }) => written.replace(pattern, replaceBy), id);
}
