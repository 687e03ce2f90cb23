import type { LocatedCoding } from './coding.ts';
import { grouped } from './grouped.ts';
import type { CodedStudy } from './study.ts';

const cache = new WeakMap<CodedStudy['codings'], ReadonlyMap<string, readonly LocatedCoding[]>>();

/** The codings of a source, of all coders, in the study's order. */
export function codingsOfSource({ codings }: Pick<CodedStudy, 'codings'>, source: string): readonly LocatedCoding[] {
  const known = cache.get(codings) ?? grouped(codings, (coding) => coding.source);
  cache.set(codings, known);
  return known.get(source) ?? [];
}
