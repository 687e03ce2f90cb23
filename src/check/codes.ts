import { nearest } from '../language/nearest.ts';
import { isAssessed } from '../model/assessed.ts';
import { findCode, lineage, retiredSince } from '../model/codebook.ts';
import { machines } from '../model/coding.ts';
import type { Place } from '../model/place.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { oncePerTable, placeAt, placeOfKey } from './places.ts';

/** Codes that the codebook does not have, wherever they are named. */
export function checkCodes(coded: CodedStudy, { codebookBroken, setAside }: CheckContext): Problem[] {
  if (coded.codebook.codes.size === 0 || codebookBroken) return [];
  const problems: Problem[] = [];
  const known = [...coded.codebook.codes.keys(), ...coded.codebook.aliases.keys()];
  const look = (id: string, place: () => Place, what: string, severity: Severity = 'error') => {
    if (findCode(coded.codebook, id)) return;
    const expected = nearest(id, known);
    const hint = expected ? ` Did you mean « ${expected} »?` : ' Add it to the codebook, or correct it.';
    problems.push({
      ...place(),
      rule: 'unknown-code',
      severity,
      message: `${what} the code « ${id} », which the codebook does not have.${hint}`,
      ...(expected ? { expected } : {}),
    });
  };
  for (const file of [...coded.codingFiles, ...setAside]) {
    for (const { codes, against, spans } of file.codings) {
      for (const [i, id] of codes.entries())
        look(id, () => placeAt(coded, file.path, spans.codes[i]?.start), 'This coding names');
      for (const [i, id] of against.entries())
        look(id, () => placeAt(coded, file.path, spans.against[i]?.start), 'This coding speaks against');
    }
    for (const id of file.only)
      look(id, () => placeAt(coded, file.path, offsetOf(coded, file.path, /^only:/m)), '`only` names');
  }
  const isTold = oncePerTable('not_asked');
  for (const source of coded.sources.filter(({ notAsked }) => notAsked.length > 0).filter(isTold))
    for (const id of source.notAsked) look(id, () => placeOfKey(coded, source, 'not_asked'), '`not_asked` names');
  return problems;
}

function offsetOf(coded: CodedStudy, path: string, pattern: RegExp): number {
  return Math.max(0, (coded.texts.get(path) ?? '').search(pattern));
}

/** Codings of a code the source was not assessed for: they are kept and do not count. */
export function checkUncounted(coded: CodedStudy): Problem[] {
  return coded.codings.flatMap(({ coding, source: id, path, segment }) => {
    const source = coded.sourceById.get(id);
    const file = coded.counted.get(id)?.find((one) => one.path === path);
    if (!source?.counted || !segment || file?.status !== 'complete') return [];
    return coding.codes.flatMap((name): Problem[] => {
      const code = findCode(coded.codebook, name);
      if (!code || isAssessed(coded, source, code.id) || isAskedInNoWave(coded, code.id)) return [];
      const reason = lineage(coded.codebook, code.id).some(({ asked }) => asked && !asked.includes(source.wave ?? ''))
        ? `its \`asked:\` leaves out the wave ${source.wave ?? '(none)'}`
        : source.notAsked.length > 0
          ? 'the source lists it under `not_asked:`'
          : '`only:` limits this reading to other codes';
      return [
        {
          ...coding.place,
          rule: 'coded-not-assessed',
          severity: 'warning',
          message: `« ${code.id} » is coded here and does not count: ${reason}. Correct one of them.`,
        },
      ];
    });
  });
}

/** Its `asked:` names a wave the study does not have: that is the fault, and told where it stands. */
function isAskedInNoWave(coded: CodedStudy, id: string): boolean {
  return lineage(coded.codebook, id).some(({ asked }) => asked && unknownWaves(asked, coded).length > 0);
}

function unknownWaves(asked: readonly string[], coded: CodedStudy): string[] {
  return asked.filter((wave) => !coded.settings.waves.some(({ id }) => id === wave));
}

/** Waves that `asked:` names and the study does not have: the code would never be assessed there. */
export function checkAsked(coded: CodedStudy, { settingsBroken }: CheckContext): Problem[] {
  if (settingsBroken) return [];
  const known = coded.settings.waves.map(({ id }) => id);
  const told = new Map<string, number>();
  return [...coded.codebook.codes.values()].flatMap(({ asked = [], place }) =>
    unknownWaves(asked, coded).map((wave): Problem => {
      const key = `${place.file}\0${wave}`;
      const earlier = told.get(key) ?? 0;
      told.set(key, earlier + 1);
      const expected = nearest(wave, known);
      const at = askedOffsets(coded.texts.get(place.file) ?? '', wave)[earlier];
      return {
        ...(at === undefined ? place : placeAt(coded, place.file, at)),
        rule: 'unknown-wave',
        severity: 'error',
        message: `\`asked\` names the wave « ${wave} », which the study does not have. Known: ${known.join(', ') || 'none'}.`,
        ...(expected ? { expected } : {}),
      };
    }),
  );
}

/** Where a wave stands after `asked:`, on its line or in the list below it. */
function askedOffsets(text: string, wave: string): number[] {
  return [...text.matchAll(/^[ \t-]*asked[ \t]*:(?:[^\n]*(?:\n[ \t]*-[ \t]+[^\n:]*$)*)/gm)].flatMap(
    ({ 0: part, index }) => {
      const at = part.indexOf(wave, part.indexOf(':'));
      return at === -1 ? [] : [index + at];
    },
  );
}

/** Codings given after their code went out of use; what machines suggest nobody has given. */
export function checkRetired(coded: CodedStudy): Problem[] {
  return coded.codings.flatMap(({ coding, coder, path }) => {
    const { date } = coding;
    if (date === undefined || machines.has(coder)) return [];
    return coding.codes.flatMap((name, i): Problem[] => {
      const code = findCode(coded.codebook, name);
      const since = code && retiredSince(coded.codebook, code.id);
      if (!code || since === undefined || date.slice(0, since.length) <= since) return [];
      const message = `« ${code.id} » is out of use since ${since}, and this coding is of ${date}. Give it another code, or take \`retired:\` out.`;
      return [
        { ...placeAt(coded, path, coding.spans.codes[i]?.start), rule: 'retired-code', severity: 'warning', message },
      ];
    });
  });
}
