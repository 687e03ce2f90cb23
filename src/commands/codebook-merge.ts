import { mergeCodes } from '../coding/merge-codes.ts';
import { argumentsOf, codeGiven, openForChange, wordGiven } from './codebook-opened.ts';
import { carryOut, planned, signatureOf } from './codebook-operation.ts';
import { type Answer, type Call, UsageError } from './command.ts';

/** Codes become one. */
export function run(call: Call): Answer {
  const usage = 'merge A B … --into C --reason "…"';
  const names = argumentsOf(call, usage, { least: 1, most: 1000 });
  const into = wordGiven(call, 'into');
  if (into === undefined) throw new UsageError(`Write \`study codebook ${usage}\`: C is one of them, or another code.`);
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const target = codeGiven(into, opened.coded);
  const codes = names.map((name) => codeGiven(name, opened.coded));
  const operation = planned(() => mergeCodes(opened.coded, opened.places, codes, target));
  const defined = codes.filter((code) => operation.from.includes(code.id) && code.definition !== '');
  const ids = defined.map(({ id }) => `« ${id} »`).join(', ');
  const note = `What ${ids} meant is kept in codebook/history.yaml: carry over to ${target.place.file} what still holds.`;
  return carryOut(call, opened, operation, signature, defined.length === 0 ? [] : [note]);
}
