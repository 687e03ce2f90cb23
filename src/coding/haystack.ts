import type { Paragraph, Source } from '../model/source.ts';
import { type FoldedText, foldQuote } from './fold-quote.ts';

/** A source's text folded for locating: what is said by all, by respondents only, and the Markdown itself with its labels. */
export interface Haystack {
  readonly said: FoldedText;
  readonly answers: FoldedText;
  readonly markdown: FoldedText;
}

const cache = new WeakMap<Source, Partial<Record<keyof Haystack, FoldedText>>>();

/** The folded texts of a source, each made when first asked for; offsets are in its body. */
export function haystackOf(source: Source): Haystack {
  const made = cache.get(source) ?? {};
  cache.set(source, made);
  const said = () => foldParagraphs(source.turns.flatMap(({ paragraphs }) => paragraphs));
  const answers = () => foldParagraphs(source.turns.flatMap(({ asks, paragraphs }) => (asks ? [] : paragraphs)));
  return {
    get said() {
      made.said ??= said();
      return made.said;
    },
    get answers() {
      made.answers ??= answers();
      return made.answers;
    },
    get markdown() {
      made.markdown ??= foldQuote(source.body);
      return made.markdown;
    },
  };
}

function foldParagraphs(paragraphs: readonly Paragraph[]): FoldedText {
  const joined = paragraphs.map(({ text }) => text).join('\n');
  const offsets = new Int32Array(joined.length + 1);
  let at = 0;
  for (const paragraph of paragraphs) {
    paragraph.runs.forEach((run, index) => {
      const to = paragraph.runs[index + 1]?.from ?? paragraph.text.length;
      for (let i = run.from; i < to; i++) offsets[at + i] = run.offset + (i - run.from);
    });
    at += paragraph.text.length;
    offsets[at] = paragraph.end;
    at += 1;
  }
  return foldQuote(joined, (index) => offsets[index] as number);
}
