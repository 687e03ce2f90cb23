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
  const telling = new Telling();
  const named = new Set(identifying);
  const look = (source: Source, variables: Source['variables']) => {
    for (const [variable, value] of Object.entries(variables)) {
      if (named.has(variable)) continue;
      const own = owners.get(variable) ?? [];
      if (own.length === 0) owners.set(variable, own);
      if (own.at(-1) !== source) own.push(source);
      telling.look(variable, value);
    }
  };
  for (const source of sources.filter(({ consent }) => consent !== 'named')) {
    look(source, source.variables);
    for (const variables of Object.values(source.speakers)) look(source, variables);
  }
  return new Map([...owners].filter(([variable]) => telling.variables.has(variable)));
}

/** The variables that say who somebody is. Their values repeat themselves: each is looked at once. */
class Telling {
  readonly variables = new Set<string>();
  private readonly looked = new Map<string, Set<string>>();

  look(variable: string, value: string): void {
    if (this.variables.has(variable)) return;
    const before = this.looked.get(variable);
    const isPersonal = before
      ? !before.has(value) && isContact(value)
      : isPersonalHeading(variable) || isContact(value);
    if (isPersonal) this.variables.add(variable);
    else if (before) before.add(value);
    else this.looked.set(variable, new Set([value]));
  }
}

/** Variables by which an anonymous interviewee would be known. */
export function checkPersonal(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const found = personalVariables(coded.sources, coded.settings.identifying);
  return [...found].map(([variable, sources]): Problem => {
    const [first] = sources as [Source];
    const many = sources.length === 1 ? 'an interview' : `${sources.length} interviews`;
    const message = `\`${variable}\` says who somebody is, of ${many} not to be named${whereShown(variable, sources)}. Add it to \`identifying:\` in study.yaml, or remove it.`;
    const key = first.keys[variable] === undefined && first.variables[variable] === undefined ? 'speakers' : variable;
    return { ...placeOfKey(coded, first, key), rule: 'personal-variable', severity: 'warning', message };
  });
}

/** Exports leave out where to reach somebody, what is said of speakers, and interviews that may not be quoted. */
function whereShown(variable: string, sources: readonly Source[]): string {
  const shown = sources.filter(({ consent }) => consent !== 'none');
  if (shown.length === 0) return ': only `--full` shows it';
  const leaves = shown.some(({ variables }) => variables[variable] !== undefined && !isContact(variables[variable]));
  return leaves
    ? ', and leaves with exports'
    : ': exports leave it out, but attributions, tables of reports and `--by` can show it';
}
