import type { Located } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { similarWindows } from './drift.ts';
import { type FoldedText, foldQuote, isWord } from './fold-quote.ts';
import { haystackOf } from './haystack.ts';
import { type QuotePieces, quotePieces } from './quote-pieces.ts';

/** Where a quote stands in its source. Offsets in the body. */
export interface Location extends Span {
  readonly parts: readonly Span[];
  /** What is printed between one part and the next. */
  readonly joints: readonly string[];
  /** Insertions printed before and after. */
  readonly lead: string;
  readonly tail: string;
  readonly located: Located;
  /** 1 where literal. */
  readonly similarity: number;
  /** No other place would do as well. */
  readonly certain: boolean;
}

/** Similarity from which a quote that is not found literally has drifted; below, it is an orphan. */
export const leastSimilarity = 0.75;

/** A run of pieces found in order, in units of a folded text. */
interface Chain {
  readonly spans: readonly Span[];
  readonly similarity: number;
}

/**
 * Locates a quote: literally, then with its editorial marks, then by the most similar window.
 * @param at where it stood when last located; the nearest of several matches wins.
 * @returns undefined for an orphan.
 */
export function locate(quote: string, at: number | undefined, source: Source): Location | undefined {
  const { said, answers } = haystackOf(source);
  const texts = [() => said, () => answers, () => haystackOf(source).markdown];
  const whole: QuotePieces = { pieces: [quote], joints: [], lead: '', tail: '' };
  const marked = quotePieces(quote);
  for (const form of marked ? [whole, marked] : [whole]) {
    const folded = form.pieces.map((piece) => foldQuote(piece));
    if (folded.every(({ text }) => text === '')) continue;
    for (const text of texts) {
      const chains = literalChains(folded, form, text());
      if (chains.length > 0) return choose(chains, form, text(), at, source, false);
    }
  }
  const form = marked ?? whole;
  const folded = form.pieces.map((piece) => foldQuote(piece));
  for (const text of [said, answers]) {
    const chains = similarChains(folded, text);
    if (chains.length > 0) return choose(chains, form, text, at, source, true);
  }
  return undefined;
}

/** The most an insertion may stand for, in folded units. */
const insertedOver = 60;

function literalChains(pieces: readonly FoldedText[], form: QuotePieces, hay: FoldedText): Chain[] {
  const [first, ...rest] = pieces as [FoldedText, ...FoldedText[]];
  return occurrences(first.text, hay.text).flatMap((start): Chain[] => {
    const spans: Span[] = [{ start, end: start + first.text.length }];
    for (const [index, piece] of rest.entries()) {
      const previous = spans.at(-1) as Span;
      const next = occurrences(piece.text, hay.text, previous.end)[0];
      const most = form.joints[index]?.kind === 'insertion' ? insertedOver : Number.POSITIVE_INFINITY;
      if (next === undefined || next - previous.end > most) return [];
      spans.push({ start: next, end: next + piece.text.length });
    }
    return [{ spans, similarity: 1 }];
  });
}

/** Where a text occurs, at word borders if it occurs there at all. */
function occurrences(needle: string, hay: string, from = 0): number[] {
  const all: number[] = [];
  if (needle === '') return all;
  for (let i = hay.indexOf(needle, from); i !== -1; i = hay.indexOf(needle, i + 1)) all.push(i);
  const bordered = all.filter((i) => {
    const end = i + needle.length;
    return !(isWord(hay[i]) && isWord(hay[i - 1])) && !(isWord(hay[end - 1]) && isWord(hay[end]));
  });
  return bordered.length > 0 ? bordered : all;
}

