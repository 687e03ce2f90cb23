import { findCode, lineage } from '../model/codebook.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** Whether a source could touch a code: it is not in `not_asked`, and was asked in the source's wave. */
export function isAskable(coded: CodedStudy, source: Source, code: string): boolean {
  const line = lineage(coded.codebook, code);
  const unasked = new Set(source.notAsked.map((id) => findCode(coded.codebook, id)?.id));
  return !line.some(({ id, asked }) => unasked.has(id) || (asked && !asked.includes(source.wave ?? '')));
}
