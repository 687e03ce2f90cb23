import type { Figure, Table } from '../report/document.ts';
import type { Labels } from './labels.ts';

/** « Tableau 2. Échantillon »: the caption with its number; undefined for a table that has none. */
export function captionOf(block: Table | Figure, words: Labels): string | undefined {
  if (block.caption === undefined) return undefined;
  const word = block.type === 'figure' ? words.figure : words.table;
  return block.number === undefined ? block.caption : `${word}\u00a0${block.number}. ${block.caption}`;
}

/** A table under the words that stand above it. */
export function withCaption(table: Table, caption: string | undefined): Table {
  return caption === undefined ? table : { ...table, caption };
}
