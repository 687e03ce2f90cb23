import { isAssessed } from './assessed.ts';
import { findCode, lineage } from './codebook.ts';
import type { CodedStudy } from './study.ts';

interface Index {
  /** Ids that some source or reading makes an exception for, in `not_asked:` or `only:`. */
  readonly mentioned: ReadonlySet<string>;
  readonly byKind: Map<string, Uint8Array>;
}

const cache = new WeakMap<CodedStudy, Index>();

/**
 * Which sources are assessed for a code: 1 or 0, by the position of the source in the study. Most codes are assessed in the
 * same sources: those of which that is plain to see share one array.
 */
export function assessedSources(coded: CodedStudy, code: string): Uint8Array {
  const index = cache.get(coded) ?? { mentioned: mentionedIn(coded), byKind: new Map() };
  cache.set(coded, index);
  const line = lineage(coded.codebook, findCode(coded.codebook, code)?.id ?? code);
  // All that the answer depends on, besides the source.
  const kind = JSON.stringify([
    line.length > 0,
    line.map(({ id }) => id).filter((id) => index.mentioned.has(id)),
    line.flatMap(({ asked }) => (asked ? [asked] : [])),
  ]);
  const known = index.byKind.get(kind);
  if (known) return known;
  const assessed = Uint8Array.from(coded.sources, (source) => Number(isAssessed(coded, source, code)));
  index.byKind.set(kind, assessed);
  return assessed;
}

function mentionedIn(coded: CodedStudy): Set<string> {
  const mentioned = new Set<string>();
  const mention = (ids: readonly string[]) => {
    for (const id of ids) mentioned.add(findCode(coded.codebook, id)?.id ?? id);
  };
  for (const { id, notAsked } of coded.sources) {
    mention(notAsked);
    for (const { only } of coded.counted.get(id) ?? []) mention(only);
  }
  return mentioned;
}
