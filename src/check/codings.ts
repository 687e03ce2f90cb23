import { findCode } from '../model/codebook.ts';
import { type LocatedCoding, segmentKey } from '../model/coding.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { placeAt } from './places.ts';

/** Ids that two codings share, codings one coder wrote twice, and codings for and against one code. */
export function checkCodings(coded: CodedStudy): Problem[] {
  const ids = new Map<string, Problem>();
  const spans = new Map<string, Problem>();
  const problems: Problem[] = coded.codings.flatMap((located) => codesForAndAgainst(located, coded));
  for (const { coding, coder, segment } of coded.codings) {
    const here = { ...coding.place, rule: '', severity: 'error' as const, message: '' };
    if (coding.id !== undefined) {
      const first = ids.get(coding.id);
      if (first) {
        const message = `Two codings have the id « ${coding.id} », the first in ${first.file}:${first.line}. Remove one of the ids.`;
        problems.push({ ...here, rule: 'duplicate-id', message, related: placeOf(first) });
      } else ids.set(coding.id, here);
    }
    if (!segment) continue;
    const key = [coder, segmentKey(segment), ...[...coding.codes].sort(), '/', ...[...coding.against].sort()].join(' ');
    const first = spans.get(key);
    if (first) {
      const message = `The same passage has the same codes in line ${first.line}; it counts once. Remove one.`;
      problems.push({ ...here, rule: 'duplicate-coding', severity: 'warning', message, related: placeOf(first) });
    } else spans.set(key, here);
  }
  return problems;
}

function codesForAndAgainst({ coding, path }: LocatedCoding, coded: CodedStudy): Problem[] {
  const idOf = (code: string) => findCode(coded.codebook, code)?.id ?? code;
  const codes = new Set(coding.codes.map(idOf));
  return coding.against.flatMap((code, index): Problem[] => {
    if (!codes.has(idOf(code))) return [];
    const span = coding.spans.against[index];
    const place = span ? placeAt(coded, path, span.start) : coding.place;
    const message = `« ${code} » stands in \`codes\` and in \`against\` of one coding, which then counts for both. Keep one, or code the two halves of the passage apart.`;
    return [{ ...place, rule: 'code-and-against', severity: 'warning', message }];
  });
}

function placeOf({ file, line, column }: Problem) {
  return { file, line, column };
}
