import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import { type OpenedStudy, reopened } from '../study/open.ts';
import { operationChanges } from '../study/operation-changes.ts';
import type { FileChange } from '../study/save.ts';
import { type Call, UsageError } from './command.ts';
import { codeOpened, type Opened } from './opened.ts';
import { followEdits, type Strayed, strayedCodings } from './pseudonymise-follow.ts';
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
  readonly strayed: readonly Strayed[];
}

function attempt(before: Opened, rows: readonly KeyRow[], renaming: Renaming, call: Call): Attempt {
  const plan = planPseudonyms(before.coded, rows, renaming);
  const shift = plan.shift;
  const first = applied(before.opened, [() => plan], call);
  const strayed = strayedCodings(before.coded, first.after.coded, { shift, renaming });
  if (strayed.length === 0) return { ...first, replaced: plan.replaced, renaming, strayed };
  const edits = followEdits(strayed, first.after.coded);
  const second = applied(before.opened, [() => plan, () => ({ edits })], call);
  const still = strayedCodings(before.coded, second.after.coded, { shift, renaming });
  return { ...second, replaced: plan.replaced, renaming, strayed: still };
}

type Step = () => Pick<PseudonymPlan, 'edits' | 'moved'>;

function applied(opened: OpenedStudy, steps: readonly Step[], call: Call): Pick<Pseudonymised, 'changes' | 'after'> {
  const { changes } = operationChanges(opened, steps);
  return { changes, after: codeOpened(reopened(opened, changes), call, { reports: true }) };
}

function faultOf(before: Opened, { after, strayed }: Attempt): string | undefined {
  const cut = strayed.filter((one) => isCut(one));
  const lost = strayed.filter((one) => !isCut(one));
  const told = [
    ...notFollowed(cut, 'a quote in several pieces cuts a name'),
    ...notFollowed(lost, 'what it quotes is not found there again'),
  ];
  if (told.length > 0) return `${told.join(' ')} Mend ${strayed.length === 1 ? 'it' : 'them'} first.`;
  const fresh = freshErrors(before.problems, after.problems);
  if (fresh.length === 0) return undefined;
  const errors = fresh.length === 1 ? 'an error' : `${fresh.length} errors`;
  const places = listed(fresh, (one) => `${one.rule} in ${placeText(one)}`);
  return `The study would have ${errors} it has not now (${places}): look at what the key writes.`;
}

function isCut({ before }: Strayed): boolean {
  return (before.segment?.parts.length ?? 0) > 1;
}

function notFollowed(strayed: readonly Strayed[], why: string): string[] {
  if (strayed.length === 0) return [];
  const who =
    strayed.length === 1 ? '1 coding could not follow its' : `${strayed.length} codings could not follow their`;
  return [`${who} passage, since ${why}: ${listed(strayed, ({ before }) => placeText(before.coding.place))}.`];
}

function placeText({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** So many are named. */
const mostListed = 5;

function listed<T>(all: readonly T[], name: (one: T) => string): string {
  const rest = all.length - mostListed;
  return `${all.slice(0, mostListed).map(name).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
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
