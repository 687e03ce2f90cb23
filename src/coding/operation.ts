import type { CodebookChange } from '../model/codebook-change.ts';
import type { Plan } from '../model/plan.ts';
import type { Study } from '../model/study.ts';

/**
 * A change of the codebook: what it is called in the history, and its steps, each planned on the study as the step before
 * leaves it. Files that a later step changes are written before those only an earlier one does: what is moved is taken
 * out first and put in last.
 */
export interface Operation extends Pick<CodebookChange, 'op' | 'from' | 'to' | 'under'> {
  readonly steps: readonly ((study: Study) => Plan)[];
}

/** An operation that makes no sense: the call is wrong, not the study. */
export class NoOperation extends Error {}
