import type { Place } from './place.ts';
import { overlaps, type Span } from './span.ts';

/** One entry of a coding file, as written. */
export interface Coding {
  readonly id?: string;
  /** In a table of answers: the row it is of, as written there. */
  readonly row?: string;
  readonly quote: string;
  /** Code ids as written; aliases not yet followed. */
  readonly codes: readonly string[];
  readonly against: readonly string[];
  /** The quote in the language of the report, where it was said in another. */
  readonly translation?: string;
  readonly memo?: string;
  /** Quoted before others wherever verbatims are ranked; or by no ranking, and in no report that is composed. */
  readonly verbatim?: 'pinned' | 'banned';
  readonly at?: number;
  readonly date?: string;
  /** Machine files only. */
  readonly status?: 'suggested' | 'accepted' | 'rejected';
  readonly confidence?: number;
  readonly because?: string;
  /** The machine an accepted suggestion came from. */
  readonly from?: string;
  /**
   * Machine files only: how it was decided, where a person did not simply see it. `found`, `missed`: in a blind reading
   * the person gave the code, or not; `batch`: accepted with others above a threshold, unread.
   */
  readonly review?: 'found' | 'missed' | 'batch';
  /** Of the `consensus`: who settled a disagreement about the passage; without codes, on giving it none. */
  readonly decided?: readonly string[];
  /** Why they settled it so. */
  readonly reason?: string;
  readonly place: Place;
  /** Offsets in the whole file of the entry and of the values a fix may replace. */
  readonly spans: {
    readonly entry: Span;
    readonly quote: Span;
    readonly row?: Span;
    readonly memo?: Span;
    readonly at?: Span;
    readonly codes: readonly Span[];
    readonly against: readonly Span[];
  };
}

/** The codings one coder gave one source. */
export interface CodingFile {
  /** Of answers in a table, all their codings by one coder lie in one file. */
  readonly path: string;
  readonly coder: string;
  /** Id of the source. */
  readonly source: string;
  /** Where it is an answer in a table: the id of its row, which its entries name, and how many entries all rows have. */
  readonly row?: { readonly id: string; readonly entries: number };
  readonly status: 'complete' | 'partial';
  /** Codes this reading was limited to; empty: all. */
  readonly only: readonly string[];
  readonly codings: readonly Coding[];
  /** Where the value of `codings:` stands in the whole file; it may hold codings of other rows of a table. */
  readonly list: Span;
}

export const machines: ReadonlySet<string> = new Set(['rules', 'model']);

export type Located = 'exact' | 'moved' | 'ambiguous' | 'drifted';

/** A stretch of a source's text that codings point at. */
export interface Segment extends Span {
  readonly source: string;
  /** The pieces that are coded: one, or several where the quote cuts with `[…]`. Interviewers' words are not yet taken out. */
  readonly parts: readonly Span[];
  /** The words as a reader sees them, without interviewers' words and withdrawn passages; paragraphs joined by a blank line. */
  readonly text: string;
  /** Label of the speaker, where one says all of it. */
  readonly speaker?: string;
}

/** Whether a segment's coded words share any with a span; what it cuts with `[…]` is not of it. */
export function covers(segment: Pick<Segment, 'parts'>, span: Span): boolean {
  return segment.parts.some((part) => overlaps(part, span));
}

/** The same for segments with the same coded words, whatever their insertions. */
export function segmentKey({ source, parts }: Pick<Segment, 'source' | 'parts'>): string {
  return `${source}\0${parts.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
}

/** Whether two segments of one source have the same coded words: the same key. */
export function isSamePlace({ parts }: Pick<Segment, 'parts'>, other: Pick<Segment, 'parts'>): boolean {
  return (
    parts.length === other.parts.length &&
    parts.every(({ start, end }, index) => {
      const own = other.parts[index] as Span;
      return start === own.start && end === own.end;
    })
  );
}

/** A coding whose place in the source is known; an orphan has no segment. */
export interface LocatedCoding {
  readonly coding: Coding;
  readonly coder: string;
  readonly source: string;
  readonly path: string;
  readonly segment?: Segment;
  readonly located: Located | 'orphan';
  /** Similarity of a drifted quote, 0–1; 1 where literal. */
  readonly similarity: number;
  /** No other place would do as well. */
  readonly certain: boolean;
}
