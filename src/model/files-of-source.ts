import type { CodingFile } from './coding.ts';
import type { Study } from './study.ts';

type Groups = ReadonlyMap<string, readonly CodingFile[]>;
type Files = Pick<Study, 'codingFiles'>;

const bySource = new WeakMap<Study['codingFiles'], Groups>();
const byPath = new WeakMap<Study['codingFiles'], Groups>();

/** The coding files of a source, in the study's order. */
export function filesOfSource({ codingFiles }: Files, source: string): readonly CodingFile[] {
  const known = bySource.get(codingFiles) ?? grouped(codingFiles, 'source');
  bySource.set(codingFiles, known);
  return known.get(source) ?? [];
}

/** What was read of the coding files, by path: one, or of a table of answers one for each answer. */
export function filesByPath({ codingFiles }: Files): Groups {
  const known = byPath.get(codingFiles) ?? grouped(codingFiles, 'path');
  byPath.set(codingFiles, known);
  return known;
}

function grouped(files: readonly CodingFile[], key: 'source' | 'path'): Map<string, CodingFile[]> {
  const groups = new Map<string, CodingFile[]>();
  for (const file of files) {
    const group = groups.get(file[key]);
    if (group) group.push(file);
    else groups.set(file[key], [file]);
  }
  return groups;
}
