import type { Study } from '../model/study.ts';

const opening = /(?:^|[.!?…:|]|\n[ \t]*\n|\n[ \t]*(?:[-*+•#>–—]|\d+[.)]))[\s*_#>•«»“”"'‘’()[\]–—-]*$/u;
const afterTitle = /(?<![\p{L}\p{N}])(?:\p{Lu}|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Pr|Me|Ste?)\.\s*$/u;

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

const cache = new WeakMap<Study, Map<string, boolean>>();

/** Whether interviews or reports use this word in lower case, as any other word. */
export function isOrdinary(word: string, study: Study): boolean {
  const known = cache.get(study) ?? new Map<string, boolean>();
  cache.set(study, known);
  const texts = () => [...study.sources.map(({ body }) => body), ...study.templates.map(({ text }) => text)];
  const found = known.get(word) ?? texts().some((text) => isLowerIn(word, text));
  known.set(word, found);
  return found;
}

/** Whether the word stands in the text in lower case; an address or an attribute does not count. */
export function isLowerIn(word: string, text: string): boolean {
  const lower = word.toLowerCase();
  if (!text.includes(lower)) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}@./_="-])${lower}(?![\\p{L}\\p{N}@_/-]|\\.\\p{L})`, 'u').test(text);
}