function similarChains(pieces: readonly FoldedText[], hay: FoldedText): Chain[] {
  const [first, ...rest] = pieces as [FoldedText, ...FoldedText[]];
  const least = rest.length === 0 ? leastSimilarity : 0.5;
  const chains = similarWindows(first, hay, least).flatMap((window): Chain[] => {
    const windows = [window];
    for (const piece of rest) {
      const next = similarWindows(piece, hay, least, (windows.at(-1) as { to: number }).to)[0];
      if (!next) return [];
      windows.push(next);
    }
    const weight = pieces.reduce((sum, { text }) => sum + text.length, 0);
    const similarity = windows.reduce(
      (sum, one, i) => sum + (one.similarity * (pieces[i] as FoldedText).text.length) / weight,
      0,
    );
    if (similarity < leastSimilarity) return [];
    return [
      {
        spans: windows.map((one, i) => withPunctuation({ start: one.from, end: one.to }, pieces[i] as FoldedText, hay)),
        similarity,
      },
    ];
  });
  return chains.sort((a, b) => b.similarity - a.similarity);
}

/** Takes in the punctuation around a window of words, where the quote has some there too. */
function withPunctuation({ start, end }: Span, piece: FoldedText, hay: FoldedText): Span {
  let to = end;
  if (!isWord(piece.text.at(-1))) while (to < hay.text.length && /[^\p{L}\p{N}\s]/u.test(hay.text[to] as string)) to++;
  let from = start;
  if (!isWord(piece.text[0])) while (from > 0 && /[^\p{L}\p{N}\s]/u.test(hay.text[from - 1] as string)) from--;
  return { start: from, end: to };
}

function choose(
  all: readonly Chain[],
  form: QuotePieces,
  hay: FoldedText,
  at: number | undefined,
  source: Source,
  drifted: boolean,
): Location {
  const best = all[0] as Chain;
  const equal = all.filter(({ similarity }) => similarity === best.similarity);
  const places = equal.map((chain) => placed(chain, form, hay));
  const spoken = places.filter((place) => isAnswered(place, source));
  const candidates = nearestEach(spoken.length > 0 ? spoken : places);
  const chosen =
    at === undefined
      ? (candidates[0] as Placed)
      : candidates.reduce((one, other) => (Math.abs(other.start - at) < Math.abs(one.start - at) ? other : one));
  const located = drifted
    ? 'drifted'
    : at === undefined
      ? candidates.length > 1
        ? 'ambiguous'
        : 'exact'
      : chosen.start === at
        ? 'exact'
        : 'moved';
  return {
    ...chosen,
    located,
    similarity: best.similarity,
    certain: drifted ? all.length === 1 : candidates.length === 1,
  };
}

interface Placed extends Span {
  readonly parts: readonly Span[];
  readonly joints: readonly string[];
  readonly lead: string;
  readonly tail: string;
}

/** A chain in body offsets; pieces around an abbreviated middle become one part. */
function placed(chain: Chain, form: QuotePieces, hay: FoldedText): Placed {
  const parts: Span[] = [];
  const joints: string[] = [];
  chain.spans.forEach((span, index) => {
    const start = hay.starts[span.start] as number;
    const end = hay.ends[span.end - 1] as number;
    const joint = form.joints[index - 1];
    const last = parts.at(-1);
    if (last && joint?.kind === 'middle') parts[parts.length - 1] = { start: last.start, end };
    else {
      if (joint) joints.push(joint.printed);
      parts.push({ start, end });
    }
  });
  return {
    start: (parts[0] as Span).start,
    end: (parts.at(-1) as Span).end,
    parts,
    joints,
    lead: form.lead,
    tail: form.tail,
  };
}

/** Of places that end alike, the shortest: « Il y a … adhérents » begins at the last « Il y a » before « adhérents ». */
function nearestEach(places: readonly Placed[]): Placed[] {
  return places.filter(
    (place) => !places.some((other) => other !== place && other.end === place.end && other.start > place.start),
  );
}

function isAnswered(place: Placed, source: Source): boolean {
  return source.turns.some(
    ({ asks, paragraphs }) =>
      !asks &&
      paragraphs.some((paragraph) =>
        place.parts.some((part) => part.start < paragraph.end && paragraph.start < part.end),
      ),
  );
}
