import { keyness } from './keyness.ts';
import type { Wording } from './wording.ts';

const leastLikelihood = 3.84;
const leastRatio = 1;
const leastFrequency = 3;

/**
 * The stems proper to the candidates against the other texts, with their weight, the square root of G²: at the 5 %
 * level, at least twice as frequent, met three times, and in two cases where there are two, since one speaker's tic
 * is no theme.
 */
export function keyStems(
  candidates: readonly { readonly wording: Wording; readonly case: string }[],
  others: readonly Wording[],
): Map<string, number> {
  const inside = countStems(candidates.map(({ wording }) => wording));
  const cases = new Map<string, Set<string>>();
  for (const { wording, case: name } of candidates) {
    for (const stem of wording.stems.keys()) cases.set(stem, (cases.get(stem) ?? new Set()).add(name));
  }
  const enough = Math.min(2, new Set(candidates.map((candidate) => candidate.case)).size);
  const weights = new Map<string, number>();
  for (const [stem, { logLikelihood, logRatio }] of keyness(inside, countStems(others))) {
    const spread = cases.get(stem)?.size ?? 0;
    const frequent = (inside.get(stem) ?? 0) >= leastFrequency;
    if (frequent && logLikelihood >= leastLikelihood && logRatio >= leastRatio && spread >= enough) {
      weights.set(stem, Math.sqrt(logLikelihood));
    }
  }
  return weights;
}

function countStems(wordings: readonly Wording[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of wordings) {
    for (const [stem, count] of stems) counts.set(stem, (counts.get(stem) ?? 0) + count);
  }
  return counts;
}
