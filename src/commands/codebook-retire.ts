import { retireCode } from '../coding/retire-code.ts';
import { argumentsOf, codeGiven, openForChange, wordGiven } from './codebook-opened.ts';
import { carryOut, planned, signatureOf } from './codebook-operation.ts';
import { type Answer, type Call, UsageError } from './command.ts';

/** A code goes out of use. */
export function run(call: Call): Answer {
  const [name] = argumentsOf(call, 'retire CODE --reason "…"', { least: 1 });
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const code = codeGiven(name as string, opened.coded);
  const known = opened.coded.settings.waves.map(({ id }) => id);
  const asked = wordGiven(call, 'asked')
    ?.split(',')
    .map((id) => id.trim());
  const apart = (asked ?? []).flatMap((part) => part.split(/[\s;]+/));
  if (apart.length > (asked ?? []).length && apart.every((id) => known.includes(id)))
    throw new UsageError(`Join waves with commas: --asked ${apart.join(',')}`);
  for (const id of asked ?? [])
    if (!known.includes(id))
      throw new UsageError(`The study has no wave « ${id} ». Known: ${known.join(', ') || 'none'}.`);
  const operation = planned(() => retireCode(code, { date: signature.date, ...(asked ? { asked } : {}) }));
  const note = 'It still counts as read for in every wave; « asked: » limits it to those in which it was.';
  const isOpen = !asked && !code.asked && known.length > 1;
  return carryOut(call, opened, operation, signature, isOpen ? [note] : []);
}
