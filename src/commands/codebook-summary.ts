import type { NewChange } from '../coding/history-entry.ts';
import type { Place } from '../model/place.ts';
import type { CodedStudy } from '../model/study.ts';

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

/** How many codings have other ids than before; one that came or went counts. */
export function changedCodings(before: CodedStudy, after: CodedStudy): number {
  const old = new Map(before.codingFiles.map((file) => [file.path, file.codings]));
  return after.codingFiles.reduce((sum, { path, codings }) => {
    const earlier = old.get(path) ?? [];
    const same = codings.filter(
      ({ codes, against }, i) => [codes, against].join('\0') === [earlier[i]?.codes, earlier[i]?.against].join('\0'),
    );
    return sum + Math.max(codings.length, earlier.length) - same.length;
  }, 0);
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

/** A change in a sentence without its reason. */
export function changeInWords({
  op,
  from,
  to,
  under,
  undoes,
}: Pick<NewChange, 'op' | 'from' | 'to' | 'under' | 'undoes'>): string {
  const [old, fresh] = [listed(from), listed(to)];
  if (op === 'undo') return `Undone: ${undoes ?? `${old} → ${fresh}`}`;
  if (op === 'add') return `New code ${fresh}${under === undefined ? '' : ` under « ${under} »`}`;
  if (op === 'move') return `${old} moved under « ${under} »`;
  if (op === 'retire') return `${old} retired`;
  if (op === 'merge') return `${old} merged into ${fresh}`;
  if (op === 'split') return `${old} split into ${fresh}`;
  if (op === 'import') return imported(from, to);
  if (op === 'redistribute') return `Codings of ${old} given to ${fresh}`;
  const chapter = op === 'rename-chapter' ? 'chapter ' : '';
  return old === fresh ? `${chapter}${old} relabelled` : `${chapter}${old} renamed ${fresh}`;
}

const mostNamed = 5;

function imported(from: readonly string[], to: readonly string[]): string {
  const added = to.filter((id) => !from.includes(id));
  const named = (ids: readonly string[]) => (ids.length > mostNamed ? count(ids.length, 'code') : listed(ids));
  const parts = [
    ...(from.length > 0 ? [`${named(from)} changed`] : []),
    ...(added.length > 0 ? [`${named(added)} new`] : []),
  ];
  return `Table imported: ${parts.join('; ')}`;
}

export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `« ${id} »`).join(', ');
}
