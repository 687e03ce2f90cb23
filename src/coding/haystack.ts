import { KeptWith } from '../model/kept-with.ts';
import type { Paragraph, Source, Turn } from '../model/source.ts';
import { type FoldedText, foldQuote } from './fold-quote.ts';
import { Steps } from './steps.ts';

/** What of a source a text holds. */
interface Reading {
  readonly questions: boolean;
  readonly headings: boolean;
}

/** All that is written; without headings; without interviewers' words; without either. */
const readings: readonly Reading[] = [
  { questions: true, headings: true },
  { questions: true, headings: false },
  { questions: false, headings: true },
  { questions: false, headings: false },
];

/** A source's texts folded for locating, each made when first asked for; offsets are in its body. */
export interface Haystack {
  /** How many texts there are, those alike left out. */
  readonly count: number;
  /** Whether an ellipsis may stand in one of them: a quote that is abbreviated by one is then looked up in all. */
  readonly mayHaveEllipsis: boolean;
  /** The fullest first; the last but one holds answers only; the last is the Markdown itself, with its labels. */
  text(index: number): FoldedText;
}

/** What an ellipsis is folded to. */
export const foldedEllipsis = '...';
/** An ellipsis, or dots with nothing between them that a reader sees; more besides. */
const unfoldedEllipsis = /…|\.[^\p{L}\p{N} \n]*\./u;

/** By the turns of a source: a source whose text is read again when it is asked for does not hold on to them. */
const cache = new KeptWith<readonly Turn[], Haystack>();

export function haystackOf(source: Source): Haystack {
  const { turns } = source;
  const known = cache.get(turns);
  if (known) return known;
  const haystack = new HaystackOf(source);
  cache.set(turns, haystack);
  return haystack;
}

/** A class: a getter of an object of its own is a shape of its own, which holds the interview until all memory is gone through. */
class HaystackOf implements Haystack {
  private readonly makers: (() => FoldedText)[];
  private readonly made: FoldedText[] = [];
  private ellipsis: boolean | undefined;

  constructor(private readonly source: Source) {
    this.makers = distinctReadings(source).map((reading) => () => foldParagraphs(paragraphsOf(source, reading)));
    this.makers.push(() => foldQuote(source.body));
  }

  get count(): number {
    return this.makers.length;
  }

  text(index: number): FoldedText {
    const text = this.made[index] ?? (this.makers[index] as () => FoldedText)();
    this.made[index] = text;
    return text;
  }

  get mayHaveEllipsis(): boolean {
    this.ellipsis ??= unfoldedEllipsis.test(this.source.body) || this.text(0).text.includes(foldedEllipsis);
    return this.ellipsis;
  }
}

function distinctReadings(source: Source): Reading[] {
  const hasQuestions = source.turns.some(({ asks }) => asks);
  const hasHeadings = source.turns.some(({ paragraphs }) => paragraphs.some(({ kind }) => kind === 'heading'));
  return readings.filter(({ questions, headings }) => (questions || hasQuestions) && (headings || hasHeadings));
}

function paragraphsOf(source: Source, { questions, headings }: Reading): Paragraph[] {
  return source.turns
    .filter(({ asks }) => questions || !asks)
    .flatMap(({ paragraphs }) => paragraphs.filter(({ kind }) => headings || kind !== 'heading'));
}

function foldParagraphs(paragraphs: readonly Paragraph[]): FoldedText {
  const joined = paragraphs.map(({ text }) => text).join('\n\n');
  const offsets = new Steps();
  let at = 0;
  for (const { runs, text, end } of paragraphs) {
    for (const { from, offset } of runs) offsets.add(at + from, offset);
    at += text.length;
    // Each of the line ends between two paragraphs stands for the end of the first.
    offsets.add(at, end);
    offsets.add(at + 1, end);
    at += 2;
  }
  return foldQuote(joined, offsets);
}
