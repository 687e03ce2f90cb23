import type { Located } from '../model/coding.ts';
import { greatest } from '../model/extremes.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import { isAnswered } from './answers-in.ts';
import { type Chain, literalChains, similarChains, widenedChains } from './chains.ts';
import { type FoldedText, foldQuote } from './fold-quote.ts';
import { foldedEllipsis, haystackOf } from './haystack.ts';
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

/** A drifted place as like as this stands for itself; a less like one only where no other comes near. */
const sureSimilarity = 0.9;
const near = 0.1;

type Place = Pick<Location, 'start' | 'end' | 'parts' | 'joints' | 'lead' | 'tail'>;

/** The places a quote may stand in, the likeliest first; never empty. */
interface Found {
  readonly places: readonly Place[];
  readonly similarity: number;
  readonly drifted: boolean;
  /** Drifted, and other places are nearly as like. */
  readonly rivals: boolean;
}

/**
 * Locates a quote: literally, then with its editorial marks, then by the most similar window, last with an ellipsis
 * that touches a word as an abbreviation.
 * @param at where it stood when last located; the nearest of several matches wins. It has moved there where no other is
 *   within twice the distance; else it is ambiguous.
 * @returns undefined for an orphan.
 */
export function locate(quote: string, at: number | undefined, source: Source): Location | undefined {
  const found = find(quote, source);
  if (!found) return undefined;
  const { places, similarity, drifted, rivals } = found;
  const candidates = shortest(places);
  const chosen = choose(places, candidates, at);
  const isSole = candidates.length === 1;
  if (drifted) return { ...chosen, located: 'drifted', similarity, certain: isSole && !rivals };
  if (chosen.start === at) return { ...chosen, located: 'exact', similarity, certain: isSole };
  const certain = isSole || isNearest(chosen, candidates, at);
  const located = !certain ? 'ambiguous' : at === undefined ? 'exact' : 'moved';
  return { ...chosen, located, similarity, certain };
}

/** Whether every other candidate is more than twice as far from where the quote was. */
function isNearest({ start }: Place, candidates: readonly Place[], at: number | undefined): boolean {
  if (at === undefined) return false;
  return candidates.every((other) => other.start === start || Math.abs(other.start - at) > 2 * Math.abs(start - at));
}

/** Every place a quote stands in equally well. */
export function locateEach(quote: string, source: Source): Location[] {
  const found = find(quote, source);
  if (!found) return [];
  const { similarity, drifted, rivals } = found;
  const places = shortest(found.places);
  const located = drifted ? 'drifted' : places.length > 1 ? 'ambiguous' : 'exact';
  return places.map((place) => ({ ...place, located, similarity, certain: places.length === 1 && !rivals }));
}

function choose(places: readonly Place[], candidates: readonly Place[], at: number | undefined): Place {
  const first = candidates[0] as Place;
  if (at === undefined) return first;
  const unmoved = candidates.find(({ start }) => start === at) ?? places.find(({ start }) => start === at);
  if (unmoved) return unmoved;
  return candidates.reduce((one, other) => (Math.abs(other.start - at) < Math.abs(one.start - at) ? other : one));
}

function find(quote: string, source: Source): Found | undefined {
  const whole: QuotePieces = { pieces: [quote], joints: [], lead: '', tail: '' };
  const found = literal(whole, source);
  if (found) return found;
  const marked = quotePieces(quote);
  const touching = quotePieces(quote, true);
  const steps = [
    () => (marked ? literal(marked, source) : undefined),
    () => cutWords(marked ?? whole, source),
    () => similar(marked ?? whole, source),
    () =>
      touching && !isAlike(touching, marked) ? (literal(touching, source) ?? similar(touching, source)) : undefined,
  ];
  for (const step of steps) {
    const found = step();
    if (found) return found;
  }
  return undefined;
}

function isAlike(a: QuotePieces, b: QuotePieces | undefined): boolean {
  return b !== undefined && a.pieces.length === b.pieces.length;
}

/** Literal places: a respondent's words in any reading of the source before an interviewer's. */
function literal(form: QuotePieces, source: Source): Found | undefined {
  const folded = foldPieces(form);
  if (!folded) return undefined;
  const haystack = haystackOf(source);
  if (folded.some(({ text }) => text.includes(foldedEllipsis)) && !haystack.mayHaveEllipsis) return undefined;
  let asked: Found | undefined;
  for (let index = 0; index < haystack.count; index++) {
    const text = haystack.text(index);
    const places = literalChains(folded, form, text).map((chain) => placed(chain, form, folded, text));
    if (places.length === 0) continue;
    const answered = places.filter((place) => isSaid(place, source));
    const found = { similarity: 1, drifted: false, rivals: false };
    if (answered.length > 0) return { ...found, places: answered };
    asked ??= { ...found, places };
  }
  return asked;
}

