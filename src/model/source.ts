import type { Make, Packing } from './memory.ts';
import type { Span } from './span.ts';
import type { SpokenLanguage } from './spoken.ts';
import type { Utf8Text } from './utf8-text.ts';

export type Consent = 'named' | 'anonymous' | 'none';
export type SourceKind = 'write-up' | 'transcript';

/**
 * A block of a source's text. `text` is what a reader sees: emphasis, escapes and the speaker's label are gone.
 * Offsets are UTF-16 units in the source's body.
 */
export interface Paragraph extends Span {
  readonly kind: 'paragraph' | 'heading';
  readonly text: string;
  /** The time code it opens with, as written. */
  readonly time?: string;
  /** Where `text` and body run in step: `text[from]` stands at body offset `offset`; ascending, at least one. */
  readonly runs: readonly { readonly from: number; readonly offset: number }[];
}

/** What one speaker says until another does. */
export interface Turn extends Span {
  /** The label as written, without time code or punctuation; absent where the source has no labels. */
  readonly speaker?: string;
  /** An interviewer's turn: never quoted, counted or coded by a machine. */
  readonly asks: boolean;
  /** The time code as written. */
  readonly time?: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Remembers what was found out about a source: plain JSON that depends on its file, the study's settings and what is given. */
export type Known = <T>(name: string, given: string, make: Make<T>, packing?: Packing<T>) => T;

const found = new WeakMap<Source, Map<string, unknown>>();

/** What `make` finds out about a source, or found out before; where nothing is kept from run to run, for as long as the source. */
export function known<T>(source: Source, name: string, given: string, make: Make<T>, packing?: Packing<T>): T {
  if (source.known) return source.known(name, given, make, packing);
  const key = `${name}\0${given}`;
  const ofSource = found.get(source) ?? new Map<string, unknown>();
  found.set(source, ofSource);
  if (!ofSource.has(key)) ofSource.set(key, make(false));
  return ofSource.get(key) as T;
}

/** What `make` finds out about the file of a source, or found out before. */
export function knownOfFile<T>(source: Source, name: string, given: string, make: () => T): T {
  return source.knownOfFile ? source.knownOfFile(name, given, make) : known(source, name, given, make);
}

/** One interview. */
export interface Source {
  readonly id: string;
  /** Path below the study; of an answer, of the table it is a row of. */
  readonly path: string;
  /** Of an answer in a table: the id of its row, as written. */
  readonly row?: string;
  readonly case: string;
  readonly wave?: string;
  readonly kind: SourceKind;
  /** Of what is said; its own, or the study's. */
  readonly language: SpokenLanguage;
  readonly date?: string;
  /** How it may be shown; `named` only where every interview of its case is. */
  readonly consent: Consent;
  /** What it says itself, where another interview of its case keeps it from being named. */
  readonly ownConsent?: Consent;
  readonly pseudonym: string;
  readonly counted: boolean;
  /** Codes this interview could not touch, as written. */
  readonly notAsked: readonly string[];
  /** Passages the interviewee took back, as written. */
  readonly withdrawn: readonly string[];
  /** The date on which the interviewee approved the text. */
  readonly validated?: string;
  /** Fingerprint of the text as it was approved, where it was recorded. */
  readonly validatedText?: string;
  /** The analyst's note on the approval. */
  readonly validatedNote?: string;
  readonly url?: string;
  /** The analyst's note on the whole interview: no variable, and in no output but an export of everything. */
  readonly memo?: string;
  /** Every key of the front matter that describes case or source, `organisation`, `interviewee` and `role` among them. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables of single speakers, by label. */
  readonly speakers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The text after the front matter; all offsets count in it. */
  readonly body: string;
  /** Where the body begins in the whole file. */
  readonly bodyStart: number;
  /** Of an answer in a table: places in the body of quotation marks that stand twice in the file. */
  readonly doubled?: readonly number[];
  readonly turns: readonly Turn[];
  /** The texts of its respondents' paragraphs, headings aside, where they are found sooner than the turns. */
  readonly said?: readonly Utf8Text[] | undefined;
  /** What was found out about its text; absent: the study is held in memory. */
  readonly known?: Known;
  /** The same for what depends on the whole file: of an answer in a table, on the rows above it. */
  readonly knownOfFile?: Known;
  /** Where front matter keys stand in the whole file (key → offset), for messages. */
  readonly keys: Readonly<Record<string, number>>;
}

/** Where an offset of a source's body stands in the whole file. */
export function offsetInFile(
  { bodyStart, doubled = [] }: Pick<Source, 'bodyStart' | 'doubled'>,
  offset: number,
): number {
  return bodyStart + offset + doubled.filter((mark) => mark < offset).length;
}

/** What a source is called in a message to those who have its files. */
export function placeName({ path, row }: Pick<Source, 'path' | 'row'>): string {
  return row === undefined ? path : `${path} (row ${row})`;
}

/** The path of a source's file without its ending: its coding files begin so. */
export function stemOf(path: string): string {
  return path.replace(/\.(?:md|csv)$/, '');
}

/** `answers.csv` is a table of answers where `answers.yaml` lies beside it, and is not looked at elsewhere. */
export function keysOf(table: string): string {
  return `${stemOf(table)}.yaml`;
}
