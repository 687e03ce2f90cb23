import { isAskable } from '../model/assessed.ts';
import { lineage } from '../model/codebook.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Frequency } from './frequency.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * In how many cases indicators find a code or one below it, as `frequency` tells it of codings. They read every source that
 * counts and could touch the code, so that none is unassessed for want of a reader.
 * @param passagesOf how many passages of a source they find each code in, by its id; codes without any left out.
 * @param looked the codes that have any, or one below that has: the others are assessed in no case.
 */
export function ruleFrequencies(
  coded: CodedStudy,
  passagesOf: (source: Source) => Readonly<Record<string, number>>,
  looked: ReadonlySet<string>,
): (code: string, selection: Selection) => Frequency {
  const counted = coded.sources.filter((source) => source.counted);
  const bySelection = new Map<Selection, { selected: Source[]; known: Map<string, Frequency> }>();
  const under = (selection: Selection) => {
    const before = bySelection.get(selection);
    if (before) return before;
    const made = { selected: counted.filter((source) => isSelected(source, selection)), known: new Map() };
    bySelection.set(selection, made);
    return made;
  };
  return (code, selection) => {
    const { selected, known } = under(selection);
    const frequency = known.get(code) ?? frequencyOf(coded, code, selected, looked.has(code) ? passagesOf : undefined);
    known.set(code, frequency);
    return frequency;
  };
}

function frequencyOf(
  coded: CodedStudy,
  code: string,
  selected: readonly Source[],
  passagesOf: ((source: Source) => Readonly<Record<string, number>>) | undefined,
): Frequency {
  const isLimited = lineage(coded.codebook, code).some(({ asked }) => asked);
  const asked = (passagesOf ? selected : []).filter(
    (source) => (!isLimited && source.notAsked.length === 0) || isAskable(coded, source, code),
  );
  const found = new Set<string>();
  let segments = 0;
  for (const source of asked) {
    const passages = passagesOf?.(source)[code] ?? 0;
    segments += passages;
    if (passages > 0) found.add(source.case);
  }
  const all = new Set(asked.map((source) => source.case));
  const cases = {
    present: [...all].filter((name) => found.has(name)),
    absent: [...all].filter((name) => !found.has(name)),
    against: [],
    unassessed: [...new Set(selected.map((source) => source.case))].filter((name) => !all.has(name)),
  };
  const [k, n] = [cases.present.length, all.size];
  return {
    ...{ code, k, n, segments, cases },
    unassessed: cases.unassessed.length,
    against: 0,
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: passagesOf ? ('no-assessed-case' as const) : ('no-indicator' as const) } : {}),
  };
}
