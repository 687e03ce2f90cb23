import { foldWord } from '../language/fold.ts';
import type { Language } from '../model/settings.ts';
import { labelLanguage } from '../model/spoken.ts';
import type { Study } from '../model/study.ts';
import { bearersOf, nobody } from './bearers.ts';
import { escapeRegExp } from './escape-reg-exp.ts';

const notBefore = '(?<![\\p{L}\\p{N}@./_="-])';
const notAfter = '(?![\\p{L}\\p{N}@_/-]|\\.\\p{L})';
/** By language: French « a » and English “son” are none. */
const counting: Readonly<Record<Language, string>> = {
  fr: counted(
    '(?:un|une|ces?|cet|cette|quelques|plusieurs|chaque|aucune?|deux|trois|[mts](?:on|a|es)|notre|nos|votre|vos|leurs?)',
  ),
  en: counted('(?:an?|this|these|some|each|every|my|your|his|her|its|our|their)'),
};
const notNaming =
  '(?<!(?<![\\p{L}\\p{N}])(?:chez|monsieur|madame|mademoiselle|m(?:r|rs|s|me|lle)?\\.?|docteur|doctor|mister)\\s)';

function counted(words: string): string {
  return `(?<=(?<![\\p{L}\\p{N}])${words}\\s)`;
}

/** Whether the word stands in the text in lower case; an address or an attribute does not count. */
export function isLowerIn(word: string, text: string): boolean {
  return isFoundIn(word.toLowerCase(), text, '');
}

function isFoundIn(lower: string, text: string, before: string): boolean {
  return text.includes(lower) && new RegExp(`${before}${notBefore}${escapeRegExp(lower)}${notAfter}`, 'u').test(text);
}

/** A text of a study, and what a word in it tells. */
interface Spoken {
  readonly text: string;
  /** Of interviews and reports. */
  readonly language?: Language;
  readonly case?: string;
}

/** One after another: texts of a large corpus are never all held. */
function* spokenIn({ sources, templates, texts, settings }: Study): Generator<Spoken> {
  for (const source of sources)
    yield { text: source.body, language: labelLanguage(source.language), case: source.case };
  for (const { text } of templates) yield { text, language: settings.language };
  for (const path of texts.keys()) if (path.startsWith('codebook/')) yield { text: texts.get(path) as string };
}

/** How a word in lower case is used in a study. */
interface Use {
  /** Cases it is in the name of. */
  readonly bearers: ReadonlySet<string>;
  /** Some interview or report has it. */
  isUsed: boolean;
  /** It is counted or owned somewhere (« un petit », « ses peaux »), in the codebook, or in sources of two other cases. */
  isAnybodys: boolean;
  /** A case other than its bearers whose sources have it. */
  other?: string;
}

/** Notes that a word stands in a text, given whether it also stands there after what a pattern says. */
function note(use: Use, { language, case: name }: Spoken, standsAfter: (before: string) => boolean): void {
  if (language !== undefined) use.isUsed = true;
  if (use.isAnybodys) return;
  if (language !== undefined && standsAfter(counting[language])) use.isAnybodys = true;
  else if (name === undefined ? language === undefined : !use.bearers.has(name) && name !== use.other) {
    if (!standsAfter(notNaming)) return;
    if (name === undefined || use.other !== undefined) use.isAnybodys = true;
    else use.other = name;
  }
}

const lettersAndNumbers = /[\p{L}\p{N}]+/gu;
const here: ReadonlyMap<string, RegExp> = new Map(
  [notBefore, notAfter, notNaming, ...Object.values(counting)].map((pattern) => [pattern, new RegExp(pattern, 'uy')]),
);

function isAt(pattern: string, text: string, at: number): boolean {
  const sticky = here.get(pattern) as RegExp;
  sticky.lastIndex = at;
  return sticky.test(text);
}

const cache = new WeakMap<Study, LowerCaseWords>();

/** What the texts of a study tell of its words in lower case: they are gone through once, whatever is asked for. */
export function lowerCaseWords(study: Study): LowerCaseWords {
  const known = cache.get(study) ?? new LowerCaseWords(study);
  cache.set(study, known);
  return known;
}

class LowerCaseWords {
  readonly #study: Study;
  /** By each run of letters and numbers, as written: a word of nothing else stands where it is a whole run. */
  readonly #uses = new Map<string, Use>();
  /** Of other words that were asked for. */
  readonly #composed = new Map<string, Use>();

  constructor(study: Study) {
    this.#study = study;
    for (const spoken of spokenIn(study)) this.#read(spoken);
  }

  /** Whether some interview or report has the word in lower case. */
  isUsed(word: string): boolean {
    const lower = word.toLowerCase();
    return (this.#uses.get(lower) ?? this.#composed.get(lower) ?? this.#useOf(lower, nobody))?.isUsed ?? false;
  }

  /**
   * Whether a word of the names of these cases is counted or owned somewhere (« un petit », « ses peaux »), or is in lower
   * case in the codebook or in sources of two other cases, where no name is expected: « chez petit » does not count.
   */
  isAnybodys(word: string, bearers: ReadonlySet<string>): boolean {
    return this.#useOf(word.toLowerCase(), bearers)?.isAnybodys ?? false;
  }

  #read(spoken: Spoken): void {
    const { text } = spoken;
    for (const { 0: run, index } of text.matchAll(lettersAndNumbers)) {
      let use = this.#uses.get(run);
      if (!use) {
        use = unused(bearersOf(this.#study).get(foldWord(run)) ?? nobody);
        this.#uses.set(run, use);
      }
      if (use.isUsed && use.isAnybodys) continue;
      if (!isAt(notBefore, text, index) || !isAt(notAfter, text, index + run.length)) continue;
      note(use, spoken, (before) => isAt(before, text, index));
    }
  }

  #useOf(lower: string, bearers: ReadonlySet<string>): Use | undefined {
    const known = this.#uses.get(lower);
    if (known?.bearers === bearers) return known;
    const runs = lower.match(lettersAndNumbers) ?? [];
    if (runs.some((run) => !this.#uses.has(run))) return undefined;
    const before = this.#composed.get(lower);
    if (before?.bearers === bearers) return before;
    const use = unused(bearers);
    for (const spoken of spokenIn(this.#study)) {
      const { text } = spoken;
      if (isFoundIn(lower, text, '')) note(use, spoken, (pattern) => isFoundIn(lower, text, pattern));
    }
    this.#composed.set(lower, use);
    return use;
  }
}

function unused(bearers: ReadonlySet<string>): Use {
  return { bearers, isUsed: false, isAnybodys: false };
}
