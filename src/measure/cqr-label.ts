import { type Measured, refuse } from './refusal.ts';

export type CqrLabel = 'general' | 'typical' | 'variant' | 'rare' | 'none';

/**
 * Frequency label of consensual qualitative research (Hill, Thompson & Williams 1997, Couns. Psychol. 25:517; Hill et al.
 * 2005, J. Couns. Psychol. 52:196): general, all cases or all but one; typical, more than half; variant, two to half; rare,
 * one.
 * @param rareUpTo the most cases still called rare: 2005 has 2 or 3 for larger samples
 */
export function cqrLabel(k: number, n: number, rareUpTo = 1): Measured<CqrLabel> {
  if (n <= 0) return refuse('empty-wave');
  if (k < 0 || k > n) return refuse('invalid-counts');
  if (k === 0) return 'none';
  if (k >= n - 1 && k > n / 2) return 'general';
  if (k > n / 2) return 'typical';
  return k > rareUpTo ? 'variant' : 'rare';
}
