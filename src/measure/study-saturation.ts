import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { interviewThemes } from './interview-themes.ts';
import { isRefused, type Reason } from './refusal.ts';
import { type SaturationPoint, saturationCurve } from './saturation-curve.ts';
import { type ThematicSaturation, thematicSaturation } from './thematic-saturation.ts';

export interface SaturationChoices {
  /** Interviews of the base. */
  readonly base: number;
  /** Interviews of a run. */
  readonly run: number;
  /** Shares of new information, 0–1, largest first. */
  readonly thresholds: readonly number[];
  readonly seed: number;
}

/** As Guest, Namey & Chen recommend: base 4, runs of 2, 5 % and 0 %. */
export const usualChoices: SaturationChoices = { base: 4, run: 2, thresholds: [0.05, 0], seed: 1 };

export interface StudySaturation extends SaturationChoices {
  /** Assessed interviews. */
  readonly interviews: number;
  readonly order: 'date' | 'corpus';
  /** Themes said in any of them. */
  readonly themes: number;
  /** Absent where there is a `reason`. */
  readonly baseThemes?: number;
  readonly runs?: ThematicSaturation['runs'];
  readonly reached?: ThematicSaturation['reached'];
  /** Themes known after each interview; empty without interviews. */
  readonly curve: readonly SaturationPoint[];
  /** Why there is no saturation to speak of. */
  readonly reason?: Reason;
}

/** Saturation of the themes `codes` over the assessed interviews of a selection. */
export function studySaturation(
  coded: CodedStudy,
  codes: readonly string[],
  selection: Selection,
  choices: SaturationChoices,
): StudySaturation {
  const { themes, order } = interviewThemes(coded, codes, selection);
  const curve = saturationCurve(themes, { seed: choices.seed });
  const found = thematicSaturation(themes, choices);
  return {
    interviews: themes.length,
    order,
    themes: new Set(themes.flat()).size,
    ...choices,
    ...(isRefused(found) ? { reason: found.refused } : found),
    curve: isRefused(curve) ? [] : curve,
  };
}
