import type { Problem } from '../model/problem.ts';
import type { Study } from '../model/study.ts';
import type { PlannedSource } from './plan-sources.ts';

const id = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/** The variables with the wave whose folder the source goes to: that of the call, or its own where the study can have it. */
export function waveOf(
  { wave: own, ...variables }: Readonly<Record<string, string>>,
  { settings, sources }: Study,
  folderWaves: boolean,
  wanted?: string,
): Readonly<Record<string, string>> {
  if (own === undefined) return wanted === undefined ? variables : { ...variables, wave: wanted };
  const known = settings.waves.map(({ id }) => id);
  const canBeNew = folderWaves && id.test(own) && (known.length > 0 || sources.length === 0);
  const wave = wanted ?? (known.includes(own) || canBeNew ? own : undefined);
  return { ...variables, ...(wave === undefined ? {} : { wave }), ...(wave === own ? {} : { 'imported-wave': own }) };
}

/** New sources that say a wave and are in none: an error where study.yaml lists the waves, since another can be added. */
export function withoutWaves(sources: readonly PlannedSource[], { settings }: Study): Problem[] {
  const lost = sources.filter(({ state, path, variables }) => {
    return state === 'new' && path.split('/').length === 2 && variables['imported-wave'] !== undefined;
  });
  const known = settings.waves.map(({ id }) => id).join(', ');
  return [...new Set(lost.map(({ file }) => file))].map((file): Problem => {
    const own = lost.filter((one) => one.file === file).flatMap(({ variables }) => variables['imported-wave'] ?? []);
    const names = [...new Set(own)].join(', ');
    const [severity, message] =
      known === ''
        ? (['warning', keptAside(names, own.length)] as const)
        : ([
            'error',
            `It says a wave the study does not have: ${names}. Known: ${known}. ${own.every((wave) => id.test(wave)) ? 'Add it to `waves:` in study.yaml' : 'Write an id in its place, of letters, digits and hyphens'}, or say with --wave which of these it is.`,
          ] as const);
    return { ...{ file, line: 1, column: 1 }, rule: 'import-wave', severity, message };
  });
}

function keptAside(names: string, sources: number): string {
  const [who, are] = sources === 1 ? ['A source says', 'is'] : [`${sources} sources say`, 'are'];
  return `${who} a wave (${names}) and ${are} in none, like the interviews of this study: it is kept as \`imported-wave:\`. To have waves, put each interview into the folder of its wave, corpus/WAVE/.`;
}
