import { placesIn } from '../model/place.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import { slug } from '../model/slug.ts';
import { stemOf } from '../model/source.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { Study } from '../model/study.ts';
import { historyPath } from '../parse/history.ts';
import { type Doubt, type FindKeyNames, keyNameFinder } from '../verbatims/key-names.ts';
import { isNameAlone, isOrdinary } from '../verbatims/ordinary-word.ts';
import { slugRows } from './pseudonym-slugs.ts';
import { standingIn } from './pseudonym-standing.ts';

/** A name of the key in a file of the study. */
export interface NamedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly row: KeyRow;
  readonly doubt?: Doubt | 'file-name' | 'table';
  /** What stands around it, the name in brackets: for the terminal only. */
  readonly context: string;
}

/** Characters on either side of a name. */
const around = 40;

/** A finder of the key's names in a study. */
export function finderFor(study: Study, rows: readonly KeyRow[]): FindKeyNames {
  return keyNameFinder(
    rows,
    (word) => isOrdinary(word, study),
    (word) => isNameAlone(word, study),
  );
}

/** Every name of the key that stands in a study's files, and in their names. */
export function namedPlaces(study: Study, rows: readonly KeyRow[]): NamedPlace[] {
  const find = finderFor(study, rows);
  const active = rows.filter(({ replaceBy, kept }) => replaceBy !== '' && !kept);
  const slugs = slugRows(active);
  return [...study.texts].flatMap(([file, text]) => {
    const placeOf = placesIn(file, text);
    const isStanding = standingIn(study, file);
    const inText = find(text, languageOf(file, study))
      .filter(({ row }) => row.replaceBy !== '')
      .map(
        ({ start, end, row, doubt = isStanding(start) ? ('table' as const) : undefined }): NamedPlace => ({
          ...placeOf(start),
          row,
          context: contextOf(text, start, end, `[${text.slice(start, end)}]`),
          ...(doubt === undefined ? {} : { doubt }),
        }),
      );
    const stem = file
      .split('/')
      .map((part) => slug(part))
      .join('/');
    const named = slugs.find(({ pattern }) => stem.search(pattern) !== -1);
    if (!named) return inText;
    return [{ file, line: 1, column: 1, row: named.row, doubt: 'file-name' as const, context: file }, ...inText];
  });
}

/** Records that only say what was: their words are not changed. */
export function isRecord(file: string): boolean {
  return file === historyPath;
}

export function languageOf(file: string, study: Study): SpokenLanguage {
  const own = study.sources.find(({ path }) => file === path || file.startsWith(`${stemOf(path)}.`));
  return own?.language ?? study.settings.spoken.language;
}

/** A stretch of a text on one line, with what stands around it. */
export function contextOf(text: string, start: number, end: number, shown: string): string {
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  const cut = `${start > around ? '… ' : ''}${before}${shown}${after}${end + around < text.length ? ' …' : ''}`;
  return cut.replace(/\s+/g, ' ').trim();
}
