import { decidable } from '../coding/decidable.ts';
import { codeCounts, type OpenSuggestion, reviewQueue } from '../coding/review-queue.ts';
import { acceptedAbove } from '../measure/review-acceptance.ts';
import { type CodingFile, machines } from '../model/coding.ts';
import type { PageReview, PageReviewCode, PageSuggestion } from '../model/page-review.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { codingKeys } from './coding-keys.ts';
import type { LiveStudy } from './live-study.ts';
import { piecesOf } from './paragraphs.ts';

/** Whose review it is, in which window, and how sure a suggestion has to be to be accepted unread (0–1). */
export interface Reviewer {
  readonly window: string;
  readonly coder: string;
  readonly above: number;
}

/** A suggestion that can be decided, and the key the page knows it by. */
export interface KeyedSuggestion {
  readonly key: string;
  readonly suggestion: OpenSuggestion;
}

/** What can be decided now in the order of `study review`, and the files for which more has to wait. */
export function openReview({ coded, opened }: LiveStudy, coder: string) {
  const whole = reviewQueue(coded, coder, { order: 'useful' });
  const { queue, blocked } = decidable(whole, coder, coded, opened);
  const files = new Map(coded.codingFiles.map((file) => [file.path, file]));
  const all = queue.passages
    .flatMap(({ suggestions }) => suggestions)
    .map((suggestion): KeyedSuggestion => {
      const file = files.get(suggestion.path) as CodingFile;
      return { key: codingKeys(coded, file).get(suggestion.coding) as string, suggestion };
    });
  return { all, known: whole.known, blocked };
}

/** The review as the page shows it. */
export function reviewPage(live: LiveStudy, { window, coder, above }: Reviewer): PageReview {
  const { coded, revision } = live;
  const { all, known, blocked } = openReview(live, coder);
  const { done, undone } = live.steps.of(window);
  const statuses = coded.codings.filter((one) => machines.has(one.coder)).map(({ coding }) => coding.status);
  return {
    revision,
    suggestions: all.map((one) => shown(one, coded)),
    codes: codesOf(all, coded, above),
    known,
    accepted: statuses.filter((status) => status === 'accepted').length,
    rejected: statuses.filter((status) => status === 'rejected').length,
    waits: [...blocked],
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

function shown({ key, suggestion }: KeyedSuggestion, coded: CodedStudy): PageSuggestion {
  const { source, coder, codes, segment, coding } = suggestion;
  const { confidence, because, place } = coding;
  return {
    key,
    source,
    file: place.file,
    line: place.line,
    machine: coder,
    codes,
    ...(confidence === undefined ? {} : { confidence }),
    ...(because === undefined ? {} : { because }),
    pieces: piecesOf(coded.sourceById.get(source) as Source, segment.parts, { said: true }),
  };
}

function codesOf(all: readonly KeyedSuggestion[], coded: CodedStudy, above: number): PageReviewCode[] {
  const counts = codeCounts(all.map(({ suggestion }) => suggestion));
  const sure = new Map<string, string[]>();
  for (const { key, suggestion } of all) {
    if ((suggestion.coding.confidence ?? -1) < above) continue;
    for (const code of suggestion.codes) sure.set(code, [...(sure.get(code) ?? []), key]);
  }
  return [...coded.codebook.codes.keys()].flatMap((code) => {
    const open = counts.get(code);
    const own = sure.get(code) ?? [];
    const right = own.length > 0 ? acceptedAbove(coded, code, above) : { k: 0, n: 0 };
    return open === undefined ? [] : [{ code, open, sure: own, right }];
  });
}
