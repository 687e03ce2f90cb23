import type { Source } from './source.ts';

/** The variables that sources have, in the order they are met; `speakers`: those of single speakers, too. */
export function variableNames(
  sources: readonly Pick<Source, 'variables' | 'speakers'>[],
  { speakers = false } = {},
): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (variables: Source['variables']) => {
    for (const name of Object.keys(variables)) names.add(name);
  };
  for (const source of sources) {
    add(source.variables);
    if (speakers) for (const variables of Object.values(source.speakers)) add(variables);
  }
  return names;
}