/** Places of a quote that begins or ends within a word, whole words taken; a respondent's only. */
function cutWords(form: QuotePieces, source: Source): Found | undefined {
  const folded = foldPieces(form);
  if (!folded) return undefined;
  const text = haystackOf(source).text(0);
  const chains = widenedChains(folded, form, text, leastSimilarity);
  const places = chains.map((chain) => placed(chain, form, folded, text));
  const kept = places.map((_, i) => i).filter((i) => isSaid(places[i] as Place, source));
  if (kept.length === 0) return undefined;
  const similarity = greatest(kept.map((i) => (chains[i] as Chain).similarity));
  return { places: kept.map((i) => places[i] as Place), similarity, drifted: true, rivals: kept.length > 1 };
}

/** The most similar places, over all that is said and over answers alone. */
function similar(form: QuotePieces, source: Source): Found | undefined {
  const folded = foldPieces(form);
  if (!folded) return undefined;
  const haystack = haystackOf(source);
  const texts = new Set([haystack.text(0), haystack.text(haystack.count - 2)]);
  let best: Found | undefined;
  let bestAnswered = false;
  for (const text of texts) {
    const chains = similarChains(folded, form, text, leastSimilarity);
    const places = chains.map((chain) => placed(chain, form, folded, text));
    const answered = places.map((place) => isSaid(place, source));
    const spoken = answered.includes(true);
    const kept = chains.map((_, i) => i).filter((i) => !spoken || answered[i]);
    const similarity = greatest(kept.map((i) => (chains[i] as Chain).similarity));
    if (kept.length === 0 || (best && bestAnswered && !spoken)) continue;
    if (best && bestAnswered === spoken && similarity < best.similarity) continue;
    const equal = kept.filter((i) => (chains[i] as Chain).similarity === similarity);
    const close = kept.filter((i) => (chains[i] as Chain).similarity > similarity - near);
    best = {
      places: equal.map((i) => places[i] as Place),
      similarity,
      drifted: true,
      rivals: similarity < sureSimilarity && shortest(close.map((i) => places[i] as Place)).length > 1,
    };
    bestAnswered = spoken;
  }
  return best;
}

function foldPieces(form: QuotePieces): FoldedText[] | undefined {
  const folded = form.pieces.map((piece) => foldQuote(piece));
  return folded.every(({ text }) => text !== '') ? folded : undefined;
}

/** A chain in body offsets, signs at the ends of its pieces taken in; pieces around an abbreviated middle become one part. */
function placed(chain: Chain, form: QuotePieces, folded: readonly FoldedText[], text: FoldedText): Place {
  const parts: Span[] = [];
  const joints: string[] = [];
  chain.spans.forEach((span, index) => {
    const [piece, own] = [form.pieces[index] as string, folded[index] as FoldedText];
    const start = text.startOf(span.start, piece.slice(0, own.startOf(0)));
    const end = text.endOf(span.end - 1, piece.slice(own.endOf(own.text.length - 1)));
    const joint = form.joints[index - 1];
    const last = parts.at(-1);
    if (last && joint?.kind === 'middle') parts[parts.length - 1] = { start: last.start, end };
    else {
      if (joint) joints.push(joint.printed);
      parts.push({ start, end });
    }
  });
  const [first, last] = [parts[0] as Span, parts.at(-1) as Span];
  return { start: first.start, end: last.end, parts, joints, lead: form.lead, tail: form.tail };
}

/** Of places that end alike, the shortest: « Il y a … adhérents » begins at the last « Il y a » before « adhérents ». */
function shortest(places: readonly Place[]): readonly Place[] {
  if (places.length === 1) return places;
  const latest = new Map<number, number>();
  for (const { start, end } of places) latest.set(end, Math.max(start, latest.get(end) ?? start));
  return places.filter(({ start, end }) => latest.get(end) === start);
}

/** Whether respondents say any of a place. */
function isSaid({ parts }: Place, source: Source): boolean {
  return parts.some((part) => isAnswered(source, part));
}
