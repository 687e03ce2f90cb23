import { isAskable, isReadFor } from '../model/assessed.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodingFile } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

const cache = new WeakMap<Codebook, Map<string, ReadonlySet<string>>>();

/** The codes a finished reading was for: within its `only`, and such as the source could touch. Alike readings share one set. */
export function readFor(coded: CodedStudy, source: Source, file: CodingFile): ReadonlySet<string> {
  const { codebook } = coded;
  const known = cache.get(codebook) ?? new Map<string, ReadonlySet<string>>();
  cache.set(codebook, known);
  // All that the answer depends on, besides the codebook.
  const key = JSON.stringify([file.status, file.only, source.notAsked, source.wave]);
  const codes =
    known.get(key) ??
    new Set(
      [...codebook.codes.keys()].filter((code) => isReadFor(coded, file, code) && isAskable(coded, source, code)),
    );
  known.set(key, codes);
  return codes;
}
