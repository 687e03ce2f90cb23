import type { PageProblem } from './page-report.ts';
import type { Language } from './settings.ts';
import type { Consent } from './source.ts';

/** A study as the page of `study open` gets it. */
export interface PageStudy {
  readonly title: string;
  readonly language: Language;
  /** Who codes, where the command was told. */
  readonly coder?: string;
  /** Every coder with a file, persons first. */
  readonly coders: readonly PageCoder[];
  /** Names that no person codes under. */
  readonly takenNames: readonly string[];
  readonly waves: readonly { readonly id: string; readonly label: string }[];
  readonly sources: readonly PageSourceRow[];
  /** Names of the report's templates. */
  readonly templates: readonly string[];
  readonly chapters: readonly PageChapter[];
  /** Why files of the study, or entries of them, could not be read: what they say is missing here. */
  readonly faults: readonly PageProblem[];
  /** `study.yaml` could not be read: what it may hold back is unknown, so that no interview is quoted. */
  readonly isWithheld: boolean;
}

export interface PageCoder {
  readonly name: string;
  readonly isMachine: boolean;
}

/** A source in the list. */
export interface PageSourceRow {
  readonly id: string;
  readonly path: string;
  readonly case: string;
  readonly pseudonym: string;
  readonly wave?: string;
  readonly date?: string;
  readonly consent: Consent;
  readonly counted: boolean;
  /** Of the source's front matter. */
  readonly variables: Readonly<Record<string, string>>;
  readonly words: number;
  /** Who has a file of codings for it, and whether it was read to the end. */
  readonly readings: readonly { readonly coder: string; readonly status: 'complete' | 'partial' }[];
}

export interface PageChapter {
  readonly id: string;
  readonly label: string;
  readonly themes: readonly PageCode[];
}

export interface PageCode {
  readonly id: string;
  readonly label: string;
  readonly level: number;
  readonly aliases: readonly string[];
  /** Out of use: nothing new gets it. */
  readonly retired: boolean;
  /** Markdown. */
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: string;
  readonly indicators: readonly string[];
  /** Path of the theme's file. */
  readonly path: string;
  readonly children: readonly PageCode[];
}

/** Told when files have changed, in whatever window or program. */
export interface PageChange {
  readonly revision: number;
  /** Paths below the study. */
  readonly paths: readonly string[];
  /** Something has changed and could not be read: what is known may be old. */
  readonly isUnread?: true;
}
