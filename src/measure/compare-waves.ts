import { chiSquare } from './chi-square.ts';
import { cohenH } from './cohen-h.ts';
import { attainableFisherP, type FisherExact, fisherExact } from './fisher-exact.ts';
import { type LogOddsRatio, logOddsRatio } from './log-odds-ratio.ts';
import { leastChanges, type McNemar, mcnemar, mcnemarExact } from './mcnemar.ts';
import { newcombeInterval, newcombePairedInterval, type RiskDifference } from './newcombe-interval.ts';
import { isRefused, type Measured } from './refusal.ts';
import { type PairedTable, unfitPairs, unfitWaves, type WaveCount } from './wave-count.ts';

/** What a comparison says of itself before anybody reads a p-value. */
export type ComparisonFlag =
  /** The theme is in no case of either wave. */
  | 'theme-absent'
  /** It is in every case of both. */
  | 'theme-universal'
  /** No result with these margins could be significant: keep it out of the family of tests. */
  | 'untestable'
  /** No case of the panel changed. */
  | 'no-change';

export interface WaveComparison extends RiskDifference {
  readonly fisher: FisherExact;
  /** p of χ² where every expected count is 5 or more, else null: Fisher's test is to be reported. */
  readonly chiSquareP: number | null;
  /** The best two-sided p that the margins allow. */
  readonly attainableP: number;
  readonly h: number;
  /** Null where the theme is in no case of either wave, or in every case of both: nothing could have varied. */
  readonly logOddsRatio: LogOddsRatio | null;
  readonly flags: readonly ComparisonFlag[];
}

/**
 * A theme in two waves of different cases: difference first, test and effect sizes beside. All are of the first minus the
 * second: give the later wave first for what was gained.
 * @returns refused where a wave has no assessed case
 */
export function compareWaves(first: WaveCount, second: WaveCount, alpha = 0.05): Measured<WaveComparison> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const k = first.k + second.k;
  const isUniform = k === 0 || k === first.n + second.n;
  const pearson = chiSquare(first, second);
  const attainableP = attainableFisherP(k, first.n, second.n) as number;
  return {
    ...(newcombeInterval(first, second) as RiskDifference),
    fisher: fisherExact(first, second) as FisherExact,
    chiSquareP: isRefused(pearson) || pearson.smallestExpected < 5 ? null : pearson.p,
    attainableP,
    h: cohenH(first.k / first.n, second.k / second.n),
    logOddsRatio: isUniform ? null : (logOddsRatio(first, second) as LogOddsRatio),
    flags: [
      ...(k === 0 ? ['theme-absent' as const] : []),
      ...(k === first.n + second.n ? ['theme-universal' as const] : []),
      ...(attainableP > alpha ? ['untestable' as const] : []),
    ],
  };
}

export interface PanelComparison extends RiskDifference {
  readonly mcnemar: McNemar;
  /** The best exact p that so many changes allow. */
  readonly attainableP: number;
  /** The fewest changes, all in one direction, that the exact test can see. */
  readonly leastChanges: number;
  readonly h: number;
  readonly flags: readonly ComparisonFlag[];
}

/**
 * A theme in the same cases twice, first time minus second. A panel is never to be tested as if it were two samples.
 * @returns refused without cases
 */
export function comparePanel(table: PairedTable, alpha = 0.05): Measured<PanelComparison> {
  const refusal = unfitPairs(table);
  if (refusal) return refusal;
  const [[both, lost], [gained, neither]] = table;
  const n = both + lost + gained + neither;
  const changed = lost + gained;
  const attainableP = mcnemarExact(0, changed);
  return {
    ...(newcombePairedInterval(table) as RiskDifference),
    mcnemar: mcnemar(table) as McNemar,
    attainableP,
    leastChanges: leastChanges(alpha),
    h: cohenH((both + lost) / n, (both + gained) / n),
    flags: [
      ...(both + changed === 0 ? ['theme-absent' as const] : []),
      ...(neither + changed === 0 ? ['theme-universal' as const] : []),
      ...(changed === 0 ? ['no-change' as const] : []),
      ...(attainableP > alpha ? ['untestable' as const] : []),
    ],
  };
}
