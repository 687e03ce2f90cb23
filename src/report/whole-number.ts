import { type Composing, fault } from './composing.ts';
import type { DirectiveCall } from './directive.ts';

/** A number attribute: undefined where absent, null after a fault. */
export function wholeNumber(
  call: DirectiveCall,
  composing: Composing,
  key: string,
  least = 0,
): number | undefined | null {
  const value = call.attributes[key];
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value) && Number(value) >= least) return Number(value);
  const message = /^\d+$/.test(value)
    ? `\`${key}\` must be at least ${least}.`
    : `\`${key}=${value}\` is not a whole number.`;
  fault(composing, call.place, 'wrong-value', message);
  return null;
}
