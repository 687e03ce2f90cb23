import { foldWord } from '../language/fold.ts';
import { phonesIn } from '../language/phone.ts';
import { stopWords } from '../language/stop-words.ts';
import type { NameKind } from '../model/pseudonym-key.ts';
import type { Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';
import { capitalRuns } from './capital-runs.ts';
import { keyNameFinder } from './key-names.ts';
import { namesOf } from './names-of.ts';
import { isNameAlone, isOrdinary } from './ordinary-word.ts';

/** A name that may have to be replaced, as a person should judge it. */
export interface NameCandidate {
  readonly name: string;
  readonly kind: NameKind;
  /** How often it stands in the interviews. */
  readonly count: number;
  /** Where it is met first. */
  readonly context: string;
}

const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * Names in interviews: those the front matter states, in the forms they are said in; titles and runs of words with
 * capitals that are not a sentence's; mail addresses and telephone numbers. Meant to miss little, not to be right.
 */
export function nameCandidates(study: Study): NameCandidate[] {
  const found = new Map<string, { name: string; kind: NameKind }>();
  const add = (name: string, kind: NameKind) => {
    const key = foldWord(name);
    if (!found.has(key)) found.set(key, { name, kind });
  };
  for (const source of study.sources) for (const [name, kind] of statedNames(source, study)) add(name, kind);
  for (const { text, language } of said(study)) {
    for (const [written] of text.matchAll(mail)) add(written.replace(/\.$/, ''), 'email');
    for (const { start, end } of phonesIn(text)) add(text.slice(start, end), 'phone');
    for (const { name, kind } of capitalRuns(
      text,
      (word) => isOrdinary(word, study) || stopWords(language).has(foldWord(word)),
    ))
      add(name, kind);
  }
  const alone = new Set(study.sources.flatMap((source) => distinctiveWords(source, study)).map(foldWord));
  return counted([...found.values()], study).filter(({ name, count }) => count > 0 || alone.has(foldWord(name)));
}

/** « Zorglubia » of « Zorglubia SARL »: it may stand alone in other files, or in lower case, and is only ever a name. */
function distinctiveWords(source: Source, study: Study): string[] {
  const names = namesOf(source, { ...study.settings, identifying: ['organisation'] });
  return names.filter(({ words, name }) => words.length === 1 && isNameAlone(name, study)).map(({ name }) => name);
}

function statedNames(source: Source, study: Study): [string, NameKind][] {
  const identifying = [...new Set([...study.settings.identifying, 'organisation', 'interviewee'])];
  return namesOf(source, { ...study.settings, identifying }).map(({ name, person, other }) => [
    name,
    person ? 'person' : other ? 'other' : 'organisation',
  ]);
}

function said(study: Study): { text: string; language: Source['language'] }[] {
  return study.sources.flatMap(({ turns, language }) =>
    turns.flatMap(({ paragraphs, speaker }) => [
      ...(speaker === undefined ? [] : [{ text: speaker, language }]),
      ...paragraphs.map(({ text }) => ({ text, language })),
    ]),
  );
}

const around = 40;

/** How often each stands there, the longest first where they overlap. */
function counted(names: readonly { name: string; kind: NameKind }[], study: Study): NameCandidate[] {
  const rows = names.map((one, index) => ({ ...one, replaceBy: '?', kept: false, number: index }));
  const find = keyNameFinder(rows, (word) => isOrdinary(word, study));
  const counts = names.map(() => ({ count: 0, context: '' }));
  const read = (text: string, language: Source['language']) => {
    for (const { row, start, end, doubt } of find(text, language)) {
      const own = counts[row.number] as { count: number; context: string };
      if (doubt === 'lower-case' || doubt === 'address') continue;
      own.count += 1;
      if (own.context === '')
        own.context =
          `${start > around ? '… ' : ''}${text.slice(Math.max(0, start - around), end + around)}${end + around < text.length ? ' …' : ''}`
            .replace(/\s+/g, ' ')
            .trim();
    }
  };
  for (const { text, language } of said(study)) read(text, language);
  for (const source of study.sources)
    for (const variables of [source.variables, ...Object.values(source.speakers)])
      for (const value of Object.values(variables)) read(value, source.language);
  return names.map((one, index) => ({ ...one, ...(counts[index] as { count: number; context: string }) }));
}
