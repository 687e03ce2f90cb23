import { nearest } from '../language/nearest.ts';
import { isAssessed } from '../model/assessed.ts';
import { findCode, lineage } from '../model/codebook.ts';
import type { Place } from '../model/place.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CheckContext } from './check.ts';
import { placeAt, placeOfKey } from './places.ts';

/** Codes that the codebook does not have, wherever they are named. */
export function checkCodes(coded: CodedStudy, { codebookBroken }: CheckContext): Problem[] {
  if (coded.codebook.codes.size === 0 || codebookBroken) return [];
  const problems: Problem[] = [];
  const known = [...coded.codebook.codes.keys(), ...coded.codebook.aliases.keys()];
  const look = (id: string, place: Place, what: string, severity: Severity = 'error') => {
    if (findCode(coded.codebook, id)) return;
    const expected = nearest(id, known);
    const hint = expected ? ` Did you mean « ${expected} »?` : ' Add it to the codebook, or correct it.';
    problems.push({
      ...place,
      rule: 'unknown-code',
      severity,
      message: `${what} the code « ${id} », which the codebook does not have.${hint}`,
      ...(expected ? { expected } : {}),
    });
  };
  for (const file of coded.codingFiles) {
    for (const { codes, against, spans } of file.codings) {
      for (const [i, id] of codes.entries())
        look(id, placeAt(coded, file.path, spans.codes[i]?.start), 'This coding names');
      for (const [i, id] of against.entries())
        look(id, placeAt(coded, file.path, spans.against[i]?.start), 'This coding speaks against');
    }
    for (const id of file.only)
      look(id, placeAt(coded, file.path, offsetOf(coded, file.path, /^only:/m)), '`only` names');
  }
  for (const source of coded.sources)
    for (const id of source.notAsked) look(id, placeOfKey(coded, source, 'not_asked'), '`not_asked` names');
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
      if (!code || isAssessed(coded, source, code.id)) return [];
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
