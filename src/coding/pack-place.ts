import type { Located, LocatedCoding } from '../model/coding.ts';
import type { Span } from '../model/span.ts';

/** What locating finds out about a coding. */
export type Place = Pick<LocatedCoding, 'segment' | 'located' | 'similarity' | 'certain'>;

const kinds: readonly Located[] = ['exact', 'moved', 'ambiguous', 'drifted'];

/** A place as little JSON, there may be a hundred thousand; an orphan’s is empty. */
export type PackedPlace =
  | readonly []
  | readonly [
      kind: number,
      similarity: number,
      certain: 0 | 1,
      /** Start and end of each part. */
      parts: readonly number[],
      /** Absent where nobody is known to say it alone. */
      speaker?: string | 0,
      /** Where its text is not the quote to the letter. */
      text?: string,
    ];

export function packPlace({ segment, located, similarity, certain }: Place, quote: string): PackedPlace {
  if (!segment || located === 'orphan') return [];
  const { parts, text, speaker = 0 } = segment;
  const ends = parts.flatMap(({ start, end }) => [start, end]);
  const [kind, sure] = [kinds.indexOf(located), certain ? 1 : 0] as const;
  return text === quote ? [kind, similarity, sure, ends, speaker] : [kind, similarity, sure, ends, speaker, text];
}

export function unpackPlace(packed: PackedPlace, source: string, quote: string): Place {
  const [kind, similarity, certain, ends, speaker, text = quote] = packed;
  if (kind === undefined || !ends) return { located: 'orphan', similarity: 0, certain: false };
  const parts: Span[] = [];
  for (let i = 0; i < ends.length; i += 2) parts.push({ start: ends[i] as number, end: ends[i + 1] as number });
  const [start, end] = [ends[0] as number, ends.at(-1) as number];
  const segment =
    speaker !== undefined && speaker !== 0
      ? { source, start, end, parts, text, speaker }
      : { source, start, end, parts, text };
  return { segment, located: kinds[kind] as Located, similarity: similarity as number, certain: certain === 1 };
}
