import { basename } from 'node:path';
import { codeStudy } from '../coding/code-study.ts';
import { ruleCounts } from '../coding/rule-counts.ts';
import type { Study } from '../model/study.ts';
import { parseStudy } from '../parse/study.ts';
import type { FilesRead } from '../study/open.ts';
import { type Found, type KnownBefore, PartMemory } from '../study/part-memory.ts';
import { lookAtQuotes } from './look-at-quotes.ts';
import { lookAtSource } from './look-at-source.ts';

/** What a command is going to ask about each source: what indicators find in it, where its codings are, or how to quote them. */
export type Aim = 'rules' | 'codings' | 'quotes';

/** A study of which some files are to be read. */
export interface PartialStudy extends Pick<FilesRead, 'bytes' | 'folders'> {
  readonly root: string;
  readonly aim: Aim;
}

/**
 * Finds out what will be asked about some files of the corpus, whose texts are read once and let go.
 * @param before of a coding file that is as it was, what it says is not read again.
 */
export function readPart(
  { root, bytes, folders, aim }: PartialStudy,
  paths: readonly string[],
  before: KnownBefore,
): Found[] {
  const memory = new PartMemory(root, paths, before);
  const files = new Map([...bytes, ...memory.files]);
  const { study } = parseStudy({ name: basename(root), files, folders, memory });
  if (aim === 'rules') countRules(study);
  else codeStudy(study, aim === 'quotes' ? lookAtQuotes : lookAtSource);
  return memory.found();
}

function countRules(study: Study): void {
  const coded = codeStudy(study);
  for (const source of coded.sources) if (source.counted) ruleCounts(coded, source);
}
