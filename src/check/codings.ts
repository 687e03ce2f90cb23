import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';

/** Ids that two codings share, and codings one coder wrote twice. */
export function checkCodings(coded: CodedStudy): Problem[] {
  const ids = new Map<string, Problem>();
  const spans = new Map<string, Problem>();
  const problems: Problem[] = [];
  for (const { coding, coder, source, segment } of coded.codings) {
    const here = { ...coding.place, rule: '', severity: 'error' as const, message: '' };
    if (coding.id !== undefined) {
      const first = ids.get(coding.id);
      if (first) {
        const message = `Two codings have the id « ${coding.id} », the first in ${first.file}:${first.line}. Remove one of the ids.`;
        problems.push({ ...here, rule: 'duplicate-id', message, related: placeOf(first) });
      } else ids.set(coding.id, here);
    }
    if (!segment) continue;
    const key = [
      source,
      coder,
      segment.start,
      segment.end,
      ...[...coding.codes].sort(),
      '/',
      ...[...coding.against].sort(),
    ].join(' ');
    const first = spans.get(key);
    if (first) {
      const message = `The same passage has the same codes in line ${first.line}; it counts once. Remove one.`;
      problems.push({ ...here, rule: 'duplicate-coding', severity: 'warning', message, related: placeOf(first) });
    } else spans.set(key, here);
  }
  return problems;
}

function placeOf({ file, line, column }: Problem) {
  return { file, line, column };
}
