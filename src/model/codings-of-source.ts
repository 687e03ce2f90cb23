import type { LocatedCoding } from './coding.ts';
import type { CodedStudy } from './study.ts';

const cache = new WeakMap<CodedStudy['codings'], ReadonlyMap<string, readonly LocatedCoding[]>>();

/** The codings of a source, of all coders, in the study's order. */
export function codingsOfSource({ codings }: Pick<CodedStudy, 'codings'>, source: string): readonly LocatedCoding[] {
  const known = cache.get(codings) ?? grouped(codings);
  cache.set(codings, known);
  return known.get(source) ?? [];
}

function grouped(codings: readonly LocatedCoding[]): Map<string, LocatedCoding[]> {
  const groups = new Map<string, LocatedCoding[]>();
  for (const coding of codings) {
    const group = groups.get(coding.source);
    if (group) group.push(coding);
    else groups.set(coding.source, [coding]);
  }
  return groups;
}
