import type { Chapter } from './codebook.ts';
import type { Span } from './span.ts';

/** A study as it leaves: plain values, with nothing in them that may not be shown. */
export interface ExportedStudy {
  readonly title: string;
  readonly subtitle?: string;
  readonly language: string;
  readonly authors: readonly string[];
  /** What a case is called. */
  readonly unit: { readonly one: string; readonly many: string };
  readonly waves: readonly { readonly id: string; readonly label: string }[];
  readonly chapters: readonly Chapter[];
  readonly sources: readonly ExportedSource[];
  /** Every person's codings, source by source, by place. */
  readonly codings: readonly ExportedCoding[];
  /** The distinct passages of the coders who count. */
  readonly segments: readonly ExportedSegment[];
  /** A row a case, a cell a code in the codebook's order. */
  readonly presence: { readonly codes: readonly string[]; readonly rows: readonly ExportedCase[] };
  /** Names are masked, and what may not be quoted is left out. */
  readonly masked: boolean;
  /** What the study holds and this does not: « 2 passages taken back ». */
  readonly left: readonly string[];
}

export interface ExportedSource {
  /** Its id or pseudonym; unique. */
  readonly name: string;
  readonly case: string;
  readonly wave?: string;
  /** What may be shown of its front matter, `wave` and `case` aside. */
  readonly variables: Readonly<Record<string, string>>;
  /** Plain text: a blank line between paragraphs, `Q : ` before what each speaker says. */
  readonly text: string;
  readonly turns: readonly ExportedTurn[];
}

export interface ExportedTurn {
  readonly speaker?: string;
  /** An interviewer's. */
  readonly asks: boolean;
  readonly time?: string;
  /** Words of its paragraphs, places in the source's text; a heading is a paragraph. */
  readonly paragraphs: readonly (Span & { readonly heading: boolean })[];
}

/** Places are UTF-16 units in the source's text, end exclusive. */
export interface ExportedCoding extends Span {
  readonly source: string;
  readonly coder: string;
  /** The words as a reader sees them. */
  readonly text: string;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo?: string;
  readonly date?: string;
  /** Its quote cuts words out, and this is not its first piece. */
  readonly continues?: true;
}

/** How many codings: one whose quote cuts words out is one, however many pieces it has. */
export function codingCount({ codings }: Pick<ExportedStudy, 'codings'>): number {
  return codings.filter(({ continues }) => !continues).length;
}

export interface ExportedSegment extends Span {
  readonly source: string;
  readonly coders: readonly string[];
  readonly text: string;
  readonly speaker?: string;
  readonly time?: string;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  /** Who gave each of `codes`, and of `against`, in their order. */
  readonly codesBy: readonly (readonly string[])[];
  readonly againstBy: readonly (readonly string[])[];
  readonly memos: readonly string[];
  readonly translation?: string;
}

export interface ExportedCase {
  readonly case: string;
  /** Those on which its sources agree. */
  readonly variables: Readonly<Record<string, string>>;
  readonly waves: readonly string[];
  /** 1: has a passage; 0: none; null: not assessed. */
  readonly cells: readonly (0 | 1 | null)[];
}
