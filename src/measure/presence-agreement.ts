import { greatest } from '../model/extremes.ts';
import type { Absences, Given } from './absences.ts';
import { alphaIntervals, type Estimate } from './alpha-interval.ts';
import type { Statistic } from './bootstrap.ts';
import { cohenKappa } from './cohen-kappa.ts';
import type { PresencePattern, PresenceSums } from './presence-sums.ts';
import { isRefused, type Measured, type Reason, refuse } from './refusal.ts';
import { mean, sum } from './sum.ts';

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

/** A code: where it was given, and what all other sources say. */
export interface Presence {
  readonly absences: Absences;
  readonly given: Given;
}

/**
 * Agreement on whether codes are given, each by itself, from counts of patterns: what `percentAgreement`,
 * `krippendorffAlpha`, `cohenKappa` and `gwetAc1` give of the units one by one. The intervals of all codes are of the same
 * samples of sources; in each, a code costs as much as the sources in which it was given.
 */
export function presenceAgreements(
  codes: readonly Presence[],
  bootstrap: { readonly seed: number; readonly replicates?: number },
): PresenceAgreement[] {
  const found = codes.map(withoutInterval);
  const samples = new Map(codes.map(({ absences }) => [absences, absences.inSamples()]));
  for (const rated of new Set(codes.map(({ absences }) => absences.rated))) {
    const drawn = [...found.keys()].filter((at) => codes[at]?.absences.rated === rated && found[at]?.alpha !== null);
    const estimates = drawn.map((at): Estimate => {
      const { absences, given } = codes[at] as Presence;
      const absent = samples.get(absences) as ReturnType<Absences['inSamples']>;
      return { alpha: found[at]?.alpha as number, statistic: alphaOfSample(absent, absences.changesBy(given)) };
    });
    for (const [i, interval] of alphaIntervals(rated, estimates, bootstrap).entries()) {
      const at = drawn[i] as number;
      found[at] = { ...(found[at] as PresenceAgreement), ...interval };
    }
  }
  return found;
}

function withoutInterval({ absences, given }: Presence): PresenceAgreement {
  const all = absences.totalWith(given);
  const n = all.units;
  if (n === 0) {
    const nothing = { percent: null, prevalence: null, alpha: null, kappa: null, ac1: null, interval: null };
    return { n, ...nothing, reason: 'no-unit-coded-twice' };
  }
  const [percent, prevalence] = [all.agreeing / n, all.given / n];
  const shown = { n, percent, prevalence };
  const alpha = alphaOf(all);
  if (isRefused(alpha)) return { ...shown, alpha: null, kappa: null, ac1: null, interval: null, reason: alpha.refused };
  const kappa = kappaOf(absences.patternsWith(given));
  const byChance = 2 * prevalence * (1 - prevalence);
  const ac1 = (percent - byChance) / (1 - byChance);
  return { ...shown, alpha, kappa: numberOf(kappa), ac1, interval: null };
}

/** Alpha of a sample: ten million sources are drawn for an interval over ten thousand, and a code stands in few of them. */
function alphaOfSample(
  absentIn: ReturnType<Absences['inSamples']>,
  { at, absent, mixed, present }: ReturnType<Absences['changesBy']>,
): Statistic {
  return (sample) => {
    const { times } = sample;
    const all = absentIn(sample);
    let [neither, one, both] = [all.absent, 0, 0];
    // Whether a source was drawn is not asked: what was not counts 0 times, sooner than a processor foretells it.
    for (let i = 0; i < at.length; i++) {
      const often = times[at[i] as number] as number;
      neither += often * (absent[i] as number);
      one += often * (mixed[i] as number);
      both += often * (present[i] as number);
    }
    return numberOf(alphaOf({ units: all.units, absent: neither, mixed: one, present: both }));
  };
}

/** Krippendorff's of two values, nominal: of four cells of coincidences what `alphaOfCoincidences` gives, to the last bit. */
function alphaOf({ units, absent, mixed, present }: Omit<PresenceSums, 'agreeing' | 'given'>): Measured<number> {
  const [no, yes] = [absent + mixed, mixed + present];
  const n = no + yes;
  if (units === 0 || n === 0) return refuse('no-unit-coded-twice');
  const expected = (2 * no * yes) / (n * (n - 1));
  return expected > 0 ? 1 - (2 * mixed) / n / expected : refuse('no-variation');
}

function kappaOf(patterns: readonly PresencePattern[]): Measured<number> {
  const coders = greatest(
    patterns.map(({ ratings }) => ratings.length),
    0,
  );
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
