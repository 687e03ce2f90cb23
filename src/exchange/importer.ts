import type { SpokenLanguage } from '../model/spoken.ts';

/** A file by another program, as its bytes. */
export interface ForeignFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A paragraph as the other program had it. */
export interface ImportedParagraph {
  /** Plain text; a line break within it is `\n`. */
  readonly text: string;
  /** 1–6. */
  readonly heading?: number;
  /** Wholly bold or italic: a question may be set so. */
  readonly emphasised?: boolean;
  /** How many UTF-16 units at its start are bold or italic: a label may be. */
  readonly lead?: number;
  /** Who says it, where the format has a place for that; then it is no part of the text. */
  readonly speaker?: string;
  /** When it begins: `0:12:03`. */
  readonly time?: string;
}

/** A passage that is coded in the other program, or commented on. */
export interface ImportedCoding {
  /** UTF-16 units in the texts of the paragraphs, joined by `\n`; end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ids of imported codes, or codes as a person wrote them. */
  readonly codes: readonly string[];
  /** As the other program names them. */
  readonly coder?: string;
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  readonly memo?: string;
}

/** A passage that a file quotes from an interview it does not hold; the study has that one, or gets it in the same call. */
export interface ImportedQuote extends Omit<ImportedCoding, 'start' | 'end'> {
  /** The interview, as the other program names it. */
  readonly source: string;
  readonly quote: string;
  /** Of `study export`: where it begins in the interview's text as that writes it, UTF-16 units. */
  readonly start?: number;
}

/** A code of the other program, with those below it. */
export interface ImportedCode {
  /** What the file's codings name it by. */
  readonly id: string;
  readonly label: string;
  /** Markdown. */
  readonly definition?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** It only holds others, and nothing is coded with it. */
  readonly folder?: boolean;
  readonly children: readonly ImportedCode[];
}

/** The codes of a project of another program. */
export interface ImportedCodes {
  /** Label of the chapter that new themes go to. */
  readonly chapter: string;
  readonly codes: readonly ImportedCode[];
}

/** One interview of a foreign file. */
export interface ImportedSource {
  /** What its file is named after. */
  readonly name: string;
  readonly paragraphs: readonly ImportedParagraph[];
  /** Who speaks is told by `speaker` alone, and what looks like a label in the text was said; by default labels are looked for. */
  readonly labelled?: boolean;
  /** Keys and values of its front matter. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly codings?: readonly ImportedCoding[];
}

/** What an importer makes of a file. */
export interface Imported {
  readonly sources: readonly ImportedSource[];
  /** Of a project that is coded: its codes, and passages of interviews it does not hold. */
  readonly codes?: ImportedCodes;
  readonly quotes?: readonly ImportedQuote[];
  /** What the file holds and the study does not get: « 2 tables ». */
  readonly losses?: readonly string[];
  /** What to look at, as sentences. */
  readonly warnings?: readonly string[];
}

/** Why a file cannot be read, in sentences that say where and what to do. */
export interface ImportFault {
  readonly fault: string;
}

/** What the call and the study say about reading. */
export interface ImportOptions {
  readonly language: SpokenLanguage;
  /** Labels of those who ask. */
  readonly interviewers: readonly string[];
  /** What labels are replaced by. */
  readonly speakers: Readonly<Record<string, string>>;
  /** What comments of a text become; by default nothing. */
  readonly comments?: 'memos' | 'codings';
  /** Of tables: the columns that are the text, the one that names the source, and those that become variables, as typed. */
  readonly text?: string;
  readonly id?: string;
  readonly columns?: string;
  /** Rows of one id are one source. */
  readonly join: boolean;
  /** Of the study's codes: one that holds a comma is not divided. */
  readonly labels?: readonly string[];
  /** Of a database that holds several. */
  readonly project?: string;
}

/** One format of another program, or one family of them. */
export interface Importer {
  /** Of files whose ending is not the importer's only one, or that several importers claim. */
  recognises(file: ForeignFile): boolean;
  read(file: ForeignFile, options: ImportOptions): Imported | ImportFault | Promise<Imported | ImportFault>;
}
