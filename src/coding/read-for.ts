import { isAskable, isReadFor } from '../model/assessed.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodingFile } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

interface Known {
  readonly codebook: Codebook;
  readonly source: Source;
  readonly codes: ReadonlySet<string>;
}

/** A study that is read again keeps the files that have not changed: what else the answer is made of is compared. */
const cache = new WeakMap<CodingFile, Known>();

/** The codes a finished reading was for: within its `only`, and such as the source could touch. */
export function readFor(coded: CodedStudy, source: Source, file: CodingFile): ReadonlySet<string> {
  const { codebook } = coded;
  const known = cache.get(file);
  if (known?.codebook === codebook && known.source === source) return known.codes;
  const all = [...codebook.codes.keys()];
  const codes = new Set(all.filter((code) => isReadFor(coded, file, code) && isAskable(coded, source, code)));
  cache.set(file, { codebook, source, codes });
  return codes;
}
