import { findCode } from '../model/codebook.ts';
import { segmentsIn } from '../model/coded-segments.ts';
import { segmentKey } from '../model/coding.ts';
import type { ExportedSegment } from '../model/exported.ts';
import { grouped } from '../model/grouped.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Persons } from './exported-codings.ts';
import type { Leaving, Masking } from './exported-sources.ts';
import type { ExportedText } from './exported-text.ts';
import { maskPassage } from './mask-passage.ts';
import { timeAt } from './time-at.ts';

/**
 * The distinct passages of the coders who count, in a source that leaves.
 * @param codings of persons, in this source
 */
export function exportedSegments(
  one: Leaving,
  { placeOf }: ExportedText,
  codings: readonly Persons[],
  coded: CodedStudy,
  { mask, full }: Masking,
): ExportedSegment[] {
  const byPlace = grouped(codings, ({ segment }) => segmentKey(segment));
  return segmentsIn(coded, one.source.id).flatMap((segment): ExportedSegment[] => {
    const place = placeOf(segment);
    if (!place || segment.codes.length + segment.against.length === 0) return [];
    const time = timeAt(one.source, segment.start);
    const { coders, codes, against, speaker, translation } = segment;
    const own = byPlace.get(segmentKey(segment)) ?? [];
    const memos = own.flatMap(({ coding }) => coding.memo ?? []);
    const by = (key: 'codes' | 'against', code: string) =>
      coders.filter((coder) => own.some((given) => given.coder === coder && says(coded, given.coding[key], code)));
    return [
      {
        source: one.name,
        ...place,
        coders,
        text: (full ? segment.text : maskPassage(segment, coded)).replace(/(?<!\n)\n(?!\n)/g, ' '),
        ...(speaker === undefined ? {} : { speaker: mask(speaker, segment.source) }),
        ...(time === undefined ? {} : { time }),
        codes,
        against,
        codesBy: codes.map((code) => by('codes', code)),
        againstBy: against.map((code) => by('against', code)),
        ...(translation === undefined ? {} : { translation: mask(translation, segment.source) }),
        memos: memos.map((memo) => mask(memo.trim(), segment.source)),
      },
    ];
  });
}

/** Whether a list of ids, former ones among them, names a code. */
function says(coded: CodedStudy, ids: readonly string[], code: string): boolean {
  return ids.some((id) => findCode(coded.codebook, id)?.id === code);
}
