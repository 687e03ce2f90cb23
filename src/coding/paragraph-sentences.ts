import { sentences } from '../language/sentences.ts';
import type { Paragraph, Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';

const cache = new WeakMap<Paragraph, readonly Span[]>();

/** The sentences of a paragraph, in UTF-16 units of its text. */
export function paragraphSentences(paragraph: Paragraph, { language }: Source): readonly Span[] {
  const known = cache.get(paragraph) ?? sentences(paragraph.text, language);
  cache.set(paragraph, known);
  return known;
}
