import type { UnitSpan } from './unit-span.ts';

/** How the disorder of gamma weighs places and codes. */
export interface GammaWeights {
  /** Of the position, by default 1. */
  readonly alpha?: number;
  /** Of the code, by default 1. */
  readonly beta?: number;
  /** What a unit without a counterpart costs, by default 1. */
  readonly deltaEmpty?: number;
}

/** ((|Δ start| + |Δ end|) ÷ (both lengths))²·Δ∅ (Mathet, Widlöcher & Métivier 2015, Comput. Linguist. 41:437, eq. 3). */
export function positionalDissimilarity(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
  deltaEmpty = 1,
): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return (apart / (a.end - a.start + b.end - b.start)) ** 2 * deltaEmpty;
}

/** 0 of the same code, Δ∅ of others. */
export function codeDissimilarity(a: UnitSpan, b: UnitSpan, deltaEmpty = 1): number {
  return a.code === b.code ? 0 : deltaEmpty;
}

/** The combined dissimilarity of two units. */
export function unitDissimilarity(a: UnitSpan, b: UnitSpan, weights: GammaWeights = {}): number {
  const { alpha = 1, beta = 1, deltaEmpty = 1 } = weights;
  return alpha * positionalDissimilarity(a, b, deltaEmpty) + beta * codeDissimilarity(a, b, deltaEmpty);
}
