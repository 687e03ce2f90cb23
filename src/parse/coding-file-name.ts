import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';

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
  const stems = stemsOf(sources);
  let cut = stem.lastIndexOf('.');
  while (cut !== -1 && !stems.has(stem.slice(0, cut))) cut = cut === 0 ? -1 : stem.lastIndexOf('.', cut - 1);
  const owner = cut !== -1 ? stem.slice(0, cut) : stems.has(stem) ? stem : undefined;
  if (owner === undefined) {
    const base = stem.slice(folder.length).split('.')[0] ?? '';
    return fault(
      'no-source',
      `This coding file belongs to no source: there is no ${folder}${base}.md. Rename it after its source, or restore the source.`,
    );
  }
  const coder = stem.slice(owner.length + 1);
  const own = owner.slice(folder.length);
  if (!/^[a-z0-9-]+$/.test(coder)) {
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
  return { source: `${owner}.md`, coder };
}

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The paths of sources without their ending; made once for a list. */
function stemsOf(sources: readonly string[]): ReadonlySet<string> {
  const before = known.get(sources) ?? new Set(sources.map((source) => source.slice(0, -'.md'.length)));
  known.set(sources, before);
  return before;
}

/** « Élodie B. » → `elodie-b`. */
function asCoder(name: string): string {
  return slug(name).replace(/[^a-z0-9-]/g, '') || 'CODER';
}
