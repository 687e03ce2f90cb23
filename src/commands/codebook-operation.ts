import { ofCounts } from '../check/reports.ts';
import { type NewChange, withChange } from '../coding/history-entry.ts';
import { NotPlain } from '../coding/not-plain.ts';
import { NoOperation, type Operation } from '../coding/operation.ts';
import type { FileUndo } from '../model/codebook-change.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { historyPath } from '../parse/history.ts';
import { renderProblems } from '../render/problems.ts';
import { reopened } from '../study/open.ts';
import { operationChanges } from '../study/operation-changes.ts';
import { plannedChanges } from '../study/planned-changes.ts';
import type { FileChange } from '../study/save.ts';
import { newProblems, unreadable } from './codebook-checks.ts';
import { mentionsLeft } from './codebook-mentions.ts';
import { changedCodings, count, summary } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import { codeOpened, type Opened } from './opened.ts';
import { today } from './today.ts';

/** Who changed the codebook, when and why. */
export type Signature = Pick<NewChange, 'date' | 'reason' | 'by'>;

/** The signature of a call. @throws UsageError without a reason. */
export function signatureOf(call: Call, { required = true } = {}): Signature {
  const { reason, coder } = call.options;
  const said = typeof reason === 'string' ? reason.trim() : '';
  if (required && said === '') {
    throw new UsageError(
      'Say why with --reason "…": it is kept in codebook/history.yaml, for whoever asks later why the codes changed.',
    );
  }
  return { date: today(call.env), reason: said, ...(typeof coder === 'string' ? { by: coder } : {}) };
}

/** An operation that makes no sense for this study is a fault of the call. */
export function planned<T>(plan: () => T): T {
  try {
    return plan();
  } catch (cause) {
    throw cause instanceof NoOperation ? new UsageError(cause.message) : cause;
  }
}

/**
 * Carries out an operation in memory, checks what it would leave, and answers with the changes; or refuses, and
 * writes nothing.
 * @param before opened with its reports.
 */
export function carryOut(
  call: Call,
  before: Opened,
  operation: Operation,
  signature: Signature,
  notes: readonly string[] = [],
): Answer {
  const faults = unreadable(before.opened, operation.from);
  if (faults.length > 0) return refusal(call, operation, faults, 'These files cannot be read, and may name the code');
  call.progress('Changing the codebook …');
  try {
    const { changes, files } = operationChanges(before.opened, operation.steps);
    const { steps: _, ...named } = operation;
    return conclude(call, before, { ...named, ...signature, files }, { changes, notes });
  } catch (cause) {
    if (!(cause instanceof NotPlain)) throw cause;
    const { file, offset, message } = cause;
    const place = placesIn(file, before.opened.study.texts.get(file) ?? '')(offset);
    return refusal(
      call,
      operation,
      [{ ...place, rule: 'not-plain', severity: 'error', message }],
      'An edit would not be safe',
    );
  }
}

/**
 * A change with its entry in the history, the study they would leave, and the problems they would bring.
 * @param before opened with its reports.
 */
export function recordAndCheck(
  call: Call,
  before: Opened,
  change: NewChange,
  changes: readonly FileChange[],
): { readonly all: readonly FileChange[]; readonly left: Opened; readonly fresh: readonly Problem[] } {
  const all = [...recorded(before.opened, change), ...changes];
  const left = codeOpened(reopened(before.opened, all), call, { reports: true });
  return { all, left, fresh: newProblems(before.problems, left.problems, change) };
}

/** Records a change, checks the study it leaves and answers. */
export function conclude(
  call: Call,
  before: Opened,
  change: NewChange & { readonly files: readonly FileUndo[] },
  { changes, notes }: { readonly changes: readonly FileChange[]; readonly notes: readonly string[] },
): Answer {
  const { all, left, fresh } = recordAndCheck(call, before, change, changes);
  // That a sentence of a report no longer holds is what a change of the codebook is made to bring to light.
  const sentences = fresh.filter(({ rule }) => ofCounts.includes(rule));
  const others = fresh.filter((problem) => !sentences.includes(problem));
  const errors = others.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refusal(call, change, errors, 'The change would leave new errors');
  const mentions = mentionsLeft(left.coded, change);
  const warnings = others.filter(({ severity }) => severity === 'warning');
  const codings = changedCodings(before.coded, left.coded);
  const exit = exitCode(left.problems, call.options.strict === true);
  const { files: _, undoes, ...named } = change;
  const done = {
    ...named,
    ...(undoes === undefined ? {} : { undoes }),
    codings,
    ...countsOf(changes),
    files: filesOf(all),
  };
  const where = { changes: all, folder: before.opened.folder };
  if (call.options.json)
    return {
      ...where,
      exitCode: exit,
      output: jsonDocument({ done: true, ...done, mentions, sentences, warnings, problems: left.problems }),
    };
  return {
    ...where,
    exitCode: exit,
    output: summary({ ...done, mentions, notes }),
    ...notesOf(call, { sentences, warnings }, left.problems),
  };
}

function notesOf(
  call: Call,
  { sentences, warnings }: Readonly<Record<'sentences' | 'warnings', readonly Problem[]>>,
  problems: readonly Problem[],
): { notes?: string } {
  const earlier = problems.filter((problem) => problem.severity === 'error' && !sentences.includes(problem)).length;
  const listed = (title: string, found: readonly Problem[]) =>
    found.length > 0 ? `${title}:\n${renderProblems(found, { color: call.color })}` : '';
  const notes = [
    listed('Sentences to rewrite', sentences),
    listed('New warnings', warnings),
    earlier > 0
      ? `${count(earlier, 'error')} ${earlier === 1 ? 'was' : 'were'} there before: \`study check\` lists them.\n`
      : '',
  ].join('');
  return notes === '' ? {} : { notes };
}

/** The changes that enter a change of the codebook into its history. */
export function recorded(opened: Opened['opened'], change: NewChange): FileChange[] {
  const text = opened.study.texts.get(historyPath);
  const whole = withChange(text, change);
  if (text === undefined) return [{ path: historyPath, content: whole }];
  const from = whole.startsWith(text) ? text.length : 0;
  return plannedChanges(opened, {
    edits: [{ file: historyPath, start: from, end: text.length, text: whole.slice(from) }],
  });
}

function countsOf(changes: readonly FileChange[]): { codingFiles: number; sources: number } {
  const inCorpus = changes.filter(({ path }) => path.startsWith('corpus/'));
  const sources = inCorpus.filter(({ path }) => path.endsWith('.md')).length;
  return { codingFiles: inCorpus.length - sources, sources };
}

function filesOf(changes: readonly FileChange[]) {
  const gone = new Set(changes.map(({ movedFrom }) => movedFrom));
  return changes
    .filter(({ path, remove }) => !(remove && gone.has(path)) && !path.startsWith('corpus/'))
    .map(({ path, over, remove, movedFrom }) => {
      if (movedFrom !== undefined) return { path, change: 'moved', from: movedFrom } as const;
      return { path, change: remove ? 'removed' : over ? 'changed' : 'created' } as const;
    });
}

/** Nothing is written: what stands in the way, with its places. */
export function refusal(
  call: Call,
  { op, from, to }: Pick<NewChange, 'op' | 'from' | 'to'>,
  problems: readonly Problem[],
  why: string,
): Answer {
  const output = call.options.json
    ? jsonDocument({ done: false, op, from, to, problems })
    : `${why}. Nothing was written.\n`;
  return {
    output,
    exitCode: 1,
    ...(call.options.json ? {} : { notes: renderProblems(problems, { color: call.color }) }),
  };
}
