import type { CodedStudy } from '../model/study.ts';

/** How many codings have other ids than before; one that came or went counts. */
export function changedCodings(before: CodedStudy, after: CodedStudy): number {
  const keyOf = ({ path, source }: { readonly path: string; readonly source: string }) => `${path}\0${source}`;
  const old = new Map(before.codingFiles.map((file) => [keyOf(file), file.codings]));
  return after.codingFiles.reduce((sum, { codings, ...file }) => {
    const earlier = old.get(keyOf(file)) ?? [];
    const same = codings.filter(
      ({ codes, against }, i) => [codes, against].join('\0') === [earlier[i]?.codes, earlier[i]?.against].join('\0'),
    );
    return sum + Math.max(codings.length, earlier.length) - same.length;
  }, 0);
}
