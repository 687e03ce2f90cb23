import { NoOperation, type Operation } from '../coding/operation.ts';
import type { Problem } from '../model/problem.ts';
import { keysOf } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type Carried, changeCodebook, type Named, type Refused, type Signature } from '../organise/change-codebook.ts';
import { changedCodings } from '../organise/changed-codings.ts';
import { changedSources } from '../organise/changed-sources.ts';
import { renderProblems } from '../render/problems.ts';
import type { FileChange } from '../study/save.ts';
import { count, summary } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument, UsageError } from './command.ts';
import type { Opened } from './opened.ts';
import { today } from './today.ts';

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
  call.progress('Changing the codebook …');
  return concluded(call, before, operation, changeCodebook(before, operation, signature), notes);
}

/** Answers with a change, or with what stands in its way. */
export function concluded(
  call: Call,
  before: Opened,
  named: Named,
  outcome: Carried | Refused,
  notes: readonly string[],
): Answer {
  if ('refused' in outcome) return refusal(call, named, outcome.problems, outcome.refused);
  const { change, changes, own, left, mentions, sentences, warnings } = outcome;
  const codings = changedCodings(before.coded, left.coded);
  const exit = exitCode(left.problems, call.options.strict === true);
  const counts = {
    codings,
    codingFiles: countCodingFiles(own, before.coded),
    sources: changedSources(before.coded, left.coded).length,
  };
  const { files: _, ...done } = { ...change, ...counts };
  const files = filesOf(changes);
  const where = { changes, folder: before.opened.folder };
  if (call.options.json)
    return {
      ...where,
      exitCode: exit,
      output: jsonDocument({ done: true, ...done, files, mentions, sentences, warnings, problems: left.problems }),
    };
  return {
    ...where,
    exitCode: exit,
    output: summary({ ...done, files, mentions, notes }),
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

/** How many of the changed files are of codings. */
function countCodingFiles(changes: readonly FileChange[], { tableKeys }: CodedStudy): number {
  const besideTables = new Set([...tableKeys.keys()].map(keysOf));
  return changes.filter(({ path }) => /^corpus\/.*\.yaml$/.test(path) && !besideTables.has(path)).length;
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
export function refusal(call: Call, { op, from, to }: Named, problems: readonly Problem[], why: string): Answer {
  const output = call.options.json
    ? jsonDocument({ done: false, op, from, to, problems })
    : `${why}. Nothing was written.\n`;
  return {
    output,
    exitCode: 1,
    ...(call.options.json ? {} : { notes: renderProblems(problems, { color: call.color }) }),
  };
}
