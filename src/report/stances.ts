import type { CodedStudy } from '../model/study.ts';
import { listing } from './labels.ts';
import { caseNames } from './words.ts';

/** Exceptions to a claim, with how each is one: `Carsolle and E07 (silent); Nacrène (against)`. */
export function stances(
  cases: readonly string[],
  {
    against,
    waves,
    coded,
  }: {
    /** Cases that speak against the code; undefined where the claim is of a word, and nobody is silent about a code. */
    readonly against: readonly string[] | undefined;
    readonly waves: readonly string[] | undefined;
    readonly coded: CodedStudy;
  },
): string {
  const named = (chosen: readonly string[]) => listing(caseNames(chosen, coded, waves), coded.settings.language);
  if (!against) return named(cases);
  const groups: [string, readonly string[]][] = [
    ['silent', cases.filter((name) => !against.includes(name))],
    ['against', cases.filter((name) => against.includes(name))],
  ];
  return groups.flatMap(([stance, own]) => (own.length === 0 ? [] : [`${named(own)} (${stance})`])).join('; ');
}
