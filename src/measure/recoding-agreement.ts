import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { isRefused, type Reason } from './refusal.ts';

/** How one code was given before and is given now, over the recoded passages. */
export interface RecodedCode {
  readonly code: string;
  /** Passages that had it, that have it, and that had and have it. */
  readonly before: number;
  readonly now: number;
  readonly both: number;
  /** Share of the passages on which before and now agree, 0–1. */
  readonly percent: number;
  /** Krippendorff's alpha, nominal, of the two codings; null with a reason where it has no meaning. */
  readonly alpha: number | null;
  readonly reason?: Reason;
}

/**
 * The agreement of an earlier coding with a recoding of the same passages, per code that occurs, the least agreed first.
 * @param pairs the codes of each passage before and now.
 */
export function recodingAgreement(
  pairs: readonly { readonly old: ReadonlySet<string>; readonly fresh: ReadonlySet<string> }[],
  codes: readonly string[],
): RecodedCode[] {
  const occurring = codes.filter((code) => pairs.some(({ old, fresh }) => old.has(code) || fresh.has(code)));
  const measured = occurring.map((code): RecodedCode => {
    const ratings = pairs.map(({ old, fresh }) => [Number(old.has(code)), Number(fresh.has(code))]);
    const count = (fits: (row: readonly number[]) => boolean) => ratings.filter(fits).length;
    const alpha = krippendorffAlpha(ratings);
    return {
      code,
      before: count(([old]) => old === 1),
      now: count(([, fresh]) => fresh === 1),
      both: count(([old, fresh]) => old === 1 && fresh === 1),
      percent: count(([old, fresh]) => old === fresh) / pairs.length,
      ...(isRefused(alpha) ? { alpha: null, reason: alpha.refused } : { alpha: alpha.value }),
    };
  });
  return measured.sort((a, b) => (a.alpha ?? 2) - (b.alpha ?? 2) || codes.indexOf(a.code) - codes.indexOf(b.code));
}
