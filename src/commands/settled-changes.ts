import type { TrackedParagraph, TrackedPiece } from '../exchange/tracked-paragraphs.ts';
import { aligned } from '../model/aligned.ts';
import { type Asked, askedBy, keyOf } from './asked-edit.ts';

/** A report with its changes, less those that the report as it is now has already. */
export interface Settled {
  readonly paragraphs: readonly TrackedParagraph[];
  /** Where each paragraph stands among them. */
  readonly at: readonly number[];
  readonly already: readonly Asked[];
}

/** With more changes in one paragraph only all of them, or none, are looked for. */
const mostWishes = 6;

/** A paragraph as it would be with some of its changes made. */
interface Form {
  readonly paragraphs: readonly TrackedParagraph[];
  readonly made: readonly (readonly TrackedPiece[])[];
}

/**
 * Finds the changes that were made before: with them a paragraph reads as one that the report has, in its place, and
 * without them it does not.
 * @param current what the report's paragraphs are now
 */
export function settledChanges(revised: readonly TrackedParagraph[], current: readonly string[]): Settled {
  const known = new Set(current);
  const { paragraphs: before, joined } = withJoined(revised, known);
  const chosen = before.map((one) => formsOf(one).find((form) => isThere(form, one, known)) ?? asIs(one));
  const keys = chosen.map(({ paragraphs }) => paragraphs.map(keyOf).filter((key) => key !== ''));
  const partners = aligned(keys.flat(), current);
  let passed = 0;
  const kept = chosen.map((form, index) => {
    const own = partners.slice(passed, passed + (keys[index]?.length ?? 0));
    passed += own.length;
    const isPlaced = own.every((at, i) => at !== undefined && (i === 0 || at === (own[i - 1] as number) + 1));
    return isPlaced || form.made.length === 0 ? form : asIs(before[index] as TrackedParagraph);
  });
  let count = 0;
  return {
    paragraphs: kept.flatMap(({ paragraphs }) => paragraphs),
    at: kept.map(({ paragraphs }) => {
      count += paragraphs.length;
      return count - 1;
    }),
    already: [...joined, ...kept.flatMap(({ made }) => made.map(askedBy))],
  };
}

function asIs(paragraph: TrackedParagraph): Form {
  return { paragraphs: [paragraph], made: [] };
}

/** Its words are in the report; of a paragraph that goes, they are not any more. */
function isThere({ paragraphs }: Form, before: TrackedParagraph, known: ReadonlySet<string>): boolean {
  const keys = paragraphs.map(keyOf).filter((key) => key !== '');
  return keys.length === 0 ? !known.has(keyOf(before)) : keys.every((key) => known.has(key));
}

/** Every choice of its changes, those that make most first; none is no form. */
function formsOf(paragraph: TrackedParagraph): Form[] {
  const wishes = wishesIn(paragraph.pieces);
  if (wishes.length === 0) return [];
  const all = 2 ** wishes.length - 1;
  const choices = wishes.length > mostWishes ? [-1] : Array.from({ length: all }, (_, index) => all - index);
  const ones = (choice: number) => wishes.filter((_, index) => (choice >> index) & 1).length;
  return choices
    .sort((a, b) => ones(b) - ones(a))
    .map((choice) =>
      madeWith(
        paragraph,
        wishes.filter((_, index) => choice === -1 || (choice >> index) & 1),
      ),
    );
}

/** Changes side by side are one wish. */
function wishesIn(pieces: readonly TrackedPiece[]): TrackedPiece[][] {
  const wishes: TrackedPiece[][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    if (piece.change === undefined) isOpen = piece.text === '' && isOpen;
    else if (isOpen) wishes.at(-1)?.push(piece);
    else wishes.push([piece]);
    if (piece.change !== undefined) isOpen = true;
  }
  return wishes;
}

function madeWith(paragraph: TrackedParagraph, made: readonly (readonly TrackedPiece[])[]): Form {
  const done = new Set(made.flat());
  const parts: TrackedPiece[][] = [[]];
  for (const piece of paragraph.pieces) {
    if (!done.has(piece)) parts.at(-1)?.push(piece);
    else if (piece.text === '\u2029') parts.push([]);
    else if (piece.change === 'inserted') parts.at(-1)?.push({ text: piece.text, author: '', date: '' });
  }
  const paragraphs = parts.map((pieces, index): TrackedParagraph => {
    return index === parts.length - 1 ? { ...paragraph, pieces } : { pieces, comments: [], isContents: false };
  });
  return { paragraphs, made };
}

/** Paragraphs of which two were made one before: the words of the first then stand in the second. */
function withJoined(revised: readonly TrackedParagraph[], known: ReadonlySet<string>) {
  const paragraphs = [...revised];
  const joined: Asked[] = [];
  revised.forEach(({ joinsNext, ...own }, index) => {
    const [one, next] = [paragraphs[index], paragraphs[index + 1]];
    if (!joinsNext || !one || !next || known.has(keyOf(one))) return;
    const both = { ...next, pieces: [...one.pieces, ...next.pieces], comments: [...one.comments, ...next.comments] };
    if (!known.has(keyOf(both))) return;
    paragraphs[index] = { ...own, pieces: [], comments: [] };
    paragraphs[index + 1] = both;
    joined.push({ ...joinsNext, asked: 'join this paragraph with the next' });
  });
  return { paragraphs, joined };
}
