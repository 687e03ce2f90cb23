import { fisherPower, leastDetectable } from './fisher-power.ts';
import { leastChanges } from './mcnemar.ts';
import { isRefused } from './refusal.ts';

/** What a comparison of this size could have detected at 0.05, stated before any result. */
export type Detectable =
  | {
      readonly design: 'independent';
      readonly from: number;
      readonly to: number;
      /** The fewest cases of the second side that differ detectably from none of the first; null where not even all would. */
      readonly leastFromNone: number | null;
      /** The chance to detect a theme of 30 % of the cases on one side and 60 % on the other, 0–1. */
      readonly power: number;
    }
  | {
      readonly design: 'panel';
      readonly pairs: number;
      /** The fewest changes, all in one direction, that the test can see. */
      readonly leastChanges: number;
    };

/** Beyond so many cases together the enumeration takes seconds, and small numbers are no longer the question. */
const mostCases = 200;

/** @returns null where a side has no case, and for independent sides of more than 200 cases */
export function detectable(
  design: 'independent' | 'panel',
  { from, to, pairs }: { readonly from: number; readonly to: number; readonly pairs: number },
): Detectable | null {
  if (design === 'panel') return pairs === 0 ? null : { design, pairs, leastChanges: leastChanges() };
  if (from + to > mostCases) return null;
  const [least, power] = [leastDetectable(0, from, to), fisherPower(from, to, 0.3, 0.6)];
  if (isRefused(least) || isRefused(power)) return null;
  return { design, from, to, leastFromNone: least, power };
}
