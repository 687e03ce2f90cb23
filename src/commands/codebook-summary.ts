import type { NewChange } from '../coding/history-entry.ts';
import type { Place } from '../model/place.ts';
import { changeInWords } from '../organise/change-in-words.ts';

export interface Done extends Omit<NewChange, 'files'> {
  /** Entries of coding files with other codes than before. */
  readonly codings: number;
  /** Files of the corpus that changed: their names may say who was interviewed, so that they are only counted. */
  readonly codingFiles: number;
  readonly sources: number;
  /** The others. */
  readonly files: readonly { readonly path: string; readonly change: string; readonly from?: string }[];
  readonly mentions: readonly Place[];
  readonly notes: readonly string[];
}

/** What was done, for people. */
export function summary({ codings, codingFiles, sources, files, mentions, notes, ...change }: Done): string {
  const lines = [
    `${changeInWords(change)}.`,
    `${codings === 0 ? 'No coding changed' : `${count(codings, 'coding')} changed`}${
      codingFiles === 0 ? '' : `, in ${count(codingFiles, 'coding file')}`
    }${sources === 0 ? '' : `; ${count(sources, 'source')} changed`}; and:`,
    ...files.map(({ path, change: what, from }) => `  ${from === undefined ? what : `moved from ${from} to`} ${path}`),
    ...notes,
    ...(mentions.length > 0 ? ['Also mentioned, and left as it is:'] : []),
    ...mentions.map(({ file, line, column }) => `  ${file}:${line}:${column}`),
  ];
  return `${lines.join('\n')}\n`;
}

export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
