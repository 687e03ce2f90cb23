import { type Comparison, comparison } from '../measure/comparison.ts';
import type { Side } from '../measure/side.ts';
import type { CodedStudy } from '../model/study.ts';

const cache = new WeakMap<CodedStudy, Map<string, Comparison>>();

/** The whole codebook is compared for one adjusted p: once for all claims and tables about the same sides. */
export function comparedOnce(by: string, [from, to]: readonly [Side, Side], coded: CodedStudy): Comparison {
  const known = cache.get(coded) ?? new Map<string, Comparison>();
  cache.set(coded, known);
  const key = JSON.stringify([by, from.value, to.value, from.selection, to.selection]);
  const compared = known.get(key) ?? comparison(by, from, to, coded);
  known.set(key, compared);
  return compared;
}
