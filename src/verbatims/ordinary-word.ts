import { foldWord } from '../language/fold.ts';
import { stopWords } from '../language/stop-words.ts';
import { isWordLikeName } from '../language/words-like-names.ts';
import type { Language } from '../model/settings.ts';
import { labelLanguage } from '../model/spoken.ts';
import type { Study } from '../model/study.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import { generic, nameWords, titles } from './name-words.ts';

const opening = /(?:^|[.?…:|]|!(?!\[)|\n[ \t]*\n|\n[ \t]*(?:[-*+•#>–—]|\d+[.)]))[\s*_#>•«»“”"'‘’()[\]–—-]*$/u;
const afterTitle = /(?<![\p{L}\p{N}])(?:\p{Lu}|M[Mrs]|[Mm](?:rs|mes?|lles?|gr)|[Dd]r|P[rR]|[Pp]rof|Me|[Ss]te?)\.\s*$/u;

/** Texts (UTF-16 units) that may be in capitals throughout: headings, labels. */
const longestInCapitals = 200;

/** Whether a word at this offset would have a capital anyway: it opens a sentence, or the whole text is in capitals. */
export function hasCapitalAnyway(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  return (
    (opening.test(before) && !afterTitle.test(before)) ||
    (text.length <= longestInCapitals && text === text.toUpperCase())
  );
}

interface Judged {
  /** Some interview or report has the word in lower case. */
  readonly isUsed: boolean;
  /** It is nobody's name alone. */
  readonly isEverybodys: boolean;
}

const cache = new WeakMap<Study, Map<string, Judged>>();

/** Whether interviews or reports use this word in lower case, as any other word, and it is not a name alone. */
export function isOrdinary(word: string, study: Study): boolean {
  const { isUsed, isEverybodys } = judged(word, study);
  return isUsed && isEverybodys;
}

/**
 * Whether a word is not a name alone. Of a word that is in some source's name, that source cannot tell (speech-to-text
 * writes « chez dupanloup »): it must be known as a word, be counted or owned somewhere (« un petit », « ses peaux »), or be in lower case in the
 * codebook or in sources of two other cases.
 */
export function isEverybodys(word: string, study: Study): boolean {
  return judged(word, study).isEverybodys;
}

/** The same of a word that is known to be in a name, though no source of the study may say so. */
export function isNameAlone(word: string, study: Study): boolean {
  return !isKnownWord(word, study) && !isUsedByOthers(word, textsOf(study), study, new Set());
}

interface SpokenText {
  readonly text: string;
  readonly language: Language;
}

function textsOf({ sources, templates, settings }: Study): SpokenText[] {
  return [
    ...sources.map(({ body, language }) => ({ text: body, language: labelLanguage(language) })),
    ...templates.map(({ text }) => ({ text, language: settings.language })),
  ];
}

function judged(word: string, study: Study): Judged {
  const known = cache.get(study) ?? new Map<string, Judged>();
  cache.set(study, known);
  const before = known.get(word);
  if (before) return before;
  const texts = textsOf(study);
  const found = {
    isUsed: texts.some(({ text }) => isLowerIn(word, text)),
    isEverybodys: isKnownWord(word, study) || isUsedByOthers(word, texts, study),
  };
  known.set(word, found);
  return found;
}

function isKnownWord(word: string, { settings }: Study): boolean {
  const folded = foldWord(word);
  return (
    isWordLikeName(folded) || generic.has(folded) || titles.has(folded) || stopWords(settings.language).has(folded)
  );
}

function isUsedByOthers(
  word: string,
  texts: readonly SpokenText[],
  study: Study,
  otherwise?: ReadonlySet<string>,
): boolean {
  const bearers = bearersOf(study).get(foldWord(word)) ?? otherwise;
  if (!bearers || texts.some((text) => isCountedIn(word, text))) return true;
  const paths = [...study.texts.keys()].filter((path) => path.startsWith('codebook/'));
  if (paths.some((path) => isWordIn(word, study.texts.get(path) as string))) return true;
  const others = study.sources.filter(({ case: name, body }) => !bearers.has(name) && isWordIn(word, body));
  return new Set(others.map((source) => source.case)).size >= 2;
}

const bearing = new WeakMap<Study, ReadonlyMap<string, ReadonlySet<string>>>();

/** Cases by each folded word of their names, those that are named too. */
function bearersOf(study: Study): ReadonlyMap<string, ReadonlySet<string>> {
  const known = bearing.get(study);
  if (known) return known;
  const bearers = new Map<string, Set<string>>();
  const naming = new Set([...study.settings.identifying, 'organisation', 'interviewee']);
  for (const { case: name, variables, speakers } of study.sources) {
    for (const own of [variables, ...Object.values(speakers)]) {
      for (const variable of naming) {
        for (const { folded } of nameWords(own[variable] ?? ''))
          bearers.set(folded, (bearers.get(folded) ?? new Set()).add(name));
      }
    }
  }
  bearing.set(study, bearers);
  return bearers;
}

const notBefore = '(?<![\\p{L}\\p{N}@./_="-])';
const notAfter = '(?![\\p{L}\\p{N}@_/-]|\\.\\p{L})';
/** By language: French « a » and English “son” are none. */
const counting: Readonly<Record<Language, string>> = {
  fr: '(?:un|une|ces?|cet|cette|quelques|plusieurs|chaque|aucune?|deux|trois|[mts](?:on|a|es)|notre|nos|votre|vos|leurs?)',
  en: '(?:an?|this|these|some|each|every|my|your|his|her|its|our|their)',
};
const naming = '(?:chez|monsieur|madame|mademoiselle|m(?:r|rs|s|me|lle)?\\.?|docteur|doctor|mister)';

/** Whether the word stands in the text in lower case; an address or an attribute does not count. */
export function isLowerIn(word: string, text: string): boolean {
  return isFoundIn(word, text, '');
}

/** The same as something one can count, point at or own, as a name is not: « un petit », « cette fontaine », « ses peaux ». */
function isCountedIn(word: string, { text, language }: SpokenText): boolean {
  return isFoundIn(word, text, `(?<=(?<![\\p{L}\\p{N}])${counting[language]}\\s)`);
}

/** The same where no name is expected: « chez petit », « monsieur petit » do not count. */
function isWordIn(word: string, text: string): boolean {
  return isFoundIn(word, text, `(?<!(?<![\\p{L}\\p{N}])${naming}\\s)`);
}

function isFoundIn(word: string, text: string, before: string): boolean {
  const lower = word.toLowerCase();
  return text.includes(lower) && new RegExp(`${before}${notBefore}${escapeRegExp(lower)}${notAfter}`, 'u').test(text);
}
