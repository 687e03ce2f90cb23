import { findCode, lineage } from './codebook.ts';
import type { Source } from './source.ts';
import type { CodedStudy } from './study.ts';

/**
 * Whether a source was assessed for a code: counted; read to the end by a counted coder for this code; the code
 * askable there (`not_asked:`) and in its wave (`asked:`). What holds for a code holds for those below it.
 */
export function isAssessed(coded: CodedStudy, source: Source, code: string): boolean {
  if (!source.counted) return false;
  const line = lineage(coded.codebook, findCode(coded.codebook, code)?.id ?? code);
  const isIn = (ids: readonly string[]) =>
    ids.some((id) => line.some((above) => above.id === findCode(coded.codebook, id)?.id));
  if (line.length === 0 || isIn(source.notAsked)) return false;
  if (line.some(({ asked }) => asked && !asked.includes(source.wave ?? ''))) return false;
  return (coded.counted.get(source.id) ?? []).some(
    ({ status, only }) => status === 'complete' && (only.length === 0 || isIn(only)),
  );
}
