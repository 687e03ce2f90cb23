import type { Call } from './command.ts';

/** Today, as the user's calendar has it: `YYYY-MM-DD`; SOURCE_DATE_EPOCH, in seconds, sets another day (UTC). */
export function today({ SOURCE_DATE_EPOCH: epoch = '' }: Call['env'], now = new Date()): string {
  if (/^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
