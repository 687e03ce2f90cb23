import { basename } from 'node:path';
import { codeStudy } from '../coding/code-study.ts';
import { ruleCounts } from '../coding/rule-counts.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { parseStudy } from '../parse/study.ts';
import type { FilesRead } from '../study/open.ts';
import { type Found, PartMemory } from '../study/part-memory.ts';

/** What a command is going to ask about each source. */
export const aims = {
  rules: (source: Source, coded: CodedStudy) => void (source.counted && ruleCounts(coded, source)),
} as const;

export type Aim = keyof typeof aims;

/** A study of which some files are to be read. */
export interface PartialStudy extends Pick<FilesRead, 'bytes' | 'folders'> {
  readonly root: string;
  readonly aim: Aim;
}

/** Finds out what will be asked about some files of the corpus, whose texts are read once and let go. */
export function readPart({ root, bytes, folders, aim }: PartialStudy, paths: readonly string[]): Found[] {
  const memory = new PartMemory(root, paths);
  const files = new Map([...bytes, ...memory.files]);
  const { study } = parseStudy({ name: basename(root), files, folders, memory });
  const coded = codeStudy(study);
  for (const source of coded.sources) aims[aim](source, coded);
  return memory.found();
}
