import { addCode } from '../coding/add-code.ts';
import { argumentsOf, openForChange, positionGiven, wordGiven } from './codebook-opened.ts';
import { carryOut, planned, signatureOf } from './codebook-operation.ts';
import type { Answer, Call } from './command.ts';

/** A new code. */
export function run(call: Call): Answer {
  const [id] = argumentsOf(call, 'add ID --label "…" --under CODE --reason "…"', { least: 1 }) as [string];
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const to = positionGiven(call, opened.coded);
  const code = { id, label: wordGiven(call, 'label') ?? id, definition: wordGiven(call, 'definition') ?? '' };
  return carryOut(
    call,
    opened,
    planned(() => addCode(opened.coded, code, to)),
    signature,
  );
}
