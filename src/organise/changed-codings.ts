import type { CodedStudy } from '../model/study.ts';

/** How many codings have other ids than before; one that came or went counts. */
export function changedCodings(before: CodedStudy, after: CodedStudy): number {
  const old = new Map(before.codingFiles.map((file) => [file.path, file.codings]));
  return after.codingFiles.reduce((sum, { path, codings }) => {
    const earlier = old.get(path) ?? [];
    const same = codings.filter(
      ({ codes, against }, i) => [codes, against].join('\0') === [earlier[i]?.codes, earlier[i]?.against].join('\0'),
    );
    return sum + Math.max(codings.length, earlier.length) - same.length;
  }, 0);
}
