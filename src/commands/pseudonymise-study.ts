import type { Problem } from '../model/problem.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import { type OpenedStudy, reopened } from '../study/open.ts';
import { operationChanges } from '../study/operation-changes.ts';
import type { FileChange } from '../study/save.ts';
import { type Call, UsageError } from './command.ts';
import { codeOpened, type Opened } from './opened.ts';
import { followEdits, strayedCodings } from './pseudonymise-follow.ts';
import { noRenaming, planRenaming, type Renaming } from './pseudonymise-names.ts';
import { type PseudonymPlan, planPseudonyms, type Replaced } from './pseudonymise-plan.ts';

export interface Pseudonymised {
  readonly changes: readonly FileChange[];
  readonly replaced: readonly Replaced[];
  readonly renaming: Renaming;
  /** The study as it will be. */
  readonly after: Opened;
}

/**
 * Replaces the names of a key in memory and looks at what is left: every coding at its place, no error that was not there.
 * Files and ids are renamed too, unless the study would break.
 * @throws UsageError where codings would be lost or errors be made; nothing is written then
 */
export function pseudonymised(before: Opened, rows: readonly KeyRow[], call: Call): Pseudonymised {
  const renaming = planRenaming(before.coded, rows);
  const whole = attempt(before, rows, renaming, call);
  if (faultOf(before, whole) === undefined) return whole;
  const plain = attempt(before, rows, noRenaming, call);
  const fault = faultOf(before, plain);
  if (fault !== undefined) throw new UsageError(`${fault} Nothing was written.`);
  return plain;
}

interface Attempt extends Pseudonymised {
  readonly strayed: number;
}

function attempt(before: Opened, rows: readonly KeyRow[], renaming: Renaming, call: Call): Attempt {
  const plan = planPseudonyms(before.coded, rows, renaming);
  const shift = plan.shift;
  const first = applied(before.opened, [() => plan], call);
  const strayed = strayedCodings(before.coded, first.after.coded, { shift, renaming });
  if (strayed.length === 0) return { ...first, replaced: plan.replaced, renaming, strayed: 0 };
  const edits = followEdits(strayed, first.after.coded);
  const second = applied(before.opened, [() => plan, () => ({ edits })], call);
  const still = strayedCodings(before.coded, second.after.coded, { shift, renaming });
  return { ...second, replaced: plan.replaced, renaming, strayed: still.length };
}

type Step = () => Pick<PseudonymPlan, 'edits' | 'moved'>;

function applied(opened: OpenedStudy, steps: readonly Step[], call: Call): Pick<Pseudonymised, 'changes' | 'after'> {
  const { changes } = operationChanges(opened, steps);
  return { changes, after: codeOpened(reopened(opened, changes), call, { reports: true }) };
}

function faultOf(before: Opened, { after, strayed }: Attempt): string | undefined {
  if (strayed > 0)
    return `${strayed} coding${strayed === 1 ? '' : 's'} could not follow ${strayed === 1 ? 'its' : 'their'} passage: a quote in several pieces cuts a name. Mend it first.`;
  const fresh = freshErrors(before.problems, after.problems);
  const [first] = fresh;
  if (!first) return undefined;
  return `The study would have an error it has not now (${first.rule}${fresh.length > 1 ? ` and ${fresh.length - 1} more` : ''}): look at what the key writes.`;
}

/** Errors of a rule beyond those there were: their words and places may have changed with the names. */
function freshErrors(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const left = new Map<string, number>();
  for (const { rule, severity } of before) if (severity === 'error') left.set(rule, (left.get(rule) ?? 0) + 1);
  return after.filter(({ rule, severity }) => {
    if (severity !== 'error') return false;
    const known = left.get(rule) ?? 0;
    left.set(rule, known - 1);
    return known <= 0;
  });
}
