import type { Comparability } from './code-comparability.ts';
import { type ComparisonFlag, comparePanel, compareWaves } from './compare-waves.ts';
import { isRefused } from './refusal.ts';
import type { PairedTable, WaveCount } from './wave-count.ts';

/** What one side counts of a code; cases in the study's order. */
export interface SideCount {
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

export interface Count extends WaveCount {
  /** k ÷ n, 0–1; null where n is 0. */
  readonly share: number | null;
}

/** Cases assessed on both sides, by what became of the theme from the first to the second. */
export interface Pairs {
  readonly n: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly kept: readonly string[];
  /** Without the theme on both sides. */
  readonly without: number;
}

export type CodeFlag =
  | ComparisonFlag
  /** In no case of the first side, in some of the second. */
  | 'new'
  /** In some of the first, in none of the second. */
  | 'gone'
  | 'not-asked'
  | 'not-comparable';

/** Why there is no difference, interval or test. */
export type NoInference = Exclude<Comparability, 'comparable'> | 'no-case-on-both-sides' | 'cases-on-both-sides';

export interface Effects {
  readonly h: number;
  /** Of different cases. */
  readonly logOddsRatio: number | null;
  /** Why there is no odds ratio: of pairs it is none, and where the theme is in all cases or in none nothing could vary. */
  readonly reason?: 'paired' | 'no-variation';
}

export interface Inference {
  /** Second side minus first, −1 to 1; of a panel, over its pairs. */
  readonly difference: number;
  /** Newcombe's, 95 %. */
  readonly interval: readonly [number, number];
  readonly test: { readonly name: 'fisher' | 'mcnemar-mid-p'; readonly p: number };
  readonly effects: Effects;
  /** No result with these margins, or so few changes, could be significant. */
  readonly untestable: boolean;
}

export interface ComparedCode {
  readonly from: Count;
  readonly to: Count;
  /** Null where the design is independent. */
  readonly pairs: Pairs | null;
  /** With the theme, and not among the pairs. */
  readonly apart: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Assessed on one side only, with the theme or without. */
  readonly unpaired: { readonly from: Count; readonly to: Count };
  readonly inference: Inference | null;
  readonly reason?: NoInference;
  readonly flags: readonly CodeFlag[];
}

/**
 * A code on two sides. A panel's pairs are tested and its other cases reported apart; two sides that share cases are never
 * tested as if they were independent.
 */
export function comparedCode(
  from: SideCount,
  to: SideCount,
  { design, status }: { readonly design: 'independent' | 'panel'; readonly status: Comparability },
): ComparedCode {
  const panel = pairsOf(from, to);
  const pairs = design === 'panel' ? panel : null;
  const later = new Set(casesOf(to));
  const isPaired = new Set(pairs ? casesOf(from).filter((name) => later.has(name)) : []);
  const unpaired = (side: SideCount): SideCount => ({
    present: side.present.filter((name) => !isPaired.has(name)),
    absent: side.absent.filter((name) => !isPaired.has(name)),
  });
  const [counted, other] = [countOf(from), countOf(to)];
  const reason = reasonOf(status, pairs, panel);
  const inference = reason === undefined ? infer(counted, other, pairs) : undefined;
  return {
    from: counted,
    to: other,
    pairs,
    apart: { from: unpaired(from).present, to: unpaired(to).present },
    unpaired: { from: countOf(unpaired(from)), to: countOf(unpaired(to)) },
    inference: inference ?? null,
    ...(reason === undefined ? {} : { reason }),
    flags: [...ownFlags(counted, other, status), ...(inference?.flags ?? [])],
  };
}

function casesOf({ present, absent }: SideCount): string[] {
  return [...present, ...absent];
}

function countOf({ present, absent }: SideCount): Count {
  const [k, n] = [present.length, present.length + absent.length];
  return { k, n, share: n === 0 ? null : k / n };
}

function pairsOf(from: SideCount, to: SideCount): Pairs {
  const [before, after] = [new Set(from.present), new Set(to.present)];
  const other = new Set(casesOf(to));
  const both = casesOf(from).filter((name) => other.has(name));
  return {
    n: both.length,
    gained: both.filter((name) => !before.has(name) && after.has(name)),
    lost: both.filter((name) => before.has(name) && !after.has(name)),
    kept: both.filter((name) => before.has(name) && after.has(name)),
    without: both.filter((name) => !before.has(name) && !after.has(name)).length,
  };
}

function reasonOf(status: Comparability, pairs: Pairs | null, panel: Pairs): NoInference | undefined {
  if (status !== 'comparable') return status;
  if (pairs) return pairs.n === 0 ? 'no-case-on-both-sides' : undefined;
  return panel.n > 0 ? 'cases-on-both-sides' : undefined;
}

function ownFlags(from: Count, to: Count, status: Comparability): CodeFlag[] {
  if (status === 'not-asked' || status === 'unread') return ['not-asked'];
  return [
    ...(status === 'comparable' ? [] : ['not-comparable' as const]),
    ...(from.k === 0 && to.k > 0 ? ['new' as const] : []),
    ...(from.k > 0 && to.k === 0 ? ['gone' as const] : []),
  ];
}

function infer(
  from: Count,
  to: Count,
  pairs: Pairs | null,
): (Inference & { flags: readonly ComparisonFlag[] }) | undefined {
  if (pairs) {
    const { kept, gained, lost, without } = pairs;
    const table: PairedTable = [
      [kept.length, gained.length],
      [lost.length, without],
    ];
    const compared = comparePanel(table);
    if (isRefused(compared)) return undefined;
    const { difference, interval, mcnemar, h, flags } = compared;
    return {
      difference,
      interval,
      test: { name: 'mcnemar-mid-p', p: mcnemar.midP },
      effects: { h, logOddsRatio: null, reason: 'paired' },
      untestable: flags.includes('untestable'),
      flags,
    };
  }
  const compared = compareWaves(to, from);
  if (isRefused(compared)) return undefined;
  const { difference, interval, fisher, h, logOddsRatio, flags } = compared;
  return {
    difference,
    interval,
    test: { name: 'fisher', p: fisher.p },
    effects: logOddsRatio ? { h, logOddsRatio: logOddsRatio.value } : { h, logOddsRatio: null, reason: 'no-variation' },
    untestable: flags.includes('untestable'),
    flags,
  };
}
