import { isAskable } from '../model/assessed.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Frequency } from './frequency.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * In how many cases indicators find a code or one below it, as `frequency` tells it of codings. Every source that counts and
 * could touch the code is read by them, so that none is unassessed for want of a reader.
 * @param passagesOf how many passages of a source they find it in.
 */
export function ruleFrequency(
  coded: CodedStudy,
  code: string,
  selection: Selection,
  passagesOf: (source: Source) => number,
): Frequency {
  const selected = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const asked = selected.filter((source) => isAskable(coded, source, code));
  const all = [...new Set(asked.map((source) => source.case))];
  const found = new Set<string>();
  let segments = 0;
  for (const source of asked) {
    const passages = passagesOf(source);
    segments += passages;
    if (passages > 0) found.add(source.case);
  }
  const known = new Set(all);
  const cases = {
    present: all.filter((name) => found.has(name)),
    absent: all.filter((name) => !found.has(name)),
    against: [],
    unassessed: [...new Set(selected.map((source) => source.case))].filter((name) => !known.has(name)),
  };
  const [k, n] = [cases.present.length, all.length];
  return {
    ...{ code, k, n, segments, cases },
    unassessed: cases.unassessed.length,
    against: 0,
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: 'no-assessed-case' as const } : {}),
  };
}
