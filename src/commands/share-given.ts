import { type Call, UsageError } from './command.ts';

/**
 * A share given to an option, 0–1: written as a number, « 0.8 » or « 0,8 », or as a percentage, « 80% ».
 * @throws UsageError where it is none.
 */
export function shareGiven(call: Call, option: string): number | undefined {
  const given = call.options[option];
  if (typeof given !== 'string') return undefined;
  const [, number, percent] = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(%?)$/.exec(given.trim()) ?? [];
  const share = Number(number?.replace(',', '.') ?? Number.NaN) / (percent ? 100 : 1);
  if (share >= 0 && share <= 1) return share;
  throw new UsageError(`\`--${option} ${given}\`: a share is a number from 0 to 1 or a percentage: 0.8 or 80%.`);
}
