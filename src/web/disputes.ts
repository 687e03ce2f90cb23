import { reconcilable } from '../coding/reconcilable.ts';
import { type MeetingPassages, placeKey, reconcileQueue } from '../coding/reconcile-queue.ts';
import type { Disputed } from '../coding/settle-place.ts';
import type { PageDispute, PageDisputes, PageGivenBy } from '../model/page-compare.ts';
import type { CodedStudy } from '../model/study.ts';
import { bytesPrint } from '../study/record-files.ts';
import type { LiveStudy } from './live-study.ts';
import { piecesOf } from './paragraphs.ts';
import { reportedBeside } from './reported-beside.ts';

/** A dispute that can be settled, and the key the page knows it by. */
interface KeyedPlace extends Disputed {
  readonly key: string;
}

/** What is to be settled in a study; a change of any file makes another study. */
const cache = new WeakMap<CodedStudy, Map<string, ReturnType<typeof queueOf>>>();

/** What can be settled between some coders, in the order of `study reconcile`. */
export function openDisputes({ coded, opened }: LiveStudy, coders: readonly string[]) {
  const known = cache.get(coded) ?? new Map<string, ReturnType<typeof queueOf>>();
  cache.set(coded, known);
  const found = known.get(coders.join()) ?? queueOf(coded, opened, coders);
  known.set(coders.join(), found);
  return found;
}

function queueOf(coded: CodedStudy, opened: LiveStudy['opened'], coders: readonly string[]) {
  const { queue, blocked } = reconcilable(reconcileQueue(coded, coders), coded, opened);
  const places = queue.flatMap((within) =>
    within.disputed.map((place): KeyedPlace => {
      const print = bytesPrint(new TextEncoder().encode(placeKey(place)));
      return { key: `${within.source.id} ${print}`, place, within };
    }),
  );
  return { queue, blocked, places };
}

/** The disputes as the page shows them. */
export function pageDisputes(live: LiveStudy, coders: readonly string[], window: string): PageDisputes {
  const { coded, revision } = live;
  const { queue, blocked, places } = openDisputes(live, coders);
  const { done, undone } = live.steps.of(window);
  return {
    revision,
    coders,
    sources: queue.map(({ source, agreed, settled, decided }) => ({
      source: source.id,
      agreed: agreed.length,
      settled: decided,
      alike: settled - decided,
    })),
    disputes: places.map((one) => shown(one, coded)),
    waits: blocked,
    complete: coded.codingFiles.filter(({ coder, status }) => coder === 'consensus' && status === 'complete').length,
    reported: reportedBeside(coded, 'consensus'),
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

/** As many characters as tell a passage from others in a list. */
const mostShown = 90;

function shown({ key, place }: KeyedPlace, coded: CodedStudy): PageDispute {
  const { source, segment, given } = place;
  const words = segment.text.replace(/\s+/g, ' ').trim();
  return {
    key,
    source: source.id,
    words: words.length <= mostShown ? words : `${words.slice(0, mostShown).replace(/\s+\S*$/, '')} …`,
    codes: disputedCodes(place, coded),
    given: given.map(
      ({ coder, codes, against, codings }): PageGivenBy => ({
        coder,
        codes,
        against,
        codings: codings.map((one) => ({
          codes: one.codes,
          against: one.against,
          ...(one.coding.memo === undefined ? {} : { memo: one.coding.memo }),
          pieces: piecesOf(source, one.segment.parts, { said: true }),
        })),
      }),
    ),
  };
}

function disputedCodes({ given }: MeetingPassages, { codebook }: CodedStudy): string[] {
  const isShared = (code: string, of: 'codes' | 'against') => given.every((one) => one[of].includes(code));
  const own = given.flatMap(({ codes, against }) => [
    ...codes.filter((code) => !isShared(code, 'codes')),
    ...against.filter((code) => !isShared(code, 'against')),
  ]);
  return [...codebook.codes.keys()].filter((code) => own.includes(code));
}
