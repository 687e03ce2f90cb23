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
  const numbers = new Map([...new Set(interviews.flat())].map((theme, number) => [theme, number]));
  const said = interviews.map((themes) => Int32Array.from(new Set(themes), (theme) => numbers.get(theme) as number));
  const curves = Array.from({ length: orders }, () => accumulated(shuffled(said, random), numbers.size));
  const column = new Int32Array(orders);
  return Array.from(accumulated(said, numbers.size), (themes, i) => {
    curves.forEach((curve, order) => {
      column[order] = curve[i] as number;
    });
    column.sort();
    const band = [quantile(column, 0.025), quantile(column, 0.975)] as const;
    return { interviews: i + 1, themes, median: quantile(column, 0.5), band };
  });
}

/** @param count how many themes there are: once all are known, no interview can add one */
function accumulated(interviews: readonly Int32Array[], count: number): Int32Array {
  const isKnown = new Uint8Array(count);
  const curve = new Int32Array(interviews.length).fill(count);
  let known = 0;
  for (let at = 0; at < interviews.length && known < count; at++) {
    for (const theme of interviews[at] as Int32Array) {
      if (isKnown[theme] === 1) continue;
      isKnown[theme] = 1;
      known++;
    }
    curve[at] = known;
  }
  return curve;
}
