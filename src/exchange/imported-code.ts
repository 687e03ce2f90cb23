import type { Code } from '../model/codebook.ts';
import type { CodebookRow } from './read-codebook-rows.ts';

/** The fields of a code that a table may change. */
export type ImportedField = (typeof textFields)[number] | (typeof listFields)[number];

export const textFields = ['label', 'definition', 'include', 'exclude', 'examples'] as const;
export const listFields = ['indicators', 'aliases', 'asked'] as const;

/** A code of a table that the codebook does not have. */
export interface NewCode {
  readonly row: CodebookRow;
  readonly id: string;
  readonly label: string;
  /** The chapter's id, or as the table names it; empty: the themes in no chapter. */
  readonly chapter: string;
  /** Of a code of the codebook, or of a new one. */
  readonly parent?: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: string;
  readonly indicators: readonly string[];
  readonly aliases: readonly string[];
  readonly asked: readonly string[];
  /** `#rrggbb`. */
  readonly color?: string;
  readonly children: readonly NewCode[];
}

/** A field of a code for which a table has other words than the codebook. */
export interface FieldChange {
  readonly row: CodebookRow;
  readonly code: Code;
  readonly field: ImportedField;
  readonly to: string | readonly string[];
}

/** Text as it is compared: what no format keeps, and the bullets of a word processor, do not matter. */
export function comparable(text: string): string {
  return proseOf(text.replace(/[^\P{Cc}\t\n]/gu, '').replace(/[ \t]+$/gm, '')).normalize('NFC');
}

/** A cell as Markdown: the bullets of a word processor become those of a list. */
export function proseOf(cell: string): string {
  return cell
    .replace(/^([ \t]*)[•▪◦][ \t]*/gmu, '$1- ')
    .replace(/^[ \t]+$/gm, '')
    .trim();
}
