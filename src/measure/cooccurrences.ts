import { lineage } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import {
  assessedSets,
  type Bearing,
  bearingsBySource,
  meetings,
  type Unit,
  unitCount,
  unitsOf,
  type Within,
} from './cooccurrence-units.ts';
import { type JointBase, jointBases } from './joint-base.ts';
import { logLikelihoodFourCells } from './log-likelihood.ts';
import { isRefused } from './refusal.ts';

/** Two codes that meet. */
export interface Cooccurrence {
  readonly codes: readonly [string, string];
  /** Within segments: pairs of overlapping segments; a segment with both counts once. */
  readonly segments?: number;
  /** Cases in which they meet. */
  readonly cases: number;
  /** Units with both; of segments: those that bear one of the codes and share words with the other. */
  readonly together: number;
  /** Units with either. */
  readonly either: number;
  /** Units with both, were the codes independent of each other. */
  readonly expected: number;
  /** `together` ÷ `either`, 0–1 (Jaccard 1912). */
  readonly jaccard: number;
  /** G² of four cells (Dunning 1993): how surprising `together` is, above or below what is expected. */
  readonly logLikelihood: number;
}

interface Pair {
  readonly first: number;
  readonly second: number;
  /** Units that bear both themselves; that bear the first and meet the second; that bear the second and meet the first. */
  both: number;
  firstOnly: number;
  secondOnly: number;
  segments: number;
  readonly cases: Set<string>;
}

/**
 * Every pair of codes that meet in a source assessed for both, most units first, then in the order given. Of a code and one
 * above it nothing is said. Linear in the codings, as long as not all of them meet.
 */
export function cooccurrences(
  coded: CodedStudy,
  codes: readonly string[],
  selection: Selection = {},
  within: Within = 'segment',
): Cooccurrence[] {
  const assessed = assessedSets(coded, codes, selection);
  const bearings = bearingsBySource(coded, codes, assessed);
  const pairs = new Pairs(relatives(coded, codes), codes.length);
  const sets = [...new Set(assessed)];
  const units: Unit[] = [];
  const unitsIn = new Map<string, number>();
  for (const source of coded.sources.filter(({ id }) => sets.some((ids) => ids.has(id)))) {
    const own = bearings.get(source.id) ?? [];
    for (const unit of unitsOf(source, own, within)) {
      units.push(unit);
      addUnit(pairs, unit, source.case);
    }
    unitsIn.set(source.id, unitCount(source, coded, within));
    if (within === 'segment') countMeetings(pairs, own);
  }
  const baseOf = jointBases(units, assessed, unitsIn);
  const size = within === 'segment' ? (pair: Pair) => pair.segments : togetherIn;
  return [...pairs.all()]
    .sort((a, b) => size(b) - size(a) || a.first - b.first || a.second - b.second)
    .map((pair) => ({
      codes: [codes[pair.first] as string, codes[pair.second] as string],
      ...(within === 'segment' ? { segments: pair.segments } : {}),
      cases: pair.cases.size,
      ...association(pair, baseOf(pair.first, pair.second)),
    }));
}

/** The pairs met so far. */
class Pairs {
  private readonly byKey = new Map<number, Pair>();

  /** @param related the keys of pairs of which one is above the other, of so many codes. */
  constructor(
    private readonly related: ReadonlySet<number>,
    private readonly codes: number,
  ) {}

  all(): Iterable<Pair> {
    return this.byKey.values();
  }

  /** The pair of two codes; undefined where one is above the other. */
  of(one: number, other: number): Pair | undefined {
    const [first, second] = one < other ? [one, other] : [other, one];
    const key = keyOf(first, second, this.codes);
    if (this.related.has(key)) return undefined;
    const known = this.byKey.get(key);
    if (known) return known;
    const made: Pair = { first, second, both: 0, firstOnly: 0, secondOnly: 0, segments: 0, cases: new Set() };
    this.byKey.set(key, made);
    return made;
  }
}

function addUnit(pairs: Pairs, { own, met }: Unit, name: string): void {
  const reached = new Set([...own, ...met]);
  for (const one of own) {
    for (const other of reached) {
      if (one === other || (own.has(other) && one > other)) continue;
      const pair = pairs.of(one, other);
      if (!pair) continue;
      if (own.has(other)) pair.both++;
      else if (one === pair.first) pair.firstOnly++;
      else pair.secondOnly++;
      pair.cases.add(name);
    }
  }
}

function countMeetings(pairs: Pairs, bearings: readonly Bearing[]): void {
  for (const [one, other] of meetings(bearings)) {
    const found = new Set<Pair>();
    for (const a of one.codes) {
      for (const b of other.codes) {
        const pair = a === b ? undefined : pairs.of(a, b);
        if (pair) found.add(pair);
      }
    }
    for (const pair of found) pair.segments++;
  }
}

function togetherIn({ both, firstOnly, secondOnly }: Pair): number {
  return both + firstOnly + secondOnly;
}

function association(pair: Pair, { units, first, second }: JointBase) {
  const together = togetherIn(pair);
  const either = first + second - pair.both;
  const [apart, otherApart] = [first - pair.both - pair.firstOnly, second - pair.both - pair.secondOnly];
  const g2 = logLikelihoodFourCells([
    [together, apart],
    [otherApart, units - either],
  ]);
  return {
    together,
    either,
    expected: ((together + apart) * (together + otherApart)) / units,
    jaccard: together / either,
    logLikelihood: isRefused(g2) ? 0 : g2,
  };
}

function keyOf(first: number, second: number, codes: number): number {
  return first * codes + second;
}

/** Pairs of a code and one above it, by index: that they meet says nothing. */
function relatives(coded: CodedStudy, codes: readonly string[]): Set<number> {
  const index = new Map(codes.map((code, i) => [code, i]));
  const pairs = codes.flatMap((code, i) =>
    lineage(coded.codebook, code).flatMap(({ id }) => {
      const above = index.get(id);
      return above === undefined || above === i ? [] : [keyOf(Math.min(above, i), Math.max(above, i), codes.length)];
    }),
  );
  return new Set(pairs);
}
