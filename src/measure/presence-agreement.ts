import { alphaInterval } from './alpha-interval.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { levelMetrics } from './distances.ts';
import { alphaOfCoincidences } from './krippendorff-alpha.ts';
import { isRefused, type Measured, type Reason, refuse } from './refusal.ts';
import { mean, sum } from './sum.ts';

/** Units that coders rated alike: 1 given, 0 not given, null not rated, one a coder; and how much such units weigh. */
export interface PresencePattern {
  readonly ratings: readonly (0 | 1 | null)[];
  readonly weight: number;
}

export interface PresenceAgreement {
  /** Units that two or more coders rated; with weights, their weight. Those rated once are left out throughout. */
  readonly n: number;
  /** Mean over units of the share of pairs of coders that agree, 0–1. */
  readonly percent: number | null;
  /** Mean over units of the share of coders who gave the code, 0–1. */
  readonly prevalence: number | null;
  /** Krippendorff's, nominal. */
  readonly alpha: number | null;
  /** Cohen's; of more than two coders the mean of all pairs (Light 1971). */
  readonly kappa: number | null;
  /** Gwet's AC1. */
  readonly ac1: number | null;
  /** Of alpha: percentile bootstrap over clusters, 95 %. */
  readonly interval: readonly [number, number] | null;
  /** Why there is no alpha, or else no interval. */
  readonly reason?: Reason;
}

/**
 * Agreement on whether one code is given, from counts of patterns: what `percentAgreement`, `krippendorffAlpha`,
 * `cohenKappa` and `gwetAc1` give of the units one by one, in a time that does not depend on their number.
 * @param clusters what each source says
 */
export function presenceAgreement(
  clusters: readonly (readonly PresencePattern[])[],
  bootstrap: { readonly seed: number; readonly replicates?: number },
): PresenceAgreement {
  const sums = clusters.map((cluster) => sumsOf(cluster)).filter(({ units }) => units > 0);
  const all = total(sums);
  const n = all.units;
  if (n === 0) {
    const nothing = { percent: null, prevalence: null, alpha: null, kappa: null, ac1: null, interval: null };
    return { n, ...nothing, reason: 'no-unit-coded-twice' };
  }
  const [percent, prevalence] = [all.agreeing / n, all.given / n];
  const shown = { n, percent, prevalence };
  const alpha = alphaOf(all);
  if (isRefused(alpha)) return { ...shown, alpha: null, kappa: null, ac1: null, interval: null, reason: alpha.refused };
  const kappa = kappaOf(clusters.flat());
  const byChance = 2 * prevalence * (1 - prevalence);
  return {
    ...shown,
    alpha,
    kappa: numberOf(kappa),
    ac1: (percent - byChance) / (1 - byChance),
    ...alphaInterval([...sums.keys()], alphaOfDrawn(sums), alpha, bootstrap),
  };
}

/** What adds up over units: of the coincidence matrix its cells, of percent and prevalence the numerators. */
interface Sums {
  readonly units: number;
  readonly agreeing: number;
  readonly given: number;
  readonly absent: number;
  readonly mixed: number;
  readonly present: number;
}

function sumsOf(patterns: readonly PresencePattern[]): Sums {
  return total(
    patterns.map(({ ratings, weight }) => {
      const coders = ratings.filter((rating) => rating !== null).length;
      const yes = ratings.filter((rating) => rating === 1).length;
      const no = coders - yes;
      if (coders < 2) return total([]);
      const pair = weight / (coders - 1);
      const [absent, mixed, present] = [no * (no - 1) * pair, no * yes * pair, yes * (yes - 1) * pair];
      const agreeing = (absent + present) / coders;
      return { units: weight, agreeing, given: (weight * yes) / coders, absent, mixed, present };
    }),
  );
}

function total(sums: readonly Sums[]): Sums {
  let [units, agreeing, given, absent, mixed, present] = [0, 0, 0, 0, 0, 0];
  for (const one of sums) {
    units += one.units;
    agreeing += one.agreeing;
    given += one.given;
    absent += one.absent;
    mixed += one.mixed;
    present += one.present;
  }
  return { units, agreeing, given, absent, mixed, present };
}

/** Alpha of drawn clusters, by their position: ten million are drawn for an interval over ten thousand sources. */
function alphaOfDrawn(sums: readonly Sums[]): (drawn: readonly number[]) => number | null {
  const column = (of: (one: Sums) => number) => Float64Array.from(sums, of);
  const units = column((one) => one.units);
  const absent = column((one) => one.absent);
  const mixed = column((one) => one.mixed);
  const present = column((one) => one.present);
  return (drawn) => {
    let [n, neither, one, both] = [0, 0, 0, 0];
    for (const at of drawn) {
      n += units[at] as number;
      neither += absent[at] as number;
      one += mixed[at] as number;
      both += present[at] as number;
    }
    return numberOf(alphaOf({ units: n, absent: neither, mixed: one, present: both }));
  };
}

function alphaOf({ units, absent, mixed, present }: Omit<Sums, 'agreeing' | 'given'>): Measured<number> {
  const matrix = [
    [absent, mixed],
    [mixed, present],
  ];
  const alpha = alphaOfCoincidences({ values: [0, 1], matrix, units }, levelMetrics.nominal);
  return isRefused(alpha) ? alpha : alpha.value;
}

function kappaOf(patterns: readonly PresencePattern[]): Measured<number> {
  const coders = Math.max(0, ...patterns.map(({ ratings }) => ratings.length));
  const kappas: number[] = [];
  for (let first = 0; first < coders; first++) {
    for (let second = first + 1; second < coders; second++) {
      const kappa = cohenKappa(tableOf(patterns, first, second));
      if (isRefused(kappa)) return kappa;
      kappas.push(kappa.value);
    }
  }
  return kappas.length === 0 ? refuse('fewer-than-two-coders') : mean(kappas);
}

function tableOf(patterns: readonly PresencePattern[], first: number, second: number): number[][] {
  const cell = (a: 0 | 1, b: 0 | 1) =>
    sum(patterns.filter(({ ratings }) => ratings[first] === a && ratings[second] === b).map(({ weight }) => weight));
  return [
    [cell(0, 0), cell(0, 1)],
    [cell(1, 0), cell(1, 1)],
  ];
}

function numberOf(measured: Measured<number>): number | null {
  return isRefused(measured) ? null : measured;
}
