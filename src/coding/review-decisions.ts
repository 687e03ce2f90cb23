import { type Codebook, lineage } from '../model/codebook.ts';
import type { Decision } from './plan-review.ts';
import type { OpenSuggestion } from './review-queue.ts';

/** The person gives the passage what is suggested, as taken over from the machine. */
export function accepting(one: OpenSuggestion): Decision {
  return { suggestion: one, status: 'accepted', codes: one.codes, from: one.coder };
}

/** The same among many, without having read the passage. */
export function acceptingUnread(one: OpenSuggestion): Decision {
  return { ...accepting(one), review: 'batch' };
}

/** It is never suggested again. */
export function rejecting(one: OpenSuggestion): Decision {
  return { suggestion: one, status: 'rejected' };
}

/** The passage speaks against what is suggested. */
export function turningAgainst(one: OpenSuggestion): Decision {
  return { suggestion: one, status: 'rejected', against: one.codes, from: one.coder };
}

/**
 * What the person gives the passage in place of a suggestion; what else is suggested for it and was given so is accepted
 * with it.
 * @param others what is open for the same passage; `one` itself may be among it.
 */
export function replacing(
  one: OpenSuggestion,
  given: Pick<Decision, 'against' | 'memo'> & { readonly codes: readonly string[] },
  others: readonly OpenSuggestion[],
): Decision[] {
  const isAmong = ({ codes }: OpenSuggestion) => codes.every((code) => given.codes.includes(code));
  return [
    { ...given, suggestion: one, ...(isAmong(one) ? { status: 'accepted', from: one.coder } : { status: 'rejected' }) },
    ...others
      .filter((other) => other.path !== one.path || other.coding !== one.coding)
      .filter(isAmong)
      .map((other) => ({ suggestion: other, status: 'accepted' as const })),
  ];
}

/**
 * What the person gave a passage before seeing what is suggested there: a suggestion is found where its codes, or codes
 * below them, were given; what was missed stays open, to be seen.
 * @param open the suggestions of the passage.
 */
export function readingBlind(
  open: readonly OpenSuggestion[],
  given: Pick<Decision, 'against' | 'memo'> & { readonly codes: readonly string[] },
  codebook: Codebook,
): Decision[] {
  const lines = new Set(given.codes.flatMap((code) => lineage(codebook, code).map(({ id }) => id)));
  return open.map((suggestion, index): Decision => {
    const own = index === 0 ? given : {};
    const isFound = suggestion.codes.every((code) => lines.has(code));
    return { suggestion, ...own, ...(isFound ? { status: 'accepted', review: 'found' } : { review: 'missed' }) };
  });
}
