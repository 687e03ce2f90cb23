import type { Frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';

/** What the statistics are about. */
export interface Asked {
  readonly coded: CodedStudy;
  readonly codes: readonly Code[];
  readonly selection: Selection;
  /** How often a code occurs: by codings, or by what indicators find. */
  readonly count: (code: string, selection: Selection) => Frequency;
}

/** A code's counts, as `--json` gives them. */
export function statsRow({ id, label, level }: Code, count: Asked['count'], selection: Selection) {
  const { k, n, unassessed, against, segments, share, interval, reason } = count(id, selection);
  return {
    code: id,
    label,
    level,
    k,
    n,
    unassessed,
    against,
    segments,
    share,
    interval,
    ...(reason ? { reason } : {}),
  };
}
