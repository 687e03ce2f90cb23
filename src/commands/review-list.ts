import { codeCounts, type ReviewOrder, type ReviewQueue, usefulness } from '../coding/review-queue.ts';
import { reviewAcceptance } from '../measure/review-acceptance.ts';
import type { CodedStudy } from '../model/study.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { maskPassage } from '../verbatims/mask-passage.ts';

/** What is to be reviewed, in the order it is asked, with what decides the order. */
export function queueDocument({ passages, known }: ReviewQueue, coder: string, order: ReviewOrder, coded: CodedStudy) {
  const counts = codeCounts(passages.flatMap(({ suggestions }) => suggestions));
  const queue = passages.flatMap(({ source, segment, suggestions, blind }) =>
    suggestions.map((one) => ({
      source: shownSource(source),
      start: segment.start,
      end: segment.end,
      text: source.consent === 'none' ? null : maskPassage(segment, coded),
      codes: blind ? [] : one.codes,
      machine: one.coder,
      confidence: blind ? null : (one.coding.confidence ?? null),
      because: blind || one.coding.because === undefined ? null : maskNames(one.coding.because, coded, source.id),
      blind,
      usefulness: blind ? null : round(usefulness(one, counts)),
      frequency: blind ? null : Math.max(...one.codes.map((code) => counts.get(code) ?? 0)),
    })),
  );
  const { shown, blind } = reviewAcceptance(coded);
  return { coder, order, queue, known, acceptance: { shown, blind } };
}

/** The queue for people, a line a suggestion. */
export function queueText({ queue }: Pick<ReturnType<typeof queueDocument>, 'queue'>): string {
  return queue
    .map(({ source, start, codes, machine, confidence, blind, text }) => {
      const what = blind
        ? 'read blind'
        : `${codes.join(', ')}${confidence === null ? '' : ` ${confidence.toFixed(2)}`}`;
      const words = (text ?? '').replace(/\s+/g, ' ').slice(0, 50);
      return `${source}:${start}  ${machine}: ${what}${words === '' ? '' : `  « ${words} … »`}\n`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
