import { pseudonymNumber, pseudonymOf } from '../model/own-pseudonym.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { placeOfKey, says } from './places.ts';

/** Cases that are said by name; of more, how many. */
const mostNamed = 5;

/**
 * Cases shown under a pseudonym that is not the one that comes of them, since another case has that: an interview that is
 * added could change it. Rows of a table have none to write by hand.
 */
export function checkNextPseudonyms(coded: CodedStudy): Problem[] {
  const written = new Set(coded.sources.filter((one) => says(coded, one, 'pseudonym')).map((one) => one.case));
  const own = new Map<string, Set<string>>();
  for (const { case: name, date } of coded.sources) {
    if (!own.has(name)) own.set(name, new Set());
    own.get(name)?.add(pseudonymOf(pseudonymNumber(name, date)));
  }
  const moved = new Map<string, Source>();
  for (const source of coded.sources) {
    const { case: name, pseudonym, consent, row } = source;
    if (row !== undefined || consent === 'named' || written.has(name) || moved.has(name)) continue;
    if (!own.get(name)?.has(pseudonym)) moved.set(name, source);
  }
  const [first] = moved.values();
  if (!first) return [];
  return [
    { ...placeOfKey(coded, first, 'pseudonym'), rule: 'next-pseudonym', severity: 'info', message: messageOf(moved) },
  ];
}

function messageOf(moved: ReadonlyMap<string, Source>): string {
  const named = [...moved].slice(0, mostNamed).map(([name, { pseudonym }]) => `« ${name} » (${pseudonym})`);
  const more = moved.size - named.length;
  const [[, { pseudonym }]] = [...moved] as [[string, Source]];
  const who =
    moved.size === 1
      ? `The case ${named[0]} has the next free pseudonym, since the one that comes of its name and date is another’s`
      : `${moved.size} cases have the next free pseudonym, since those that come of their names and dates are others’: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `${who}. An interview that is added could change it: write the one you quote by in the front matter, \`pseudonym: ${pseudonym}\`.`;
}
