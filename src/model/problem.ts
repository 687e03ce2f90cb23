import { compareText } from './order.ts';
import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A replacement of the UTF-16 units `start` to `end` (exclusive) of a whole file, as read (no BOM, LF). */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A fault of a user's file, as a value: collected, sorted, printed, never thrown. */
export interface Problem extends Place {
  /** Kebab-case name of what is wrong; stable, listed in docs/problems.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
  /** What would have been right, where that can be said in a few words. */
  readonly expected?: string;
  /** The other place involved: the first use of a duplicate id, say. */
  readonly related?: Place;
  /** The edits that mend it, only where one answer is certain: `check --fix` applies them. */
  readonly fix?: readonly Edit[];
}

const rank: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Sorted by file, place, then severity; what is identical twice is kept once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort(
      (a, b) =>
        compareText(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        rank[a.severity] - rank[b.severity] ||
        compareText(a.rule, b.rule) ||
        compareText(a.message, b.message),
    )
    .filter((problem) => {
      const key = `${problem.file}\0${problem.line}\0${problem.column}\0${problem.rule}\0${problem.message}`;
      return !seen.has(key) && seen.add(key);
    });
}
