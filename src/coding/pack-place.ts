import type { Located, LocatedCoding } from '../model/coding.ts';
import type { Span } from '../model/span.ts';

/** What locating finds out about a coding. */
export type Place = Pick<LocatedCoding, 'segment' | 'located' | 'similarity' | 'certain'>;

const kinds: readonly Located[] = ['exact', 'moved', 'ambiguous', 'drifted'];

/**
 * A place as little JSON, there may be a hundred thousand; an orphan’s is null. The text is 0 where it is the quote to
 * the letter, the speaker 0 where nobody is known to say all of it; after them start and end of each part.
 */
export type PackedPlace =
  | null
  | readonly [
      kind: number,
      similarity: number,
      certain: 0 | 1,
      text: string | 0,
      speaker: string | 0,
      ...ends: readonly number[],
    ];

export function packPlace({ segment, located, similarity, certain }: Place, quote: string): PackedPlace {
  if (!segment || located === 'orphan') return null;
  const { parts, text, speaker = 0 } = segment;
  const ends = parts.flatMap(({ start, end }) => [start, end]);
  return [kinds.indexOf(located), similarity, certain ? 1 : 0, text === quote ? 0 : text, speaker, ...ends];
}

export function unpackPlace(packed: PackedPlace, source: string, quote: string): Place {
  if (packed === null) return { located: 'orphan', similarity: 0, certain: false };
  const [kind, similarity, certain, written, speaker, ...ends] = packed;
  const parts: Span[] = [];
  for (let i = 0; i < ends.length; i += 2) parts.push({ start: ends[i] as number, end: ends[i + 1] as number });
  const [start, end] = [ends[0] as number, ends.at(-1) as number];
  const text = written === 0 ? quote : written;
  const segment = speaker === 0 ? { source, start, end, parts, text } : { source, start, end, parts, text, speaker };
  return { segment, located: kinds[kind] as Located, similarity, certain: certain === 1 };
}
