import type { FoundComparative } from './find-comparatives.ts';
import type { Judgement } from './quantifiers.ts';

/** k cases of n that were assessed. */
export interface Share {
  readonly k: number;
  readonly n: number;
}

/** « nettement plus » needs a difference of so much, of shares 0–1. */
const wideDifference = 0.2;
/** Shares that differ by no more than this may be called alike. */
const alike = 0.1;
/** « deux fois plus » is true to within this part of the factor. */
const multipleBand = 0.125;
const rounding = 1e-9;

/** What a comparison means, as a rule. */
export function comparativeMeaning({ name, wide, factor = 1, bound }: FoundComparative): string {
  const multiple = `${Number(factor.toFixed(2))} times the share`;
  switch (name) {
    case 'more':
      return wide ? 'a share higher by 20 points or more' : 'a higher share';
    case 'less':
      return wide ? 'a share lower by 20 points or more' : 'a lower share';
    case 'new':
      return 'in no case before, in some after';
    case 'gone':
      return 'in some case before, in none after';
    case 'same':
      return 'shares that differ by no more than 10 points or one case';
    case 'times':
      return bound === undefined ? `${multiple}, to within an eighth` : `${bound} ${multiple}`;
  }
}

/**
 * Judges a comparison of two shares. `edge`: it holds, but would not with one case more or less on one side. That two shares
 * are alike is `edge` at best: few cases cannot show it.
 * @param from, to with at least one case each
 */
export function judgeComparative(claim: FoundComparative, from: Share, to: Share): Judgement {
  if (claim.name === 'same') return { verdict: isAlike(from, to) ? 'edge' : 'fails' };
  if (claim.name === 'times' && from.k === 0) return { verdict: 'fails', reason: 'there is no multiple of 0' };
  if (!holds(claim, from, to)) return { verdict: 'fails' };
  if (claim.name === 'gone') return { verdict: from.k === 1 ? 'edge' : 'holds' };
  if (claim.name === 'new') return { verdict: to.k === 1 ? 'edge' : 'holds' };
  const isExact = claim.name === 'times' && Math.abs(ratio(from, to) - (claim.factor ?? 1)) < rounding;
  if (isExact) return { verdict: 'holds' };
  const stands =
    neighbours(from).every((other) => holds(claim, other, to)) &&
    neighbours(to).every((other) => holds(claim, from, other));
  return { verdict: stands ? 'holds' : 'edge' };
}

function holds({ name, wide, factor = 1, bound }: FoundComparative, from: Share, to: Share): boolean {
  const difference = to.k / to.n - from.k / from.n;
  const least = wide ? wideDifference - rounding : rounding;
  if (name === 'more') return difference >= least;
  if (name === 'less') return -difference >= least;
  if (name === 'new') return from.k === 0 && to.k > 0;
  if (name === 'gone') return from.k > 0 && to.k === 0;
  const times = ratio(from, to);
  if (bound === 'above') return factor < 1 ? times < factor - rounding : times > factor + rounding;
  if (bound === 'at least') return factor < 1 ? times <= factor + rounding : times >= factor - rounding;
  const inBand = Math.abs(times - factor) <= multipleBand * factor + rounding;
  return bound === 'nearly' ? inBand && (factor < 1 ? times > factor : times < factor) : inBand;
}

function ratio(from: Share, to: Share): number {
  return to.k / to.n / (from.k / from.n);
}

function isAlike(from: Share, to: Share): boolean {
  if (Math.abs(to.k / to.n - from.k / from.n) <= alike + rounding) return true;
  const side = Math.sign(to.k / to.n - from.k / from.n);
  const changed = (a: Share, b: Share) => Math.sign(b.k / b.n - a.k / a.n) !== side;
  return neighbours(from).some((other) => changed(other, to)) || neighbours(to).some((other) => changed(from, other));
}

function neighbours({ k, n }: Share): Share[] {
  return [k - 1, k + 1].filter((other) => other >= 0 && other <= n).map((other) => ({ k: other, n }));
}
