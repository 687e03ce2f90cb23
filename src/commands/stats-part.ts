import type { Call, CommandOption } from './command.ts';
import type { Asked } from './stats-row.ts';

/** What is found when it is asked for. */
export interface StatsFound {
  /** What it adds to the JSON document, by key. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The same for a terminal, in the study's language: paragraphs and tables. */
  text(): readonly string[];
}

/** A statistic that `study stats` shows after the table of codes, of what people coded. */
export interface StatsPart {
  /** Those that ask for it, and those that go with them. */
  readonly options: readonly CommandOption[];
  /** @returns undefined where nothing asks for it. @throws UsageError where an option is given without the one it goes with. */
  find(call: Call, asked: Asked): StatsFound | undefined;
}
