import { baseOf } from './base.ts';
import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';

/** Warns of a case that `except=` leaves out although it does as the others do. */
export function warnOfNoException(call: DirectiveCall, composing: Composing): void {
  const { except, ...attributes } = call.attributes;
  if (except === undefined) return;
  const base = baseOf({ ...call, attributes }, composing);
  const names = except.split(/[,;]/).map((name) => name.trim());
  const does = names.filter((name) => base?.present.includes(name));
  if (does.length === 0) return;
  const what = base?.code === undefined ? 'says the word' : `has the code « ${base.code} »`;
  const message = `\`except=${does.join(',')}\` is no exception: the case ${what}. Leave it out of \`except=\`, or correct the coding.`;
  fault(composing, call.place, 'exception-is-none', message, { severity: 'warning' });
}
