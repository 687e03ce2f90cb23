import { isAskable, isReadFor } from '../model/assessed.ts';
import type { CodingFile } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

const cache = new WeakMap<CodingFile, ReadonlySet<string>>();

/** The codes a finished reading was for: within its `only`, and such as the source could touch. */
export function readFor(coded: CodedStudy, source: Source, file: CodingFile): ReadonlySet<string> {
  const known = cache.get(file);
  if (known) return known;
  const codes = [...coded.codebook.codes.keys()];
  const read = new Set(codes.filter((code) => isReadFor(coded, file, code) && isAskable(coded, source, code)));
  cache.set(file, read);
  return read;
}
