import { betaLower, betaQuantile, logBeta } from './beta.ts';
import type { Measured } from './refusal.ts';
import { unfitWaves, type WaveCount } from './wave-count.ts';

/** A beta(a, b) prior of a share: print it with every result. */
export interface BetaPrior {
  readonly a: number;
  readonly b: number;
}

const uniformPrior: BetaPrior = { a: 1, b: 1 };
export const jeffreysPrior: BetaPrior = { a: 0.5, b: 0.5 };

/** Steps of the integral: Simpson's rule on a smooth integrand, to about 1e-10. */
const steps = 4000;

/**
 * The posterior probability that the first share is greater than the second: ∫ f₁(p)·F₂(p) dp of the two beta posteriors,
 * over p = sin²θ, where the ends are smooth. Of the cases at hand; of a population only if they were drawn from one.
 * @returns refused where a wave has no assessed case
 */
export function probabilityGreater(
  first: WaveCount,
  second: WaveCount,
  prior: BetaPrior = uniformPrior,
): Measured<number> {
  const refusal = unfitWaves(first, second);
  if (refusal) return refusal;
  const [a, b] = posterior(first, prior);
  const [c, d] = posterior(second, prior);
  const scale = logBeta(a, b);
  const density = (angle: number) => {
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    const power = (2 * a - 1) * Math.log(sine) + (2 * b - 1) * Math.log(cosine);
    return 2 * Math.exp(power - scale) * betaLower(sine * sine, c, d);
  };
  const width = Math.PI / 2 / steps;
  let total = atOne(b, scale);
  for (let i = 1; i < steps; i++) total += (i % 2 === 0 ? 2 : 4) * density(i * width);
  return (total * width) / 3;
}

/** The integrand at θ = 0 is 0, for nothing is below p = 0; at π/2 the density alone is left. */
function atOne(b: number, scale: number): number {
  return b === 0.5 ? 2 * Math.exp(-scale) : 0;
}

/** Equal-tailed interval of a share's posterior. */
export function betaInterval(
  wave: WaveCount,
  prior: BetaPrior = uniformPrior,
  level = 0.95,
): Measured<[number, number]> {
  const refusal = unfitWaves(wave);
  if (refusal) return refusal;
  const [a, b] = posterior(wave, prior);
  return [betaQuantile((1 - level) / 2, a, b), betaQuantile((1 + level) / 2, a, b)];
}

function posterior({ k, n }: WaveCount, prior: BetaPrior): [number, number] {
  return [k + prior.a, n - k + prior.b];
}
