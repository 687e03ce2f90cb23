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
  const bySelection = new Map<Selection, Tally>();
  const under = (selection: Selection): Tally => {
    const tally =
      bySelection.get(selection) ??
      tallied(
        counted.filter((source) => isSelected(source, selection)),
        passagesOf,
      );
    bySelection.set(selection, tally);
    return tally;
  };
  return (code, selection) => {
    const tally = under(selection);
    const frequency = tally.known.get(code) ?? frequencyOf(coded, code, tally, looked.has(code));
    tally.known.set(code, frequency);
    return frequency;
  };
}

/** What indicators find in some sources, code by code. */
interface Tally {
  readonly sources: readonly Source[];
  readonly cases: ReadonlySet<string>;
  /** Some of the sources could not touch every code. */
  readonly isLimited: boolean;
  readonly found: ReadonlyMap<string, Found>;
  readonly known: Map<string, Frequency>;
}

interface Found {
  segments: number;
  readonly cases: Set<string>;
}

const nowhere: Found = { segments: 0, cases: new Set() };

function tallied(sources: readonly Source[], passagesOf: (source: Source) => Readonly<Record<string, number>>): Tally {
  const found = new Map<string, Found>();
  for (const source of sources) {
    for (const [code, passages] of Object.entries(passagesOf(source))) {
      const before = found.get(code) ?? { segments: 0, cases: new Set() };
      before.segments += passages;
      before.cases.add(source.case);
      found.set(code, before);
    }
  }
  const cases = new Set(sources.map((source) => source.case));
  return { sources, cases, isLimited: sources.some(({ notAsked }) => notAsked.length > 0), found, known: new Map() };
}

function frequencyOf(coded: CodedStudy, code: string, tally: Tally, isLooked: boolean): Frequency {
  const assessed = isLooked ? assessedCases(coded, code, tally) : nowhere.cases;
  const found = (isLooked && tally.found.get(code)) || nowhere;
  const [k, n, unassessed] = [found.cases.size, assessed.size, tally.cases.size - assessed.size];
  return {
    ...{ code, k, n, unassessed, against: 0, segments: found.segments },
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: isLooked ? ('no-assessed-case' as const) : ('no-indicator' as const) } : {}),
    get cases() {
      return {
        present: [...assessed].filter((name) => found.cases.has(name)),
        absent: [...assessed].filter((name) => !found.cases.has(name)),
        against: [],
        unassessed: unassessed === 0 ? [] : [...tally.cases].filter((name) => !assessed.has(name)),
      };
    },
  };
}

/** The cases with a source that could touch the code, in the order of the sources. */
function assessedCases(coded: CodedStudy, code: string, { sources, cases, isLimited }: Tally): ReadonlySet<string> {
  if (!isLimited && !lineage(coded.codebook, code).some(({ asked }) => asked)) return cases;
  return new Set(sources.filter((source) => isAskable(coded, source, code)).map((source) => source.case));
}
