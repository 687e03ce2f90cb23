import type { CodingFile } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';

/** What a check knows besides the study. */
export interface CheckContext {
  /** `study.yaml` could not be read: what its defaults would say is not worth reporting. */
  readonly settingsBroken: boolean;
  /** A file of the codebook could not be read: codes it would define are not unknown. */
  readonly codebookBroken: boolean;
  /** A source could not be read, or was left out. */
  readonly sourcesBroken: boolean;
  /** A source or a coding file could not be read: codings are missing. */
  readonly codingsBroken: boolean;
  /** The coding files of sources that are left out: no coding of theirs can be located. */
  readonly setAside: readonly CodingFile[];
  /** Where keys of `study.yaml` stand in it. */
  readonly settingsOffsets: Readonly<Record<string, number>>;
}

/** One check: everything of one kind that is wrong with a study. */
export type Check = (coded: CodedStudy, context: CheckContext) => Problem[];
