import { pseudonymNumber, pseudonymOf } from '../model/own-pseudonym.ts';
import type { Wave } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { sourceWith } from '../model/source-with.ts';

/**
 * Gives each case without a `pseudonym:` one of its own, the same in all its sources: the number that comes of it, or the
 * next that is free. The first interviewed choose first, so that a later interview renames none before it; one that is
 * added before others, or without a date, can take the number of another.
 */
export function assignPseudonyms(sources: readonly Source[], waves: readonly Wave[]): Source[] {
  const taken = new Set(sources.map(({ pseudonym }) => pseudonym));
  const byCase = new Map<string, string>();
  for (const { case: name, pseudonym } of sources) {
    if (pseudonym !== '' && !byCase.has(name)) byCase.set(name, pseudonym);
  }
  const ranks = new Map(waves.map(({ id }, index) => [id, index] as const).reverse());
  const rank = ({ wave }: Source) => (wave === undefined ? undefined : ranks.get(wave)) ?? -1;
  const ordered = [...sources].sort((a, b) => rank(a) - rank(b) || compareDates(a.date, b.date));
  const after = new Map<number, number>();
  for (const { case: name, date } of ordered) {
    if (byCase.has(name)) continue;
    const number = freeFrom(pseudonymNumber(name, date), taken, after);
    taken.add(pseudonymOf(number));
    byCase.set(name, pseudonymOf(number));
  }
  return sources.map((source) => (source.pseudonym ? source : named(source, byCase.get(source.case) as string)));
}

/**
 * The first number from one on that no pseudonym has; there are always more numbers than cases.
 * @param after what was found taken, and a number beyond it where to look: in large studies most are taken.
 */
function freeFrom(start: number, taken: ReadonlySet<string>, after: Map<number, number>): number {
  const passed: number[] = [];
  let number = start;
  while (after.has(number) || taken.has(pseudonymOf(number))) {
    passed.push(number);
    number = after.get(number) ?? number + 1;
  }
  for (const one of passed) after.set(one, number);
  return number;
}

const given = new WeakMap<Source, Source>();

/**
 * The source with a pseudonym; the same value every time, since what is known of a source is remembered by it, if not by
 * the memory of its study.
 */
function named(source: Source, pseudonym: string): Source {
  if (source.known) return sourceWith(source, { pseudonym });
  const before = given.get(source);
  if (before?.pseudonym === pseudonym) return before;
  const now = sourceWith(source, { pseudonym });
  given.set(source, now);
  return now;
}

function compareDates(a = '9999', b = '9999'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
