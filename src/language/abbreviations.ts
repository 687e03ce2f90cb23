import type { Language } from '../model/settings.ts';
import { labelLanguage, type SpokenLanguage } from '../model/spoken.ts';

interface Abbreviations {
  /** What follows always belongs to the same sentence. */
  always: ReadonlySet<string>;
  /** The same sentence only if a number follows. */
  beforeNumber: ReadonlySet<string>;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Folded, without the point. Those that may end a sentence (etc., J.-C., Inc.) are left out: a capital decides. */
const lists: Readonly<Record<Language, Abbreviations>> = {
  fr: {
    always: words(
      'm mm mme mmes mlle mlles me mes dr drs pr prs mgr st ste sts stes ets cf env art ibid tel adr resp av ap bd',
    ),
    beforeNumber: words('p pp n no nos al fig chap vol t ed janv fevr avr juil sept oct nov dec parag ch ref'),
  },
  en: {
    always: words('mr mrs ms dr drs prof st sr rev hon gen gov sen rep vs cf eg ie e.g i.e viz approx dept'),
    beforeNumber: words('p pp no nos fig figs vol ch art sec jan feb mar apr jun jul aug sep sept oct nov dec ref'),
  },
};

/**
 * Does the full stop after `word` belong to an abbreviation rather than end a sentence?
 * @param word folded, without the stop
 * @param before the text before the word
 * @param next the character after the stop and white space
 */
export function isAbbreviation(word: string, before: string, next: string, language: SpokenLanguage): boolean {
  const { always, beforeNumber } = lists[labelLanguage(language)];
  if (language === 'fr' && word === 'ex') return /(?:^|[\s(])(?:p\.|par)\s*$/iu.test(before.slice(-8));
  if (language === 'fr' && word === 'd' && /c\.\s?[-‐‑]?à[-‐‑]$/iu.test(before.normalize('NFC'))) return true;
  if (language === 'fr' && word === 'p' && /^e$/i.test(next)) return true;
  return always.has(word) || (beforeNumber.has(word) && /[\dIVXLC]/.test(next));
}
