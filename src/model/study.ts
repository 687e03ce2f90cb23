import type { Codebook } from './codebook.ts';
import type { CodingFile, LocatedCoding } from './coding.ts';
import type { Settings } from './settings.ts';
import type { Source } from './source.ts';
import type { Span } from './span.ts';

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
  readonly codebook: Codebook;
  readonly codingFiles: readonly CodingFile[];
  readonly templates: readonly Template[];
  /** Every text file read, as read (no BOM, LF), by path below the study. */
  readonly texts: ReadonlyMap<string, string>;
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
