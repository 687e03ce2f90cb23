import type { Problem } from '../model/problem.ts';

/** The source and coder a coding file's name says: `X.CODER.yaml` belongs to the source with the longest matching stem. */
export function matchCodingFile(
  path: string,
  sources: readonly string[],
): { source: string; coder: string } | { problem: Problem } {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const stem = path.slice(0, path.lastIndexOf('.'));
  const fault = (rule: string, message: string) => ({
    problem: { file: path, line: 1, column: 1, rule, severity: 'error' as const, message },
  });
  const matching = sources
    .filter((source) => stem === source.slice(0, -3) || stem.startsWith(`${source.slice(0, -3)}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (!matching) {
    const base = stem.slice(folder.length).split('.')[0] ?? '';
    return fault(
      'no-source',
      `This coding file belongs to no source: there is no ${folder}${base}.md. Rename it after its source, or restore the source.`,
    );
  }
  const coder = stem.slice(matching.length - 2);
  if (path.endsWith('.yml'))
    return fault(
      'coding-file-name',
      `Name this coding file ${stem.slice(folder.length)}.yaml: files that end in .yml are not read.`,
    );
  if (!/^[a-z0-9-]+$/.test(coder)) {
    const name = `${matching.slice(folder.length, -3)}.CODER.yaml`;
    return fault(
      'coding-file-name',
      `The name of this file does not say whose codings it holds. Name it ${name}, the coder in lower-case letters, digits or hyphens.`,
    );
  }
  return { source: matching, coder };
}
