import type { Problem } from '../model/problem.ts';
import { historyPath } from '../parse/history.ts';
import { type LostUndo, takeBackFiles } from '../study/take-back-files.ts';
import { argumentsOf } from './codebook-opened.ts';
import { conclude, refusal, signatureOf } from './codebook-operation.ts';
import { changeInWords, count } from './codebook-summary.ts';
import { type Answer, type Call, UsageError } from './command.ts';
import { openCoded } from './opened.ts';

/** Takes back the last recorded change that still holds. */
export function run(call: Call): Answer {
  argumentsOf(call, 'undo', { least: 0 });
  const signature = signatureOf(call, { required: false });
  const before = openCoded(call, { reports: true });
  const { opened } = before;
  const unread = opened.problems.filter(({ file, severity }) => file === historyPath && severity === 'error');
  const last = opened.study.history.filter(({ op, undone }) => op !== 'undo' && !undone).at(-1);
  const named = { op: 'undo', from: last?.to ?? [], to: last?.from ?? [] } as const;
  if (unread.length > 0) return refusal(call, named, unread, 'The history cannot be read');
  if (!last) throw new UsageError('The history holds no change that could be undone.');
  const { changes, lost } = takeBackFiles(last.files, opened.bytes);
  const problems = lost.flatMap(problemsOf);
  if (lost.length > 0 && !call.options.partial) {
    const why = `Not all of « ${changeInWords(last)} » can be undone: files have changed since; --partial undoes the rest`;
    return refusal(call, named, problems, why);
  }
  const undoes = `${changeInWords(last)} (${last.date})`;
  const left =
    lost.length === 0 ? [] : [`Left as it is, since it has changed: ${lost.map(({ path }) => path).join(', ')}`];
  return conclude(call, before, { ...named, ...signature, undoes, files: [] }, { changes, notes: left });
}

function problemsOf({ path, reason, places }: LostUndo): Problem[] {
  const fault = (line: number, column: number, message: string): Problem => ({
    ...{ file: path, line, column, rule: 'changed-since', severity: 'error', message },
  });
  if (reason === 'taken') return [fault(1, 1, 'This file is there again, with another content.')];
  if (reason === 'gone')
    return [fault(1, 1, `This file is gone, and ${count(places.length, 'change')} in it with it.`)];
  if (places.length === 0) return [fault(1, 1, 'This file was made by the change, and has been worked on since.')];
  return places.map(({ line, column }) => fault(line, column, 'What the change wrote here is not found any more.'));
}
