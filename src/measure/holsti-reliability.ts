import { type Measured, refuse } from './refusal.ts';

/**
 * Holsti's coefficient of reliability (1969, Content Analysis for the Social Sciences and Humanities, p. 140): twice the
 * decisions two coders agree on, over all their decisions, 0–1. With as many decisions each it is percent agreement, and
 * like it never to be shown alone.
 */
export function holstiReliability(decisions1: number, decisions2: number, agreed: number): Measured<number> {
  if (decisions1 + decisions2 === 0) return refuse('empty-input');
  if (agreed < 0 || agreed > Math.min(decisions1, decisions2)) return refuse('invalid-counts');
  return (2 * agreed) / (decisions1 + decisions2);
}
