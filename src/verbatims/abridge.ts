import { sentences } from '../language/sentences.ts';
import type { Spoken } from '../model/spoken.ts';
import { joinRuns, type Sentence } from './join-runs.ts';
import { chooseRuns, type Weighed } from './runs.ts';
import { openingWeight } from './self-contained.ts';
import { wordCount } from './word-count.ts';
import { wordingReader } from './wording.ts';

/** What a reader takes in at once: a ranked verbatim is abridged beyond this many words, unless asked otherwise. */
export const readableWords = 120;

/** A text this much longer than the limit is still shown whole: a cut must spare the reader something. */
const margin = 1.2;

/**
 * Shortens a text to about `words` words by leaving out whole sentences, each stretch left out marked `[…]`; no word
 * is changed and no sentence cut, so that one sentence longer than the limit stays whole. Marks already there stay.
 * @param text paragraphs joined by blank lines.
 * @param options.keep words that make a sentence worth keeping, in any inflected form.
 * @returns `abridged`: whether something was left out.
 */
export function abridge(
  text: string,
  { language, stopWords }: Spoken,
  options: { readonly words: number; readonly keep?: readonly string[] },
): { paragraphs: string[]; abridged: boolean } {
  const paragraphs = text.split(/\n[^\S\n]*\n\s*/u).filter((paragraph) => paragraph.trim() !== '');
  if (wordCount(text) <= options.words * margin) return { paragraphs, abridged: false };
  const all = paragraphs.flatMap((paragraph, index): Sentence[] =>
    sentences(paragraph, language).map(({ start, end }) => ({ start, end, paragraph: index })),
  );
  const read = wordingReader(stopWords);
  const wanted = new Set(read((options.keep ?? []).join('\n'), language).stems.keys());
  const weighed = all.map(({ start, end, paragraph }): Weighed => {
    const sentence = (paragraphs[paragraph] ?? '').slice(start, end);
    return {
      length: wordCount(sentence),
      opening: openingWeight(sentence, language),
      wanted: new Set([...read(sentence, language).stems.keys()].filter((stem) => wanted.has(stem))),
      quotes: sentence.split(/[«“]/u).length - sentence.split(/[»”]/u).length,
    };
  });
  const runs = chooseRuns(weighed, wanted.size, options.words);
  const kept = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  if (!kept || kept === all.length) return { paragraphs, abridged: false };
  const shown = joinRuns(paragraphs, all, runs);
  const isWhole = spoken(shown) === spoken(paragraphs);
  return isWhole ? { paragraphs, abridged: false } : { paragraphs: shown, abridged: true };
}

/** The words of a text, without its marks: leaving out a mark leaves out nothing that was said. */
function spoken(paragraphs: readonly string[]): string {
  return paragraphs
    .join(' ')
    .replace(/[[(](?:…|\.{3})[\])]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
