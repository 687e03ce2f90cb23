import type { CodingFile } from './coding.ts';
import type { Study } from './study.ts';

const cache = new WeakMap<Study['codingFiles'], ReadonlyMap<string, readonly CodingFile[]>>();

/** The coding files of a source, in the study's order. */
export function filesOfSource({ codingFiles }: Pick<Study, 'codingFiles'>, source: string): readonly CodingFile[] {
  const known = cache.get(codingFiles) ?? grouped(codingFiles);
  cache.set(codingFiles, known);
  return known.get(source) ?? [];
}

function grouped(files: readonly CodingFile[]): Map<string, CodingFile[]> {
  const groups = new Map<string, CodingFile[]>();
  for (const file of files) {
    const group = groups.get(file.source);
    if (group) group.push(file);
    else groups.set(file.source, [file]);
  }
  return groups;
}
