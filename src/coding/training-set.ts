import type { SparseVector } from './sparse-vector.ts';

/** A passage that people coded, as learners see it. */
export interface TrainingPassage {
  readonly vector: SparseVector;
  /** Positions of its codes and of all above them. */
  readonly codes: readonly number[];
  /** Positions of the codes it speaks against. */
  readonly against: readonly number[];
}

/** What learners learn from. */
export interface TrainingSet {
  readonly features: number;
  readonly codes: number;
  readonly passages: readonly TrainingPassage[];
  /** What the codebook says of each code. */
  readonly knowledge: readonly SparseVector[];
}

/** How many coded passages what the codebook says of a code is worth. */
export const knowledgeWeight = 10;
