import { historyFaults, lastChange, undoChange, undoing } from '../organise/undo-change.ts';
import { argumentsOf } from './codebook-opened.ts';
import { concluded, refusal, signatureOf } from './codebook-operation.ts';
import { type Answer, type Call, UsageError } from './command.ts';
import { openCoded } from './opened.ts';

/** Takes back the last recorded change that still holds. */
export function run(call: Call): Answer {
  argumentsOf(call, 'undo', { least: 0 });
  const signature = signatureOf(call, { required: false });
  const before = openCoded(call, { reports: true });
  const last = lastChange(before.opened.study.history);
  const unread = historyFaults(before);
  if (unread.length > 0) return refusal(call, undoing(last), unread, 'The history cannot be read');
  if (!last) throw new UsageError('The history holds no change that could be undone.');
  const isPartial = call.options.partial === true;
  const { outcome, kept } = undoChange(before, last, signature, isPartial);
  if ('refused' in outcome && kept.length > 0 && !isPartial)
    return refusal(call, undoing(last), outcome.problems, `${outcome.refused}; --partial undoes the rest`);
  const left = kept.length === 0 ? [] : [`Left as it is, since it has changed: ${kept.join(', ')}`];
  return concluded(call, before, undoing(last), outcome, left);
}
