import { moveCode } from '../coding/move-code.ts';
import { argumentsOf, codeGiven, openForChange, positionGiven, wordGiven } from './codebook-opened.ts';
import { carryOut, planned, signatureOf } from './codebook-operation.ts';
import type { Answer, Call } from './command.ts';

/** A code moves under another, or becomes a theme of a chapter. */
export function run(call: Call): Answer {
  const [name] = argumentsOf(call, 'move CODE --to PARENT --reason "…"', { least: 1 });
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const code = codeGiven(name as string, opened.coded);
  const to = positionGiven(call, opened.coded, wordGiven(call, 'to'));
  return carryOut(
    call,
    opened,
    planned(() => moveCode(opened.coded, opened.places, code, to)),
    signature,
  );
}
