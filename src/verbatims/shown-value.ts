import type { CodedStudy } from '../model/study.ts';
import { shownCases, shownSource } from './attribution.ts';
import { maskNames } from './identities.ts';

/** A variable's value as an output may hold it: of a case or a source that is not named, the pseudonym. */
export function shownValue(variable: string, value: string, coded: CodedStudy): string {
  if (variable === 'case') return shownCases([value], coded.sources)[0] ?? value;
  const source = variable === 'source' || variable === 'id' ? coded.sourceById.get(value) : undefined;
  return source ? shownSource(source) : maskNames(value, coded);
}
