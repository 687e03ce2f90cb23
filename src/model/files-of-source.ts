import type { CodingFile } from './coding.ts';
import { grouped } from './grouped.ts';
import { KeptWith } from './kept-with.ts';
import type { Study } from './study.ts';

type Groups = ReadonlyMap<string, readonly CodingFile[]>;
type Files = Pick<Study, 'codingFiles'>;

const bySource = new KeptWith<Study['codingFiles'], Groups>();
const byPath = new KeptWith<Study['codingFiles'], Groups>();

const none: readonly never[] = [];

/** The coding files of a source, in the study's order. */
export function filesOfSource({ codingFiles }: Files, source: string): readonly CodingFile[] {
  const known = bySource.get(codingFiles) ?? grouped(codingFiles, (file) => file.source);
  bySource.set(codingFiles, known);
  return known.get(source) ?? none;
}

/** What was read of the coding files, by path: one, or of a table of answers one for each answer. */
export function filesByPath({ codingFiles }: Files): Groups {
  const known = byPath.get(codingFiles) ?? grouped(codingFiles, (file) => file.path);
  byPath.set(codingFiles, known);
  return known;
}
