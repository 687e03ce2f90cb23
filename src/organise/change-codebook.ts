import { ofCounts } from '../check/reports.ts';
import type { NewChange } from '../coding/history-entry.ts';
import { NotPlain } from '../coding/not-plain.ts';
import type { Operation } from '../coding/operation.ts';
import type { CodePlaces } from '../model/code-place.ts';
import { type Place, placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { codePlaces } from '../parse/code-places.ts';
import { type OpenedStudy, reopened } from '../study/open.ts';
import { operationChanges } from '../study/operation-changes.ts';
import type { FileChange } from '../study/save.ts';
import { type Checked, checked } from './checked.ts';
import { mentionsLeft } from './mentions-left.ts';
import { newProblems, unreadable, unsettled } from './new-problems.ts';
import { recorded } from './record-change.ts';

/** Who changed the codebook, when and why. */
export type Signature = Pick<NewChange, 'date' | 'reason' | 'by'>;

/** What a change is called in the history. */
export type Named = Pick<NewChange, 'op' | 'from' | 'to' | 'under' | 'undoes'>;

/** A change that can be made: nothing is written yet. */
export interface Carried {
  readonly change: NewChange;
  /** With the entry in the history, in the order they are to be written. */
  readonly changes: readonly FileChange[];
  /** Those without the entry. */
  readonly own: readonly FileChange[];
  readonly left: Checked;
  /** Places of prose that mention ids that are no more. */
  readonly mentions: readonly Place[];
  /** Sentences of reports that no longer hold: what a change of the codebook is made to bring to light. */
  readonly sentences: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** A change that cannot be made: what stands in the way, with its places. */
export interface Refused {
  readonly refused: string;
  readonly problems: readonly Problem[];
}

/** Every place of a study that names a code. */
export function placesOf({ study, setAside }: OpenedStudy): CodePlaces {
  return codePlaces(study.texts, [...study.codingFiles, ...setAside]);
}

/** Carries out an operation in memory, and checks what it would leave. */
export function changeCodebook(before: Checked, operation: Operation, signature: Signature): Carried | Refused {
  const halfway = unsettled(before.opened);
  if (halfway.length > 0) return { refused: 'A change was stopped halfway: settle it first', problems: halfway };
  const faults = unreadable(before.opened, operation.from);
  if (faults.length > 0) return { refused: 'These files cannot be read, and may name the code', problems: faults };
  try {
    const { changes, files } = operationChanges(before.opened, operation.steps);
    const { steps: _, ...named } = operation;
    return concluded(before, { ...named, ...signature, files }, changes);
  } catch (cause) {
    if (!(cause instanceof NotPlain)) throw cause;
    const { file, offset, message } = cause;
    const place = placesIn(file, before.opened.study.texts.get(file) ?? '')(offset);
    return {
      refused: 'An edit would not be safe',
      problems: [{ ...place, rule: 'not-plain', severity: 'error', message }],
    };
  }
}

/** A change with its entry in the history, the study they would leave, and the problems they would bring. */
export function recordAndCheck(before: Checked, change: NewChange, own: readonly FileChange[]) {
  const changes = [...recorded(before.opened, change), ...own];
  const left = checked(reopened(before.opened, changes));
  return { changes, left, fresh: newProblems(before.problems, left.problems, change) };
}

/** Records a change, and refuses it where it would leave errors that were not there before. */
export function concluded(before: Checked, change: NewChange, own: readonly FileChange[]): Carried | Refused {
  const { changes, left, fresh } = recordAndCheck(before, change, own);
  const sentences = fresh.filter(({ rule }) => ofCounts.includes(rule));
  const others = fresh.filter((problem) => !sentences.includes(problem));
  const errors = others.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { refused: 'The change would leave new errors', problems: errors };
  const warnings = others.filter(({ severity }) => severity === 'warning');
  return { change, changes, own, left, mentions: mentionsLeft(left.coded, change), sentences, warnings };
}
