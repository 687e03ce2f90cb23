import type { Codebook } from './codebook.ts';
import type { CodebookChange } from './codebook-change.ts';
import type { CodingFile, LocatedCoding } from './coding.ts';
import type { KeptTexts } from './kept-texts.ts';
import type { Settings } from './settings.ts';
import type { Known, Source } from './source.ts';
import type { Span } from './span.ts';
import type { SplitList } from './split-list.ts';

/** A report template as read. */
export interface Template {
  /** File name without `.md`. */
  readonly name: string;
  readonly path: string;
  /** The whole file, as read (no BOM, LF). */
  readonly text: string;
}

/** A study as its files say it, before codings are located. */
export interface Study {
  readonly settings: Settings;
  readonly sources: readonly Source[];
  /** Where the keys beside a table of answers stand in their file, by the path of the table. */
  readonly tableKeys: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly codebook: Codebook;
  /** What was changed in the codebook, oldest first. */
  readonly history: readonly CodebookChange[];
  /** Splits whose codings are being redistributed. */
  readonly splits: readonly SplitList[];
  readonly codingFiles: readonly CodingFile[];
  readonly templates: readonly Template[];
  /** Every text file read, as read (no BOM, LF), by path below the study. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of a file that was read, in UTF-8. */
  readonly encoded: (path: string) => Uint8Array;
  /** What was found out about all of it, under all that this depends on; absent: nothing is kept from run to run. */
  readonly known?: Known;
  /** What respondents said, kept from run to run; absent: their texts are read. */
  readonly keptTexts?: KeptTexts | undefined;
}

/** A passage the interviewee took back; without `parts` it was not found. */
export interface Withdrawn {
  readonly quote: string;
  readonly parts?: readonly Span[];
  readonly exact: boolean;
}

/** A study whose codings have been located. */
export interface CodedStudy extends Study {
  readonly sourceById: ReadonlyMap<string, Source>;
  readonly withdrawn: ReadonlyMap<string, readonly Withdrawn[]>;
  readonly codings: readonly LocatedCoding[];
  /** The coding files that count, by source. */
  readonly counted: ReadonlyMap<string, readonly CodingFile[]>;
}
