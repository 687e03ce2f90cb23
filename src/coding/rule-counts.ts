import { parsePattern } from '../language/pattern.ts';
import { isAskable } from '../model/assessed.ts';
import { type Codebook, lineage } from '../model/codebook.ts';
import { known, type Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { firedInSource } from './fired-in-source.ts';
import { indicatorsPrint } from './indicators-print.ts';
import { codesLookedFor, indicatorsOf } from './rules.ts';

/**
 * In how many passages indicators of a code, or of one below it, are found: the number of the code in the codebook, from 0,
 * and how many, then the next; codes without any are left out. There may be as many as interviews.
 */
export type RuleCounts = readonly number[];

/**
 * What the indicators find in a source, whatever people have coded there. Passages are the paragraphs of its respondents;
 * a code that could not be touched in it is found nowhere.
 */
export function ruleCounts(coded: CodedStudy, source: Source): RuleCounts {
  return known(source, 'rules', indicatorsPrint(coded.codebook), (again) => countedIn(coded, source, again));
}

function countedIn(coded: CodedStudy, source: Source, again: boolean): RuleCounts {
  const matcher = indicatorsOf(coded, source.language);
  const above = new Map<string, readonly string[]>();
  const aboveOf = (code: string): readonly string[] => {
    const line =
      above.get(code) ?? (isAskable(coded, source, code) ? lineage(coded.codebook, code).map(({ id }) => id) : []);
    above.set(code, line);
    return line;
  };
  const counts = new Map<string, number>();
  const numbers = codeNumbers(coded.codebook);
  for (const fired of firedInSource(coded, source, matcher, again).fired) {
    const codes = matcher.codes(fired);
    if (codes.length === 0) continue;
    for (const id of codes.length === 1 ? aboveOf(codes[0] as string) : new Set(codes.flatMap(aboveOf)))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].flatMap(([id, passages]) => [numbers.get(id) as number, passages]);
}

const numbered = new WeakMap<Codebook, ReadonlyMap<string, number>>();

/** The number of each code, in the order of the codebook. */
function codeNumbers(codebook: Codebook): ReadonlyMap<string, number> {
  const known = numbered.get(codebook);
  const numbers = known ?? new Map([...codebook.codes.keys()].map((id, number) => [id, number]));
  numbered.set(codebook, numbers);
  return numbers;
}

/** The codes that indicators are looked for, their own or of one below: of the others, nothing found says nothing. */
export function codesLookedAfter(codebook: Codebook): ReadonlySet<string> {
  const looked = codesLookedFor(codebook).filter(({ indicators }) => indicators.some(suggests));
  return new Set(looked.flatMap(({ id }) => lineage(codebook, id).map((code) => code.id)));
}

function suggests(indicator: string): boolean {
  const pattern = parsePattern(indicator);
  return !('error' in pattern) && !pattern.forbids;
}
