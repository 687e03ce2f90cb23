import type { MeetingPassages, SourceToReconcile } from '../coding/reconcile-queue.ts';
import type { Segment } from '../model/coding.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';
import { isQuotable } from '../verbatims/quotable.ts';

/** What is to be settled, in the order it is asked. */
export function queueDocument(
  queue: readonly SourceToReconcile[],
  coders: readonly string[],
  by: readonly string[],
  coded: CodedStudy,
) {
  return {
    coders,
    decidedBy: by,
    sources: queue.map(({ source, agreed, disputed, settled }) => ({
      source: shownSource(source),
      agreed: agreed.length,
      disputed: disputed.length,
      settled,
    })),
    queue: queue.flatMap(({ disputed }) => disputed.map((place) => placeDocument(place, coded))),
  };
}

function placeDocument({ source, segment, given }: MeetingPassages, coded: CodedStudy) {
  const shown = (words: Segment) => (isQuotable(source, coded.settings) ? maskPassage(words, coded) : null);
  return {
    source: shownSource(source),
    start: segment.start,
    end: segment.end,
    text: shown(segment),
    given: given.map(({ coder, codes, against, codings }) => ({
      coder,
      codes,
      against,
      passages: codings.map((one) => ({
        start: one.segment.start,
        end: one.segment.end,
        text: shown(one.segment),
      })),
    })),
  };
}

/** The same for people, a line a passage. */
export function queueText(
  queue: readonly SourceToReconcile[],
  coders: readonly string[],
  by: readonly string[],
  coded: CodedStudy,
): string {
  return queueDocument(queue, coders, by, coded)
    .queue.map(({ source, start, text, given }) => {
      const said = given.map(({ coder, codes, against }) => {
        const all = [...codes, ...against.map((id) => `against ${id}`)];
        return `${coder} ${all.length === 0 ? 'nothing' : all.join(', ')}`;
      });
      const words = (text ?? '').replace(/\s+/g, ' ').slice(0, 50);
      return `${source}:${start}  ${said.join(' · ')}${words === '' ? '' : `  « ${words} … »`}\n`;
    })
    .join('');
}
