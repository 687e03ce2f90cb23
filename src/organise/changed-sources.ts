import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

/** The sources that say of other codes than before that they were not asked, with what they said then. */
export function changedSources(
  before: CodedStudy,
  after: CodedStudy,
): { readonly source: Source; readonly was: readonly string[] }[] {
  return after.sources.flatMap((source) => {
    const was = before.sourceById.get(source.id)?.notAsked ?? source.notAsked;
    return was.join('\0') === source.notAsked.join('\0') ? [] : [{ source, was }];
  });
}
