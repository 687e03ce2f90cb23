import { findCode } from '../model/codebook.ts';
import type { LocatedCoding, Segment } from '../model/coding.ts';
import type { ExportedCoding } from '../model/exported.ts';
import { ownCopy } from '../model/own-copy.ts';
import type { CodedStudy } from '../model/study.ts';
import type { Leaving, Masking } from './exported-sources.ts';
import type { ExportedText } from './exported-text.ts';

/** A person's coding with its place. */
export type Persons = LocatedCoding & { readonly segment: Segment };

/** Codings of a source that leaves, by place. */
export function exportedCodings(
  one: Leaving,
  spoken: ExportedText,
  own: readonly Persons[],
  coded: CodedStudy,
  { mask }: Masking,
): ExportedCoding[] {
  const found = own.flatMap((located) => {
    const said = saidOf(located, one, coded, mask);
    return said ? piecesOf(said, located.segment, spoken) : [];
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

type Said = Omit<ExportedCoding, 'start' | 'end' | 'text' | 'continues'>;

/** What a coding says; undefined where it is nothing. */
function saidOf({ coding, coder }: Persons, one: Leaving, coded: CodedStudy, mask: Masking['mask']): Said | undefined {
  const { memo, date } = coding;
  const ids = (list: readonly string[]) => list.flatMap((id) => findCode(coded.codebook, id)?.id ?? []);
  const said = {
    source: one.name,
    coder,
    codes: ids(coding.codes),
    against: ids(coding.against),
    ...(memo === undefined ? {} : { memo: mask(memo, one.source.id).trim() }),
    ...(date === undefined ? {} : { date }),
  };
  return said.codes.length + said.against.length === 0 && memo === undefined ? undefined : said;
}

/** A coding as many times as its quote has pieces in what is shown of the source. */
function piecesOf(said: Said, { parts }: Segment, { text, placeOf }: ExportedText): ExportedCoding[] {
  const places = parts.flatMap((part) => placeOf(part) ?? []);
  return places.map((place, index) => {
    const words = ownCopy(text.slice(place.start, place.end));
    return { ...said, ...place, text: words, ...(index === 0 ? {} : { continues: true as const }) };
  });
}
