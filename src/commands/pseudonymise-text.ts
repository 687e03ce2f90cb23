import { grouped } from '../model/grouped.ts';
import type { Problem } from '../model/problem.ts';
import type { NameKind } from '../model/pseudonym-key.ts';
import type { NamedPlace } from './pseudonym-places.ts';
import type { Replaced } from './pseudonymise-plan.ts';
import type { Pseudonymised } from './pseudonymise-study.ts';

/** Words that are spelt like a name and most likely are none are counted, not listed. */
function isDoubtful({ doubt }: NamedPlace): boolean {
  return doubt !== 'lower-case' && doubt !== 'ordinary-word';
}

interface PseudonymCount {
  readonly pseudonym: string;
  readonly kind: NameKind;
  readonly places: number;
  readonly files: number;
}

/** What was done, for programs: pseudonyms, numbers and places; no name. */
export function pseudonymiseDocument({ replaced, renaming, changes }: Pseudonymised, left: readonly NamedPlace[]) {
  return {
    replaced: countsOf(replaced),
    outputs: changes.filter(({ remove }) => !remove).map(({ path }) => path),
    renamed: renaming.moved.map(({ to }) => to),
    articles: replaced.filter(({ article }) => article).length,
    left: left.filter(isDoubtful).map(({ file, line, column, row, doubt }) => ({
      ...(doubt === 'file-name' ? {} : { file }),
      line,
      column,
      pseudonym: row.replaceBy,
      reason: doubt ?? 'not-replaced',
    })),
    words: left.filter((one) => !isDoubtful(one)).length,
  };
}

/** By what replaces them, in the order of the key. */
function countsOf(replaced: readonly Replaced[]): PseudonymCount[] {
  return [...grouped(replaced, ({ row }) => row)]
    .sort(([a], [b]) => a.number - b.number)
    .map(([row, own]) => ({
      pseudonym: row.replaceBy,
      kind: row.kind,
      places: own.length,
      files: new Set(own.map(({ file }) => file)).size,
    }));
}

/** The same for the one who holds the key: with names and what stands around them. */
export function pseudonymiseText(
  done: Pseudonymised,
  left: readonly NamedPlace[],
  beside: readonly Problem[],
  isDry: boolean,
): string {
  const { replaced, renaming } = done;
  const places = isDry ? contexts(replaced) : '';
  const counts = countsOf(replaced).map(
    ({ pseudonym, places: n, files }) => `  ${pseudonym}: ${plural(n, 'place')} in ${plural(files, 'file')}\n`,
  );
  const moved = renaming.moved.map(({ from, to }) => `  ${from} → ${to}\n`);
  return [
    places,
    replaced.length === 0 && moved.length === 0
      ? 'No name of the key stands in the study.\n'
      : `Replaced:\n${counts.join('')}`,
    moved.length > 0 ? `Renamed:\n${moved.join('')}` : '',
    articleText(replaced),
    leftText(left),
    ...beside.map(({ file, message }) => `${file}: ${message}\n`),
    replaced.length > 0 || moved.length > 0 ? `${afterwards}\n` : '',
  ].join('');
}

const afterwards =
  'Reports and documents made before still hold the names: run `study report`, remove reports/member-check/ and .study/. Git keeps what was: a history that may be shared begins anew.';

function contexts(replaced: readonly Replaced[]): string {
  return [...grouped(replaced, ({ file }) => file)]
    .map(([file, own]) => `${file}\n${own.map(({ before, after }) => `  ${before} → ${after}\n`).join('')}`)
    .join('');
}

function articleText(replaced: readonly Replaced[]): string {
  const chosen = replaced.filter(({ article }) => article);
  if (chosen.length === 0) return '';
  return `Look at the article, written « le », « du » or « au »:\n${chosen.map(({ file, before, after }) => `  ${file}: ${before} → ${after}\n`).join('')}`;
}

const reasons: Readonly<Record<string, string>> = {
  'longer-name': 'part of a longer name: give that a row of its own',
  address: 'in an address: give that a row of its own',
  identifier: 'in an id',
  'name-in-lower-case': 'in lower case: a row in lower case replaces it there too',
  'file-name': 'in a file’s name: rename it',
  table: 'the id of a row, or the name of a column: rename it wherever it stands',
};

function leftText(left: readonly NamedPlace[]): string {
  const listed = left.filter(isDoubtful);
  const words = left.length - listed.length;
  const lines = listed.map(
    ({ file, line, column, doubt, context }) =>
      `  ${file}:${line}:${column} ${context} (${reasons[doubt ?? ''] ?? 'a name'})\n`,
  );
  return [
    lines.length > 0 ? `Left for you to look at:\n${lines.join('')}` : '',
    words > 0
      ? `${plural(words, 'place')} where a name of one word stands as any other word would, in lower case or first in a sentence, ${words === 1 ? 'is' : 'are'} left.\n`
      : '',
  ].join('');
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
