import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';
import { type GammaWeights, unitDissimilarity } from './unit-dissimilarity.ts';
import { byStart, type CodersSpans, type UnitSpan } from './unit-span.ts';

/** Units of different coders taken for the same, at most one of each, with their disorder. */
export interface UnitaryAlignment {
  readonly units: readonly UnitSpan[];
  readonly disorder: number;
}

export interface BestAlignment {
  /** Sum of the disorders over the mean number of units a coder: the disorder of gamma. */
  readonly disorder: number;
  readonly alignments: readonly UnitaryAlignment[];
}

/** A unitary alignment by the numbers of its units in their common order. */
interface Candidate {
  readonly members: readonly number[];
  readonly cost: number;
}

/** Beyond these a search may take minutes: refused instead. */
const mostCandidates = 50_000;
const mostSteps = 200_000;
const rounding = 1e-12;

/**
 * The alignment of several coders' units with the least disorder, found exactly (Mathet, Widlöcher & Métivier 2015, Comput.
 * Linguist. 41:437, section 4): every unit is in one unitary alignment; the disorder of one is the mean dissimilarity of its
 * pairs, a missing unit at Δ∅.
 * @returns refused below two coders, without units, and where an exact search would be too long
 */
export function bestAlignment(coders: CodersSpans, weights: GammaWeights = {}): Measured<BestAlignment> {
  if (coders.length < 2) return refuse('fewer-than-two-coders');
  const units = coders.flatMap((spans, coder) => spans.map((span) => ({ span, coder })));
  units.sort((a, b) => byStart(a.span, b.span) || a.coder - b.coder);
  if (units.length === 0) return refuse('no-units');
  if (units.some(({ span }) => span.end <= span.start)) return refuse('invalid-counts');
  const candidates = candidatesOf(units, coders.length, weights);
  const chosen = candidates && cheapestCover(candidates, units.length);
  if (!chosen) return refuse('too-many-units');
  const alignments = chosen.map(({ members, cost }) => ({
    units: members.map((member) => (units[member] as (typeof units)[number]).span),
    disorder: cost,
  }));
  return { disorder: (sum(chosen.map(({ cost }) => cost)) * coders.length) / units.length, alignments };
}

/** The unitary alignments that cost no more than their units left alone, and every unit alone. */
function candidatesOf(
  units: readonly { span: UnitSpan; coder: number }[],
  coders: number,
  weights: GammaWeights,
): Candidate[] | undefined {
  const { deltaEmpty = 1 } = weights;
  const pairs = (coders * (coders - 1)) / 2;
  const candidates: Candidate[] = [];
  const extend = (members: readonly number[], cost: number, from: number): boolean => {
    const real = (members.length * (members.length - 1)) / 2;
    const disorder = (cost + (pairs - real) * deltaEmpty) / pairs;
    if (members.length === 1 || disorder <= members.length * deltaEmpty + rounding)
      candidates.push({ members, cost: disorder });
    if (candidates.length > mostCandidates) return false;
    for (let next = from; next < units.length; next++) {
      const { span, coder } = units[next] as (typeof units)[number];
      const others = members.map((member) => units[member] as (typeof units)[number]);
      if (others.some((other) => other.coder === coder)) continue;
      const more = cost + sum(others.map((other) => unitDissimilarity(other.span, span, weights)));
      if (more < pairs * coders * deltaEmpty && !extend([...members, next], more, next + 1)) return false;
    }
    return true;
  };
  return units.every((_, first) => extend([first], 0, first + 1)) ? candidates : undefined;
}

/** By cost a unit; of equal ones the larger, so that units are left alone only where that is cheaper. */
function cheapestFirst(a: Candidate, b: Candidate): number {
  const apart = a.cost / a.members.length - b.cost / b.members.length;
  return Math.abs(apart) > rounding ? apart : b.members.length - a.members.length;
}

/** Branch and bound: the first unit not yet covered must be in some candidate; each unit costs at least its cheapest share. */
function cheapestCover(candidates: readonly Candidate[], units: number): Candidate[] | undefined {
  const byFirst = Array.from({ length: units }, (): Candidate[] => []);
  const share = new Array<number>(units).fill(Number.POSITIVE_INFINITY);
  for (const candidate of candidates) {
    for (const member of candidate.members) {
      byFirst[member]?.push(candidate);
      share[member] = Math.min(share[member] as number, candidate.cost / candidate.members.length);
    }
  }
  for (const list of byFirst) list.sort(cheapestFirst);
  const covered = new Array<boolean>(units).fill(false);
  const reached = new Map<string, number>();
  let best: { cost: number; chosen: Candidate[] } = { cost: Number.POSITIVE_INFINITY, chosen: [] };
  let steps = 0;
  const search = (chosen: Candidate[], cost: number, bound: number): void => {
    if (cost + bound >= best.cost - rounding || steps++ > mostSteps) return;
    const first = covered.indexOf(false);
    if (first < 0) {
      best = { cost, chosen: [...chosen] };
      return;
    }
    const state = covered.map(Number).join('');
    if ((reached.get(state) ?? Number.POSITIVE_INFINITY) <= cost) return;
    reached.set(state, cost);
    for (const candidate of byFirst[first] as Candidate[]) {
      if (candidate.members.some((member) => covered[member])) continue;
      for (const member of candidate.members) covered[member] = true;
      chosen.push(candidate);
      search(chosen, cost + candidate.cost, bound - sum(candidate.members.map((member) => share[member] as number)));
      chosen.pop();
      for (const member of candidate.members) covered[member] = false;
    }
  };
  search([], 0, sum(share));
  return steps > mostSteps ? undefined : best.chosen;
}
