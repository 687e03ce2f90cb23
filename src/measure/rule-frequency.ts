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
 * @param passagesOf how many passages of a source they find each code in: its number in the codebook, from 0, and how many,
 *   then the next; codes without any left out.
 * @param looked the codes that have any, or one below that has: the others are assessed in no case.
 */
export function ruleFrequencies(
  coded: CodedStudy,
  passagesOf: (source: Source) => readonly number[],
  looked: ReadonlySet<string>,
): (code: string, selection: Selection) => Frequency {
  const counted = coded.sources.filter((source) => source.counted);
  const numbers = new Map([...coded.codebook.codes.keys()].map((id, number) => [id, number]));
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
    const number = numbers.get(code) ?? -1;
    const frequency = tally.known.get(code) ?? frequencyOf(coded, { id: code, number }, tally, looked.has(code));
    tally.known.set(code, frequency);
    return frequency;
  };
}

/** A code, and its number in the codebook. */
interface Numbered {
  readonly id: string;
  readonly number: number;
}

/** What indicators find in some sources, code by code. */
interface Tally {
  readonly sources: readonly Source[];
  /** The cases, numbered in the order of the sources. */
  readonly cases: ReadonlyMap<string, number>;
  /** Some of the sources could not touch every code. */
  readonly isLimited: boolean;
  /** By the number of the code. */
  readonly found: readonly (Found | undefined)[];
  readonly known: Map<string, Frequency>;
}

/** In which cases a code is found: a bit for each, there may be a hundred thousand. */
class Found {
  segments = 0;
  k = 0;
  private readonly bits: Uint32Array;

  constructor(cases: number) {
    this.bits = new Uint32Array((cases + 31) >>> 5);
  }

  add(number: number, passages: number): void {
    this.segments += passages;
    if (this.has(number)) return;
    this.k++;
    this.bits[number >>> 5] = (this.bits[number >>> 5] as number) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return (((this.bits[number >>> 5] as number) >>> (number & 31)) & 1) === 1;
  }
}

function tallied(sources: readonly Source[], passagesOf: (source: Source) => readonly number[]): Tally {
  const cases = new Map<string, number>();
  for (const source of sources) if (!cases.has(source.case)) cases.set(source.case, cases.size);
  const found: Found[] = [];
  for (const source of sources) {
    const counts = passagesOf(source);
    const number = cases.get(source.case) as number;
    for (let at = 0; at < counts.length; at += 2) {
      const code = counts[at] as number;
      found[code] ??= new Found(cases.size);
      found[code].add(number, counts[at + 1] as number);
    }
  }
  return { sources, cases, isLimited: sources.some(({ notAsked }) => notAsked.length > 0), found, known: new Map() };
}

const none: readonly never[] = [];
const nowhere = new Found(0);

function frequencyOf(coded: CodedStudy, code: Numbered, tally: Tally, isLooked: boolean): Frequency {
  const assessed = isLooked ? assessedCases(coded, code.id, tally) : new Set<string>();
  const found = (isLooked && tally.found[code.number]) || nowhere;
  const isFound = (name: string) => found.k > 0 && found.has(tally.cases.get(name) as number);
  const [k, n, unassessed] = [found.k, assessed.size, tally.cases.size - assessed.size];
  return {
    ...{ code: code.id, k, n, unassessed, against: 0, segments: found.segments },
    share: n === 0 ? null : k / n,
    interval: wilsonInterval(k, n),
    ...(n === 0 ? { reason: isLooked ? ('no-assessed-case' as const) : ('no-indicator' as const) } : {}),
    cases: {
      get present() {
        return [...assessed.keys()].filter(isFound);
      },
      get absent() {
        return [...assessed.keys()].filter((name) => !isFound(name));
      },
      against: none,
      get unassessed() {
        return unassessed === 0 ? none : [...tally.cases.keys()].filter((name) => !assessed.has(name));
      },
    },
  };
}

/** The cases with a source that could touch the code, in the order of the sources. */
function assessedCases(
  coded: CodedStudy,
  code: string,
  { sources, cases, isLimited }: Tally,
): Pick<ReadonlySet<string>, 'has' | 'size' | 'keys'> {
  if (!isLimited && !lineage(coded.codebook, code).some(({ asked }) => asked)) return cases;
  return new Set(sources.filter((source) => isAskable(coded, source, code)).map((source) => source.case));
}
