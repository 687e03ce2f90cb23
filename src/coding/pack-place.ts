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
      text: string | 0,
      speaker: string | 0,
      ...ends: readonly number[],
    ];

/** Of the places of some quotes in a source, which know both. */
export function placesPacking(source: string, quotes: readonly string[]): Packing<readonly Place[]> {
  return {
    pack: (places) => places.map((place, index) => pack(place, quotes[index] as string)),
    unpack: (packed) => (packed as PackedPlace[]).map((place, index) => unpack(place, source, quotes[index] as string)),
  };
}

function pack({ segment, located, similarity, certain }: Place, quote: string): PackedPlace {
  if (!segment || located === 'orphan') return null;
  const { parts, text, speaker = 0 } = segment;
  const ends = parts.flatMap(({ start, end }) => [start, end]);
  return [kinds.indexOf(located), similarity, certain ? 1 : 0, text === quote ? 0 : text, speaker, ...ends];
}

/** Where the ends begin. */
const firstEnd = 5;

function unpack(place: PackedPlace, source: string, quote: string): Place {
  if (place === null) return { located: 'orphan', similarity: 0, certain: false };
  const [kind, similarity, certain, written, speaker] = place;
  // Made to measure: an array that was added to has room for a dozen more.
  const parts = Array.from({ length: (place.length - firstEnd) / 2 }, (_, index): Span => {
    const at = firstEnd + 2 * index;
    return { start: place[at] as number, end: place[at + 1] as number };
  });
  const [start, end] = [place[firstEnd] as number, place[place.length - 1] as number];
  const text = written === 0 ? quote : written;
  const segment = speaker === 0 ? { source, start, end, parts, text } : { source, start, end, parts, text, speaker };
  return { segment, located: kinds[kind] as Located, similarity, certain: certain === 1 };
}
