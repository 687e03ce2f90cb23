import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';

/**
 * The source and coder a coding file's name says: `X.CODER.yaml` belongs to the source with the longest matching stem.
 * @param sources their paths by what stands before the ending.
 * @param isThere whether the study has a file.
 */
export function matchCodingFile(
  path: string,
  sources: ReadonlyMap<string, string>,
  isThere: (path: string) => boolean,
): { source: string; coder: string } | { problem: Problem } {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const stem = path.slice(0, path.lastIndexOf('.'));
  const fault = (rule: string, message: string) => ({
    problem: { file: path, line: 1, column: 1, rule, severity: 'error' as const, message },
  });
  const owner = ownerOf(stem, sources);
  const source = sources.get(owner);
  if (source === undefined) {
    const message = withoutSource(path, folder, stem, isThere);
    return fault('no-source', message);
  }
  const coder = stem.slice(owner.length + 1);
  const own = owner.slice(folder.length);
  if (!isCoder(coder)) {
    return fault(
      'coding-file-name',
      `The name of this file does not say whose codings it holds. Name it ${own}.${asCoder(coder)}.yaml, the coder in lower-case letters, digits or hyphens.`,
    );
  }
  if (path.endsWith('.yml'))
    return fault(
      'coding-file-name',
      `Name this coding file ${own}.${coder}.yaml: files that end in .yml are not read.`,
    );
  return { source, coder };
}

/** What is missing, of interviews and of tables of answers. */
function withoutSource(path: string, folder: string, stem: string, isThere: (path: string) => boolean): string {
  const base = `${folder}${stem.slice(folder.length).split('.')[0] ?? ''}`;
  const [table, keys] = [`${base}.csv`, `${base}.yaml`];
  if (path === keys)
    return `This file belongs to nothing: there is no table ${table} that it would be the keys of, and codings are named after their source and coder, ${base}.CODER.yaml. Restore the table, or rename the file.`;
  if (isThere(table))
    return `This coding file belongs to no source: the table ${table} is read only with its keys beside it. Write ${keys}, or restore it.`;
  if (isThere(keys))
    return `This coding file belongs to no source: there is no ${table}, the table that ${keys} has the keys of. Restore the table.`;
  return `This coding file belongs to no source: there is no ${base}.md. Rename it after its source, or restore the source.`;
}

/** Whether a word of a file's name can be that of a coder. */
export function isCoder(word: string): boolean {
  return /^[a-z0-9-]+$/.test(word);
}

/** The longest stem before a dot of the name that is a source's; else the whole name. */
export function ownerOf(stem: string, sources: ReadonlyMap<string, string>): string {
  const folder = stem.lastIndexOf('/') + 1;
  for (let dot = stem.lastIndexOf('.'); dot > folder; dot = stem.lastIndexOf('.', dot - 1))
    if (sources.has(stem.slice(0, dot))) return stem.slice(0, dot);
  return stem;
}

/** « Élodie B. » → `elodie-b`. */
function asCoder(name: string): string {
  return slug(name).replace(/[^a-z0-9-]/g, '') || 'CODER';
}
