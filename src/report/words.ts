import { formatNumber } from '../language/numbers.ts';
import { plural } from '../language/typography.ts';
import { variableOf } from '../model/selection.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownName } from '../verbatims/attribution.ts';

/** « 14 des 24 clusters ». */
export function countText(k: number, n: number, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const [some, all] = [formatNumber(k, language), formatNumber(n, language)];
  if (n <= 1) return language === 'fr' ? `${some} ${unit.one} sur ${all}` : `${some} of ${all} ${unit.one}`;
  return language === 'fr' ? `${some} des ${all} ${unit.many}` : `${some} of the ${all} ${unit.many}`;
}

/** « 3 clusters », « 1 cluster ». */
export function unitText(n: number, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  return `${formatNumber(n, language)} ${plural(n, unit.one, unit.many, language)}`;
}

/** What cases are called in a sentence, in the study's order; a case with a source that is not named shows its pseudonym. */
export function caseNames(cases: readonly string[], coded: CodedStudy, wave?: readonly string[]): string[] {
  const all = sourcesByCase(coded);
  return cases.map((name) => {
    const sources = (all.get(name) ?? []).filter((source) => !wave || wave.includes(variableOf(source, 'wave') ?? ''));
    const hidden = sources.find(({ consent }) => consent !== 'named');
    const source = hidden ?? sources[0];
    return source ? shownName(source) : name;
  });
}

const cache = new WeakMap<CodedStudy, ReadonlyMap<string, readonly Source[]>>();

function sourcesByCase(coded: CodedStudy): ReadonlyMap<string, readonly Source[]> {
  const known = cache.get(coded);
  if (known) return known;
  const byCase = new Map<string, Source[]>();
  for (const source of coded.sources) {
    const same = byCase.get(source.case);
    if (same) same.push(source);
    else byCase.set(source.case, [source]);
  }
  cache.set(coded, byCase);
  return byCase;
}
