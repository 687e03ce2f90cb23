import type { Language } from './settings.ts';

/** The languages an interview may be in, by ISO 639-1 code: those there are stems and stop words for. */
export const languageNames = {
  fr: 'French',
  en: 'English',
  de: 'German',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
  no: 'Norwegian',
  pt: 'Portuguese',
  sv: 'Swedish',
} as const;

/** The language of what is said; labels, claims and composed sentences have a `Language`. */
export type SpokenLanguage = keyof typeof languageNames;

export const spokenLanguages = Object.keys(languageNames) as readonly SpokenLanguage[];

/** What a study changes of the stop words, as written. */
export interface StopWordEdits {
  /** Words that say nothing in this study, in all their forms. */
  readonly add: readonly string[];
  /** Words of grammar that do. */
  readonly remove: readonly string[];
}

/** How words are read: their language, and which of them carry no content. */
export interface Spoken {
  readonly language: SpokenLanguage;
  readonly stopWords: StopWordEdits;
}

/** The language of labels and claims for what is said in another. */
export function labelLanguage(spoken: SpokenLanguage): Language {
  return spoken === 'fr' ? 'fr' : 'en';
}
