import { isContact, isPersonalHeading } from '../language/personal-variable.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { placeOfKey } from './places.ts';

/**
 * Variables that say who somebody is, by their name or a value, and that outputs would show: of interviews that are not
 * named, and not in `identifying:`. With the interviews that have them, in the order they are met.
 */
export function personalVariables(
  sources: readonly Source[],
  identifying: readonly string[],
): ReadonlyMap<string, readonly Source[]> {
  const owners = new Map<string, Source[]>();
  const telling = new Set<string>();
  const hidden = sources.filter(({ consent }) => consent !== 'named');
  for (const { source, variable, value } of hidden.flatMap(valuesOf)) {
    if (identifying.includes(variable)) continue;
    const own = owners.get(variable) ?? [];
    if (own.length === 0) owners.set(variable, own);
    if (own.at(-1) !== source) own.push(source);
    if (!telling.has(variable) && (isContact(value) || isPersonalHeading(variable))) telling.add(variable);
  }
  return new Map([...owners].filter(([variable]) => telling.has(variable)));
}

function valuesOf(source: Source) {
  const all = [source.variables, ...Object.values(source.speakers)].flatMap((variables) => Object.entries(variables));
  return all.map(([variable, value]) => ({ source, variable, value }));
}

/** Variables by which an anonymous interviewee would be known. */
export function checkPersonal(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const found = personalVariables(coded.sources, coded.settings.identifying);
  return [...found].map(([variable, sources]): Problem => {
    const [first] = sources as [Source];
    const many = sources.length === 1 ? 'an interview' : `${sources.length} interviews`;
    const message = `\`${variable}\` says who somebody is, of ${many} not to be named, and leaves with exports. Add it to \`identifying:\` in study.yaml, or remove it.`;
    const key = first.keys[variable] === undefined && first.variables[variable] === undefined ? 'speakers' : variable;
    return { ...placeOfKey(coded, first, key), rule: 'personal-variable', severity: 'warning', message };
  });
}
