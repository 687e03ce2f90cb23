import type { Edit } from './problem.ts';

/**
 * Intended changes of a study's files, in an order of which every beginning leaves a valid study: what others refer to
 * comes first.
 */
export interface Plan {
  /** Splices in files that were read. */
  readonly edits: readonly Edit[];
  /** New files, by path below the study. */
  readonly created?: readonly { readonly path: string; readonly text: string }[];
  /** Files that were read and get another path; the edits name the old one. */
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
  /** Files that were read and go. */
  readonly removed?: readonly string[];
}
