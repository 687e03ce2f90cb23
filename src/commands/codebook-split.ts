import { redistribute } from '../coding/redistribute.ts';
import { splitCode } from '../coding/split-code.ts';
import { reasonOfSplit, splitListOf } from '../organise/open-split.ts';
import { splitPath } from '../parse/split-list.ts';
import { argumentsOf, codeGiven, codesGiven, openForChange, wordGiven } from './codebook-opened.ts';
import { carryOut, planned, refusal, signatureOf } from './codebook-operation.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, UsageError } from './command.ts';

/** A code is split and its codings are listed; with `--apply` those that are decided follow. */
export function run(call: Call): Answer {
  const usage = 'split A --into B,C --reason "…"';
  const [name] = argumentsOf(call, usage, { least: 1 });
  const into = wordGiven(call, 'into');
  if (call.options.apply) return apply(call, name as string);
  if (into === undefined)
    throw new UsageError(`Write \`study codebook ${usage}\`, or with --apply take what is decided.`);
  const signature = signatureOf(call);
  const opened = openForChange(call);
  const code = codeGiven(name as string, opened.coded);
  const operation = planned(() =>
    splitCode(opened.coded, opened.places, {
      code,
      into: codesGiven(into, opened.coded),
      beside: call.options.beside === true,
      list: splitPath(code.id),
    }),
  );
  const list = splitPath(code.id);
  const note = `Write in ${list} where each coding belongs, then: study codebook split ${code.id} --apply`;
  return carryOut(call, opened, operation, signature, [note]);
}

function apply(call: Call, name: string): Answer {
  if (call.options.into !== undefined) throw new UsageError('--apply takes what the list says: leave out --into.');
  const given = signatureOf(call, { required: false });
  const opened = openForChange(call);
  const code = codeGiven(name, opened.coded);
  const list = splitListOf(opened.coded, code);
  if (!list)
    throw new UsageError(`No list of « ${code.id} » waits: \`study codebook split ${code.id} --into …\` makes one.`);
  const { operation, decided, left, faults } = redistribute(opened.coded, code, list);
  const named = { op: operation.op, from: operation.from, to: operation.to };
  if (faults.length > 0) {
    const problems = faults.map((fault) => ({ ...fault, rule: 'split-list', severity: 'error' as const }));
    return refusal(call, named, problems, `${list.path} says what cannot be done`);
  }
  if (list.items.length === 0)
    throw new UsageError(`There is nothing to apply: ${list.path} lists no coding. Delete that file.`);
  if (decided === 0) throw new UsageError(`Nothing is decided in ${list.path} yet: write codes after \`to:\`.`);
  const reason = given.reason === '' ? reasonOfSplit(opened.coded, code) : given.reason;
  const note = left === 0 ? [] : [`${count(left, 'coding')} left in ${list.path}.`];
  return carryOut(call, opened, operation, { ...given, reason }, note);
}
