import type { Located, LocatedCoding } from '../model/coding.ts';
import type { Packing } from '../model/memory.ts';
import type { Span } from '../model/span.ts';

/** What locating finds out about a coding. */
export type Place = Pick<LocatedCoding, 'segment' | 'located' | 'similarity' | 'certain'>;

const kinds: readonly Located[] = ['exact', 'moved', 'ambiguous', 'drifted'];

/**
 * A place as little JSON, there may be a hundred thousand; an orphan’s is null. The text is 0 where it is the quote to
 * the letter, the speaker 0 where nobody is known to say all of it; after them start and end of each part.
 */
type PackedPlace =
  | null
  | readonly [
      kind: number,
      similarity: number,
      certain: 0 | 1,
      source: string,
      text: string | 0,
      speaker: string | 0,
      ...ends: readonly number[],
    ];

/** Of places that are known by their quote. */
export const placePacking: Packing<Place> = { pack, unpack };

/** Of places that are known by where the quote was when it was last located, a space, and the quote. */
export const placeFromPacking: Packing<Place> = {
  pack: (place, given) => pack(place, quoteIn(given)),
  unpack: (packed, given) => unpack(packed, quoteIn(given)),
};

function quoteIn(given: string): string {
  return given.slice(given.indexOf(' ') + 1);
}

function pack({ segment, located, similarity, certain }: Place, quote: string): PackedPlace {
  if (!segment || located === 'orphan') return null;
  const { source, parts, text, speaker = 0 } = segment;
  const ends = parts.flatMap(({ start, end }) => [start, end]);
  return [kinds.indexOf(located), similarity, certain ? 1 : 0, source, text === quote ? 0 : text, speaker, ...ends];
}

function unpack(packed: unknown, quote: string): Place {
  const place = packed as PackedPlace;
  if (place === null) return { located: 'orphan', similarity: 0, certain: false };
  const [kind, similarity, certain, source, written, speaker, ...ends] = place;
  const parts: Span[] = [];
  for (let i = 0; i < ends.length; i += 2) parts.push({ start: ends[i] as number, end: ends[i + 1] as number });
  const [start, end] = [ends[0] as number, ends.at(-1) as number];
  const text = written === 0 ? quote : written;
  const segment = speaker === 0 ? { source, start, end, parts, text } : { source, start, end, parts, text, speaker };
  return { segment, located: kinds[kind] as Located, similarity, certain: certain === 1 };
}
