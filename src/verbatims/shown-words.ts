import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { maskNames } from './identities.ts';

/** What an output may hold of a source's words: none without consent, no name where it is anonymous. */
export function shownWords(text: string, source: Source, coded: CodedStudy): string {
  return source.consent === 'none' ? '[…]' : maskNames(text, coded, source.id);
}
