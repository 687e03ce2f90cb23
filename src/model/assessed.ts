import { type Code, findCode, lineage } from './codebook.ts';
import type { CodingFile } from './coding.ts';
import type { Source } from './source.ts';
import type { CodedStudy } from './study.ts';

/**
 * Whether a source was assessed for a code: counted; read to the end by a counted coder for this code; the code
 * askable there (`not_asked:`) and in its wave (`asked:`). What holds for a code holds for those below it.
 */
export function isAssessed(coded: CodedStudy, source: Source, code: string): boolean {
  if (!source.counted || !isAskable(coded, source, code)) return false;
  return (coded.counted.get(source.id) ?? []).some((file) => isReadFor(coded, file, code));
}

/** Whether a source could touch a code at all: `not_asked:` of the source and `asked:` of the code respected. */
export function isAskable(coded: CodedStudy, source: Source, code: string): boolean {
  const line = lineageOf(coded, code);
  if (line.length === 0 || isAmong(coded, source.notAsked, line)) return false;
  return !line.some(({ asked }) => asked && !asked.includes(source.wave ?? ''));
}

/** Whether a reading has been finished for a code. */
export function isReadFor(coded: CodedStudy, { status, only }: CodingFile, code: string): boolean {
  return status === 'complete' && (only.length === 0 || isAmong(coded, only, lineageOf(coded, code)));
}

function lineageOf(coded: CodedStudy, code: string): readonly Code[] {
  return lineage(coded.codebook, findCode(coded.codebook, code)?.id ?? code);
}

function isAmong(coded: CodedStudy, ids: readonly string[], line: readonly Code[]): boolean {
  return ids.some((id) => line.some((above) => above.id === findCode(coded.codebook, id)?.id));
}
