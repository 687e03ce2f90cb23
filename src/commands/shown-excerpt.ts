import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { maskNames } from '../verbatims/identities.ts';

/**
 * A stretch of a passage around some of its words, for a line: names that may not be shown are masked before it is cut.
 * @param words what to show; absent or masked: from the beginning.
 * @param around characters on either side.
 */
export function shownExcerpt(coded: CodedStudy, source: Source, text: string, words = '', around = 80): string {
  const shown = maskNames(text, coded, source.id).replace(/\s+/gu, ' ');
  const at = Math.max(0, words === '' ? 0 : shown.indexOf(words.replace(/\s+/gu, ' ')));
  const [from, to] = [Math.max(0, at - around), Math.min(shown.length, at + words.length + around)];
  const head = from > 0 ? `… ${shown.slice(from, at).replace(/^\S*\s/u, '')}` : shown.slice(0, at);
  const tail = to < shown.length ? `${shown.slice(at, to).replace(/\s+\S*$/u, '')} …` : shown.slice(at);
  return head + tail;
}
