import { quantile } from './quantile.ts';
import { type Measured, refuse } from './refusal.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

export interface SaturationPoint {
  readonly interviews: number;
  /** Themes known after so many interviews in the order given. */
  readonly themes: number;
  /** Over random orders: median, and the middle 95 %. */
  readonly median: number;
  readonly band: readonly [number, number];
}

/**
 * Themes known after each interview, in the order held and over random orders (rarefaction by permutation: Gotelli & Colwell
 * 2001, Ecol. Lett. 4:379). The same seed gives the same band.
 * @returns refused without interviews
 */
export function saturationCurve(
  interviews: readonly (readonly string[])[],
  { seed, orders = 1000 }: { readonly seed: number; readonly orders?: number },
): Measured<SaturationPoint[]> {
  if (interviews.length === 0) return refuse('empty-input');
  const random = seededRandom(seed);
  const curves = Array.from({ length: orders }, () => accumulated(shuffled(interviews, random)));
  return accumulated(interviews).map((themes, i) => {
    const column = curves.map((curve) => curve[i] as number).sort((a, b) => a - b);
    const band = [quantile(column, 0.025), quantile(column, 0.975)] as const;
    return { interviews: i + 1, themes, median: quantile(column, 0.5), band };
  });
}

function accumulated(interviews: readonly (readonly string[])[]): number[] {
  const seen = new Set<string>();
  return interviews.map((themes) => {
    for (const theme of themes) seen.add(theme);
    return seen.size;
  });
}
