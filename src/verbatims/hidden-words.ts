import { foldWord } from '../language/fold.ts';
import type { Study } from '../model/study.ts';
import { identities } from './identities.ts';
import { generic } from './name-words.ts';
import { isContent } from './names-of.ts';
import { isEverybodys } from './ordinary-word.ts';

/** The words of names that may not be shown, folded. */
export interface HiddenWords {
  /** Words of persons' names, and words that are a name alone: never shown in a list of words, however written. */
  readonly always: ReadonlySet<string>;
  /** Words of other names: not shown with a capital. */
  readonly others: ReadonlySet<string>;
}

/**
 * A list of words has no sentence in which a name could be masked: what could be one is left out of it, stricter than
 * `maskNames`, in everybody's words.
 */
export function hiddenWords(study: Study): HiddenWords {
  const [always, others] = [new Set<string>(), new Set<string>()];
  for (const { name, words, person } of identities(study)) {
    for (const word of words) {
      if (!isContent(word) || word.folded.length < 2 || generic.has(word.folded)) continue;
      const isNobodyElses = !isEverybodys(name.slice(word.start, word.end), study);
      ((person && word.capital) || isNobodyElses ? always : others).add(word.folded);
    }
  }
  return { always, others };
}

/** Whether a word of a text may be part of such a name; a compound, also by one of its parts. */
export function isHiddenWord(text: string, { always, others }: HiddenWords): boolean {
  const parts = text.split(/[-‐‑'’.@_]/u).map(foldWord);
  const hasCapital = /[\p{Lu}\p{Lt}]/u.test(text);
  return [foldWord(text), ...parts].some((part) => always.has(part) || (hasCapital && others.has(part)));
}
