import type { ScoreMatrix } from '../coding/learn-codes.ts';
import type { Refused } from '../coding/model-answer.ts';
import type { CodedStudy } from '../model/study.ts';

/** Words of respondents, withdrawn passages taken out. */
export interface Said {
  /** Id of their source. */
  readonly source: string;
  readonly text: string;
}

/** What is to be scored, and by what. */
export interface Scored {
  readonly passages: readonly Said[];
  /** Ids: the columns. */
  readonly codes: readonly string[];
  /** The sources whose passages a model is asked about; absent: all. The others' get zeros. */
  readonly sources?: ReadonlySet<string>;
  /** What people coded, and with what. */
  readonly coded: readonly (Said & { readonly codes: readonly string[] })[];
}

/** What one model had to say. */
export interface Part {
  /**
   * A row a passage, a column a code; zeros for a passage that was not sent.
   * @param without sources held out: nothing is learned from them.
   */
  scores(without?: ReadonlySet<string>): ScoreMatrix[];
  readonly report: ModelReport;
}

export interface ModelReport {
  readonly model: string;
  readonly use: 'embeddings' | 'codes';
  /** Requests answered, answers kept from before, and tokens as the server counts them. */
  readonly calls: number;
  readonly cached: number;
  readonly tokens: number;
  /** Texts that a dry run did not send; the model then has no part in the suggestions. */
  readonly unsent: number;
  readonly refused?: Refused;
}

/** What is asked, as it may be sent. */
export interface Sending {
  readonly coded: CodedStudy;
  readonly scored: Scored;
  /** The passages; undefined where one is not asked about, or may not be sent. */
  readonly texts: readonly (string | undefined)[];
  /** How many may not be sent. */
  readonly withheld: number;
  readonly send: (said: Said) => string | undefined;
  /** The codebook's words; it may name people too. */
  readonly mask: (text: string) => string;
  readonly dryRun: boolean;
}
