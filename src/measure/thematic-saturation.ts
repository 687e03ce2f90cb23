import { type Measured, refuse } from './refusal.ts';

export interface SaturationRun {
  /** First and last interview of the run, from 1. */
  readonly interviews: readonly [number, number];
  /** Themes said in the run and in no earlier interview. */
  readonly new: number;
  /** `new` ÷ unique themes of the base. */
  readonly ratio: number;
}

export interface ThematicSaturation {
  readonly baseThemes: number;
  /** Overlapping runs, one interview further each, to the first one that meets the strictest threshold. */
  readonly runs: readonly SaturationRun[];
  /** For each threshold: interviews before the first run that meets it; null where none does. */
  readonly reached: readonly { readonly threshold: number; readonly interviews: number | null }[];
}

interface SaturationOptions {
  /** Interviews of the base, by default 4. */
  readonly base?: number;
  /** Interviews of a run, by default 2. */
  readonly run?: number;
  /** Shares of new information, 0–1, at which saturation is reached; by default .05 and 0. */
  readonly thresholds?: readonly number[];
}

/**
 * Thematic saturation (Guest, Namey & Chen 2020, PLoS ONE 15(5):e0232076): new themes of a run of interviews over the unique
 * themes of a base. It depends on the order of the interviews: show `saturationCurve` beside it.
 * @param interviews the themes of each, in the order in which they were held
 * @returns refused of fewer interviews than base and run, and of a base without themes
 */
export function thematicSaturation(
  interviews: readonly (readonly string[])[],
  { base = 4, run = 2, thresholds = [0.05, 0] }: SaturationOptions = {},
): Measured<ThematicSaturation> {
  if (base < 1 || run < 1) return refuse('invalid-counts');
  if (interviews.length < base + run) return refuse('too-few-documents');
  const seen = new Set(interviews.slice(0, base).flat());
  const baseThemes = seen.size;
  if (baseThemes === 0) return refuse('empty-input');
  const runs: SaturationRun[] = [];
  const strictest = Math.min(...thresholds);
  for (let start = base; start + run <= interviews.length; start++) {
    const said = new Set(interviews.slice(start, start + run).flat());
    const fresh = [...said].filter((theme) => !seen.has(theme)).length;
    runs.push({ interviews: [start + 1, start + run], new: fresh, ratio: fresh / baseThemes });
    if (fresh / baseThemes <= strictest) break;
    for (const theme of interviews[start] as readonly string[]) seen.add(theme);
  }
  const reached = thresholds.map((threshold) => {
    const found = runs.find(({ ratio }) => ratio <= threshold);
    return { threshold, interviews: found ? found.interviews[0] - 1 : null };
  });
  return { baseThemes, runs, reached };
}
