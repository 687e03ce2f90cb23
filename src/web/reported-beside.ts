import type { CodedStudy } from '../model/study.ts';

/** Whose codings the study reports, where a coder's are none of them: what the coder decides does not count then. */
export function reportedBeside({ settings: { reportCoders } }: CodedStudy, coder: string): readonly string[] {
  return reportCoders.includes(coder) ? [] : reportCoders;
}
