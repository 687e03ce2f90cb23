import { findCode } from '../model/codebook.ts';
import { type LocatedCoding, segmentKey } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { placeAt } from './places.ts';

/** Ids that two codings share, codings one coder wrote twice, and codings for and against one code. */
export function checkCodings(coded: CodedStudy): Problem[] {
  return [
    ...coded.codings.flatMap((located) => codesForAndAgainst(located, coded)),
    ...sharedIds(coded.codings),
    ...[...grouped(coded.codings, ({ source }) => source).values()].flatMap(writtenTwice),
  ];
}

const none: readonly Problem[] = [];

function sharedIds(codings: readonly LocatedCoding[]): Problem[] {
  const ids = new Map<string, Place>();
  return codings.flatMap(({ coding: { id, place } }): Problem[] => {
    if (id === undefined) return [];
    const first = ids.get(id);
    ids.set(id, first ?? place);
    if (!first) return [];
    const message = `Two codings have the id « ${id} », the first in ${first.file}:${first.line}. Remove one of the ids.`;
    return [{ ...place, rule: 'duplicate-id', severity: 'error', message, related: first }];
  });
}

/** Of the codings of one source. */
function writtenTwice(codings: readonly LocatedCoding[]): Problem[] {
  const spans = new Map<string, Place>();
  const starts = new Map<number, number>();
  for (const { segment } of codings) if (segment) starts.set(segment.start, (starts.get(segment.start) ?? 0) + 1);
  return codings.flatMap(({ coding, coder, segment }): Problem[] => {
    // Nearly every passage begins where no other does.
    if (!segment || starts.get(segment.start) === 1) return [];
    const key = [coder, segmentKey(segment), ...[...coding.codes].sort(), '/', ...[...coding.against].sort()].join(' ');
    const first = spans.get(key);
    spans.set(key, first ?? coding.place);
    if (!first) return [];
    const message = `The same passage has the same codes in line ${first.line}; it counts once. Remove one.`;
    return [{ ...coding.place, rule: 'duplicate-coding', severity: 'warning', message, related: first }];
  });
}

function codesForAndAgainst({ coding, path }: LocatedCoding, coded: CodedStudy): readonly Problem[] {
  if (coding.against.length === 0) return none;
  const idOf = (code: string) => findCode(coded.codebook, code)?.id ?? code;
  const codes = new Set(coding.codes.map(idOf));
  return coding.against.flatMap((code, index): Problem[] => {
    if (!codes.has(idOf(code))) return [];
    const span = coding.spans.against[index];
    const place = span ? placeAt(coded, path, span.start) : coding.place;
    const message = `« ${code} » stands in \`codes\` and in \`against\` of one coding, which then counts for both. Keep one, or code the two halves of the passage apart.`;
    return [{ ...place, rule: 'code-and-against', severity: 'warning', message }];
  });
}
