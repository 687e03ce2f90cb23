import { assessedSources } from '../model/assessed-sources.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';

/** What codes are counted over; the same for all codes assessed in the same sources. */
export interface CountBase {
  /** 1 where a source is selected and assessed, by its position in the study. */
  readonly has: Uint8Array;
  /** Cases with such a source, in the order of the first one of each. */
  readonly cases: readonly string[];
  /** The other cases of the selection. */
  readonly unassessed: readonly string[];
}

type Bases = Map<string, Map<Uint8Array, CountBase>>;

const cache = new WeakMap<CodedStudy, Bases>();

/** A table has as many selections as columns; of one by source, the first ones need not be kept. */
const mostSelections = 64;

/** The sources and cases of a selection that a code is counted over. */
export function countBase(coded: CodedStudy, code: string, selection: Selection): CountBase {
  const bases: Bases = cache.get(coded) ?? new Map();
  cache.set(coded, bases);
  const key = JSON.stringify(selection);
  const ofSelection = bases.get(key) ?? new Map<Uint8Array, CountBase>();
  if (!bases.has(key)) {
    const [oldest] = bases.keys();
    if (bases.size >= mostSelections && oldest !== undefined) bases.delete(oldest);
    bases.set(key, ofSelection);
  }
  const assessed = assessedSources(coded, code);
  const base = ofSelection.get(assessed) ?? baseOf(coded, assessed, selection);
  ofSelection.set(assessed, base);
  return base;
}

function baseOf(coded: CodedStudy, assessed: Uint8Array, selection: Selection): CountBase {
  const has = new Uint8Array(assessed.length);
  const cases = new Set<string>();
  const selected = new Set<string>();
  coded.sources.forEach((source, at) => {
    if (!source.counted || !isSelected(source, selection)) return;
    selected.add(source.case);
    if (assessed[at] === 0) return;
    has[at] = 1;
    cases.add(source.case);
  });
  return { has, cases: [...cases], unassessed: [...selected].filter((name) => !cases.has(name)) };
}
