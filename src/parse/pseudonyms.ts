import type { Wave } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { sourceWith } from '../model/source-with.ts';

/**
 * Gives each case without a `pseudonym:` one of its own, `E` and three digits, the same in all its sources.
 * It depends on the case and the day of its first interview only, so that a new interview does not rename the others;
 * three digits are too few to guess a case from its name.
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
    const number = freeFrom(hash(`${name} ${date ?? ''}`) % 1000, taken, after);
    taken.add(label(number));
    byCase.set(name, label(number));
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
  while (after.has(number) || taken.has(label(number))) {
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

function label(number: number): string {
  return `E${String(number).padStart(3, '0')}`;
}

function compareDates(a = '9999', b = '9999'): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** FNV-1a, 32 bits, over UTF-16 units, with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  return (value ^ (value >>> 15)) >>> 0;
}
