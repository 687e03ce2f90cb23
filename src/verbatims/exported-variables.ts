import { isContact } from '../language/personal-variable.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownCases } from './attribution.ts';
import { maskNames } from './identities.ts';

const caseCache = new WeakMap<CodedStudy, ReadonlyMap<string, string>>();

/** What a case of the study is called; all are named at once. */
export function exportedCase(name: string, coded: CodedStudy): string {
  return caseNames(coded).get(name) ?? name;
}

function caseNames(coded: CodedStudy): ReadonlyMap<string, string> {
  const known = caseCache.get(coded);
  if (known) return known;
  const cases = [...new Set(coded.sources.map((source) => source.case))];
  const shown = shownCases(cases, coded.sources);
  const names = new Map(cases.map((name, i) => [name, shown[i] ?? name]));
  caseCache.set(coded, names);
  return names;
}

/** What may be shown of a source's front matter; of one that is counted and never shown, nothing. */
export function exportedVariables(source: Source, coded: CodedStudy, full: boolean): Record<string, string> {
  if (!full && source.consent === 'none') return {};
  const open = full || source.consent === 'named';
  const { date, url, pseudonym, consent, counted, kind, memo } = source;
  const hidden = open ? [] : [...coded.settings.identifying, 'date'];
  const own = Object.entries(source.variables).filter(
    ([key, value]) => !hidden.includes(key) && (open || !isContact(value)),
  );
  return {
    ...(kind === 'transcript' ? {} : { kind }),
    ...(open && date !== undefined ? { date } : {}),
    ...(source.language === coded.settings.spoken.language ? {} : { language: source.language }),
    ...(counted ? {} : { counted: 'false' }),
    ...(open && url !== undefined ? { url } : {}),
    ...(full ? { consent, pseudonym, ...(memo === undefined ? {} : { memo }) } : {}),
    ...Object.fromEntries(own.map(([key, value]) => [key, open ? value : maskNames(value, coded, source.id)])),
  };
}
