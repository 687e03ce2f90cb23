import { greatest, smallest } from '../model/extremes.ts';
import { type BestAlignment, bestAlignment } from './best-alignment.ts';
import { isRefused, type Measured, refuse } from './refusal.ts';
import { type Random, randomBelow, seededRandom } from './seeded-random.ts';
import { mean, sum } from './sum.ts';
import { codeDissimilarity, type GammaWeights, positionalDissimilarity } from './unit-dissimilarity.ts';
import { type CodersSpans, lengthOf, type UnitSpan } from './unit-span.ts';

export interface Gamma {
  readonly value: number;
  /** Gamma-cat: of codes only, over pairs of aligned units (Mathet 2017); null where there is none by chance. */
  readonly cat: number | null;
  /** The same with units left alone counted as disagreements, as pygamma-agreement has it. */
  readonly catUnaligned: number | null;
  /** Disorder of the best alignment, and the mean of those of chance. */
  readonly observed: number;
  readonly expected: number;
  /** Chance continua drawn; 0 where the coders agree fully. */
  readonly samples: number;
  readonly seed: number;
}

interface GammaOptions extends GammaWeights {
  readonly seed: number;
  /** Relative half-width to which the expected disorder is estimated at 95 %, by default .05. */
  readonly precision?: number;
}

const fewestSamples = 30;
const mostSamples = 1000;

/**
 * Gamma of units that coders place and code freely (Mathet, Widlöcher & Métivier 2015, Comput. Linguist. 41:437), 1 − disorder
 * of the best alignment ÷ that of chance, and gamma-cat of the codes (Mathet 2017, Rev. TAL 58). Chance continua are a coder's
 * units turned around the continuum, as in section 5.2. They are random: publish gamma with seed and number of samples.
 * @returns refused below two coders, without units, and beyond the size of an exact search
 */
export function gamma(coders: CodersSpans, options: GammaOptions): Measured<Gamma> {
  const { seed, precision = 0.05 } = options;
  const best = bestAlignment(coders, options);
  if (isRefused(best)) return best;
  if (best.disorder === 0) return { value: 1, cat: 1, catUnaligned: 1, observed: 0, expected: 0, samples: 0, seed };
  const random = seededRandom(seed);
  const disorders: number[] = [];
  const chances: BestAlignment[] = [];
  while (disorders.length < samplesNeeded(disorders, precision)) {
    const chance = bestAlignment(chanceContinuum(coders, random), options);
    if (isRefused(chance)) return chance;
    disorders.push(chance.disorder);
    chances.push(chance);
  }
  const expected = mean(disorders);
  if (expected === 0) return refuse('no-variation');
  const cat = (coders: number) => {
    const byChance = mean(chances.map((chance) => codeDisorder(chance, options, coders)));
    return byChance === 0 ? null : 1 - codeDisorder(best, options, coders) / byChance;
  };
  return {
    value: 1 - best.disorder / expected,
    cat: cat(0),
    catUnaligned: cat(coders.length),
    observed: best.disorder,
    expected,
    samples: disorders.length,
    seed,
  };
}

function samplesNeeded(disorders: readonly number[], precision: number): number {
  if (disorders.length < fewestSamples) return fewestSamples;
  const centre = mean(disorders);
  const spread = Math.sqrt(sum(disorders.map((disorder) => (disorder - centre) ** 2)) / (disorders.length - 1));
  const needed = Math.ceil(((spread / centre) * (1.96 / precision)) ** 2);
  return Math.min(mostSamples, Math.max(fewestSamples, needed));
}

/** As many coders, each some real coder's units turned by a step of their own, at least half a unit from the others' steps. */
function chanceContinuum(coders: CodersSpans, random: Random): UnitSpan[][] {
  const all = coders.flat();
  const low = smallest(all.map(({ start }) => start));
  const high = greatest(all.map(({ end }) => end));
  const apart = lengthOf(all) / all.length / 2;
  for (;;) {
    let free = [{ start: low, end: high }];
    const continuum = coders.map(() => {
      const turn = randomWithin(free, random) ?? low + random() * (high - low);
      free = free.flatMap((part) => without(part, turn - apart, turn + apart));
      const units = coders[randomBelow(random, coders.length)] as readonly UnitSpan[];
      return units.map((unit) => turned(unit, turn, low, high));
    });
    if (continuum.some((units) => units.length > 0)) return continuum;
  }
}

/** A unit that would begin after the end begins again from the start; it is never cut. */
function turned(unit: UnitSpan, turn: number, low: number, high: number): UnitSpan {
  const by = unit.start + turn > high ? turn + low - high : turn;
  return { ...unit, start: unit.start + by, end: unit.end + by };
}

/** A whole step in one of the parts, each as likely as it is long. */
function randomWithin(parts: readonly { start: number; end: number }[], random: Random): number | undefined {
  let at = random() * lengthOf(parts);
  for (const { start, end } of parts) {
    if (at < end - start) return Math.floor(start + at);
    at -= end - start;
  }
  return undefined;
}

function without(part: { start: number; end: number }, from: number, to: number): { start: number; end: number }[] {
  const left = { start: part.start, end: Math.min(part.end, from) };
  const right = { start: Math.max(part.start, to), end: part.end };
  return [left, right].filter(({ start, end }) => end > start);
}

/**
 * Weighted mean dissimilarity of the codes of aligned pairs: the nearer in position, the more a pair counts.
 * @param coders if given, a unit counts as a disagreement with every coder who has none for it
 */
function codeDisorder(
  { alignments }: BestAlignment,
  { alpha = 1, deltaEmpty = 1 }: GammaWeights,
  coders: number,
): number {
  let [disorder, weight] = [0, 0];
  for (const { units } of alignments) {
    const alone = units.length * Math.max(0, coders - units.length) * deltaEmpty;
    disorder += alone * deltaEmpty;
    weight += alone;
    for (const [i, one] of units.entries()) {
      for (const other of units.slice(i + 1)) {
        const nearness = Math.max(0, 1 - alpha * positionalDissimilarity(one, other, deltaEmpty));
        const counts = nearness / (units.length - 1);
        disorder += counts * codeDissimilarity(one, other, deltaEmpty);
        weight += counts;
      }
    }
  }
  return weight === 0 ? 0 : disorder / weight;
}
