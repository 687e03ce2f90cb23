import { hypergeometricRange, logHypergeometric, type Urn } from './hypergeometric.ts';
import type { Measured } from './refusal.ts';
import { sum } from './sum.ts';
import { unfitWaves, type WaveCount } from './wave-count.ts';

export interface FisherExact {
  /** Two-sided: the sum of the probabilities no greater than that of the table. */
  readonly p: number;
  /** Two-sided, the observed table counting half: less conservative. */
  readonly midP: number;
  /** One-sided: the chance of the first count or a smaller one. */
  readonly less: number;
  /** One-sided: the chance of the first count or a greater one. */
  readonly greater: number;
  /** Conditional maximum likelihood; Infinity where a cell forces it (JSON cannot say it); null where the theme is in all cases or in none. */
  readonly oddsRatio: number | null;
  /** Exact conditional interval of the odds ratio; null where there is no ratio. */
  readonly interval: readonly [number, number] | null;
}

/** Tables this near in probability to the observed one count as equally probable, as in R. */
const tie = 1 + 1e-7;

/**
 * Fisher's exact test of two independent waves (1935, J. R. Stat. Soc. 98:39; mid-p: Lancaster 1961, J. Am. Stat. Assoc.
 * 56:223). A theme in all cases or in none gives p = 1: it cannot tell.
 * @param level of the odds ratio's interval, 0–1
 * @returns refused where a wave has no assessed case
 */
export function fisherExact(first: WaveCount, second: WaveCount, level = 0.95): Measured<FisherExact> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const { low, logs, probabilities } = tablesOf(first.k + second.k, first.n, second.n);
  const at = first.k - low;
  const observed = probabilities[at] as number;
  const p = Math.min(1, sum(probabilities.filter((probability) => probability <= observed * tie)));
  const odds = logs.length === 1 ? { oddsRatio: null, interval: null } : oddsOf(logs, low, first.k, level);
  return {
    p,
    midP: p - observed / 2,
    less: Math.min(1, sum(probabilities.slice(0, at + 1))),
    greater: Math.min(1, sum(probabilities.slice(at))),
    ...odds,
  };
}

/** Every table with these margins, by the k of the first wave from `low` on, and its probability where nothing differs. */
function tablesOf(k: number, n1: number, n2: number) {
  const urn: Urn = { marked: k, drawn: n1, total: n1 + n2 };
  const [low, high] = hypergeometricRange(urn);
  const logs = Array.from({ length: high - low + 1 }, (_, i) => logHypergeometric(low + i, urn));
  const raw = logs.map(Math.exp);
  const total = sum(raw);
  return { low, logs, probabilities: raw.map((probability) => probability / total) };
}

/** The two-sided p-values of every table in which k of n1 + n2 cases have the theme; the first is of `low` in the first wave. */
export function fisherPValues(k: number, n1: number, n2: number): { readonly low: number; readonly p: number[] } {
  const { low, probabilities } = tablesOf(k, n1, n2);
  const p = probabilities.map((observed) =>
    Math.min(1, sum(probabilities.filter((probability) => probability <= observed * tie))),
  );
  return { low, p };
}

/** The exponential of less is 0. */
const vanishing = -746;

/** The ratio and its limits, from the noncentral hypergeometric distribution of k. */
function oddsOf(logs: readonly number[], low: number, k: number, level: number) {
  const high = low + logs.length - 1;
  // Filled again at each of hundreds of steps: of thousands of cases it has thousands of chances.
  const weights = new Float64Array(logs.length);
  const weighted = (logOdds: number) => {
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < logs.length; i++) most = Math.max(most, (logs[i] as number) + i * logOdds);
    let total = 0;
    for (let i = 0; i < logs.length; i++) {
      const below = (logs[i] as number) + i * logOdds - most;
      const weight = below < vanishing ? 0 : Math.exp(below);
      weights[i] = weight;
      total += weight;
    }
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / total;
    return weights;
  };
  const at = k - low;
  const meanOf = (logOdds: number) => sum(weighted(logOdds).map((weight, i) => weight * i));
  const upper = (logOdds: number) => sum(weighted(logOdds).subarray(at));
  const lower = (logOdds: number) => sum(weighted(logOdds).subarray(0, at + 1));
  const tail = (1 - level) / 2;
  const ratio = () => Math.exp(increasingRoot(meanOf, at));
  const interval: [number, number] = [
    k === low ? 0 : Math.exp(increasingRoot(upper, tail)),
    k === high ? Number.POSITIVE_INFINITY : Math.exp(increasingRoot((logOdds) => -lower(logOdds), -tail)),
  ];
  if (k === low) return { oddsRatio: 0, interval };
  return { oddsRatio: k === high ? Number.POSITIVE_INFINITY : ratio(), interval };
}

/** Where an increasing function of the log odds takes a value, by bisection. */
function increasingRoot(of: (logOdds: number) => number, value: number): number {
  let [low, high] = [-60, 60];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (of(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The best p-value that the margins allow (Tarone 1990, Biometrics 46:515): above alpha, the theme cannot be tested. */
export function attainableFisherP(k: number, n1: number, n2: number): Measured<number> {
  const refusal = unfitWaves({ k: 0, n: n1 }, { k: 0, n: n2 }, { k, n: n1 + n2 });
  if (refusal) return refusal;
  // The least p is that of the least probable table: the more probable one is, the more count as no more probable.
  const { probabilities } = tablesOf(k, n1, n2);
  const least = probabilities.reduce((a, b) => Math.min(a, b));
  return Math.min(1, sum(probabilities.filter((probability) => probability <= least * tie)));
}
