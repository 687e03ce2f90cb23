import type { Study } from '../model/study.ts';
import { nameWords } from './name-words.ts';

export const nobody: ReadonlySet<string> = new Set();

const bearing = new WeakMap<Study, ReadonlyMap<string, ReadonlySet<string>>>();

/** Cases by each folded word of their names, those that are named too. */
export function bearersOf(study: Study): ReadonlyMap<string, ReadonlySet<string>> {
  const known = bearing.get(study);
  if (known) return known;
  const bearers = new Map<string, Set<string>>();
  const naming = new Set([...study.settings.identifying, 'organisation', 'interviewee']);
  for (const { case: name, variables, speakers } of study.sources) {
    for (const own of [variables, ...Object.values(speakers)]) {
      for (const variable of naming) {
        for (const { folded } of nameWords(own[variable] ?? ''))
          bearers.set(folded, (bearers.get(folded) ?? new Set()).add(name));
      }
    }
  }
  bearing.set(study, bearers);
  return bearers;
}
