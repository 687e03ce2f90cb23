import { keyness } from './keyness.ts';

const leastLikelihood = 3.84;
const leastRatio = 1;
const leastFrequency = 3;

/** A text's stems, and whose it is. */
export interface StemsOfCase<Stem> {
  readonly stems: Iterable<readonly [Stem, number]>;
  readonly case: string;
}

/**
 * The stems proper to the candidates against the other texts, with their weight, the square root of G²: at the 5 %
 * level, at least twice as frequent, met three times, and in two cases where there are two, since one speaker's tic
 * is no theme.
 * @param all how often each stem is said in all, and all of them together; what the candidates say is of it
 */
export function keyStems<Stem>(
  candidates: readonly StemsOfCase<Stem>[],
  all: { readonly of: (stem: Stem) => number; readonly total: number },
): Map<Stem, number> {
  const inside = new Map<Stem, { count: number; cases: Set<string> }>();
  let insideTotal = 0;
  for (const { stems, case: name } of candidates) {
    for (const [stem, count] of stems) {
      const known = inside.get(stem) ?? { count: 0, cases: new Set() };
      inside.set(stem, known);
      known.count += count;
      known.cases.add(name);
      insideTotal += count;
    }
  }
  const enough = Math.min(2, new Set(candidates.map((candidate) => candidate.case)).size);
  const counts = new Map([...inside].map(([stem, { count }]) => [stem, count]));
  const outside = new Map([...counts].map(([stem, count]) => [stem, all.of(stem) - count]));
  const weights = new Map<Stem, number>();
  for (const [stem, { logLikelihood, logRatio }] of keyness(counts, outside, all.total - insideTotal)) {
    const { count, cases } = inside.get(stem) as { count: number; cases: Set<string> };
    const isSpread = cases.size >= enough;
    if (count >= leastFrequency && logLikelihood >= leastLikelihood && logRatio >= leastRatio && isSpread) {
      weights.set(stem, Math.sqrt(logLikelihood));
    }
  }
  return weights;
}
