import { decidable } from '../coding/decidable.ts';
import { codeCounts, type OpenSuggestion, type ReviewPassage, reviewQueue } from '../coding/review-queue.ts';
import { acceptedAbove, reviewAcceptance } from '../measure/review-acceptance.ts';
import { type CodingFile, machines, segmentKey } from '../model/coding.ts';
import type { PageBlindPassage, PageReview, PageReviewCode, PageSift, PageSuggestion } from '../model/page-review.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { bytesPrint } from '../study/record-files.ts';
import { codingKeys } from './coding-keys.ts';
import type { LiveStudy } from './live-study.ts';
import { piecesOf } from './paragraphs.ts';
import { reportedBeside } from './reported-beside.ts';
import { queueOptions } from './sift.ts';

/** Whose review it is, in which window, how sure a suggestion has to be to be accepted unread (0–1), what is sifted. */
export interface Reviewer {
  readonly window: string;
  readonly coder: string;
  readonly above: number;
  readonly sift: PageSift;
}

/** A suggestion that can be decided, and the key the page knows it by. */
interface KeyedSuggestion {
  readonly key: string;
  readonly suggestion: OpenSuggestion;
}

/** A passage with its suggestions that can be decided. */
interface KeyedPassage {
  /** What it is known by while it is to be read blind. */
  readonly key: string;
  readonly passage: ReviewPassage;
  readonly suggestions: readonly KeyedSuggestion[];
}

/** What can be decided now in the order of `study review`, and the files for which more has to wait. */
export function openReview({ coded, opened }: LiveStudy, coder: string, sift: PageSift) {
  const whole = reviewQueue(coded, coder, queueOptions(sift, coded));
  const { queue, blocked } = decidable(whole, coder, coded, opened);
  const files = new Map(coded.codingFiles.map((file) => [`${file.path}\0${file.source}`, file]));
  const keyed = (suggestion: OpenSuggestion): KeyedSuggestion => {
    const file = files.get(`${suggestion.path}\0${suggestion.source}`) as CodingFile;
    return { key: codingKeys(coded, file).get(suggestion.coding) as string, suggestion };
  };
  const passages = queue.passages.flatMap((passage): KeyedPassage[] => {
    const suggestions = passage.suggestions.filter((one) => isSureAs(one, sift)).map(keyed);
    const print = bytesPrint(new TextEncoder().encode(segmentKey(passage.segment)));
    return suggestions.length === 0 ? [] : [{ key: `${passage.source.id} ${print}`, passage, suggestions }];
  });
  return { passages, known: whole.known, blocked };
}

function isSureAs({ coding: { confidence } }: OpenSuggestion, { least, below }: PageSift): boolean {
  if (least === undefined && below === undefined) return true;
  return confidence !== undefined && confidence >= (least ?? 0) && (below === undefined || confidence < below);
}

/** The review as the page shows it. Of a passage that is to be read blind nothing leaves the server but its place. */
export function reviewPage(live: LiveStudy, { window, coder, above, sift }: Reviewer): PageReview {
  const { coded, revision } = live;
  const { passages, known, blocked } = openReview(live, coder, sift);
  const seen = passages.filter(({ passage }) => !passage.blind).flatMap(({ suggestions }) => suggestions);
  const { done, undone } = live.steps.of(window);
  const statuses = coded.codings.filter((one) => machines.has(one.coder)).map(({ coding }) => coding.status);
  return {
    revision,
    suggestions: passages.flatMap((one): PageReview['suggestions'] =>
      one.passage.blind ? [blindPassage(one)] : one.suggestions.map((suggestion) => shown(suggestion, coded)),
    ),
    open: openReview(live, coder, {}).passages.reduce((sum, { suggestions }) => sum + suggestions.length, 0),
    codes: codesOf(seen, coded, above, sift.machine),
    known,
    accepted: statuses.filter((status) => status === 'accepted').length,
    rejected: statuses.filter((status) => status === 'rejected').length,
    ...reviewAcceptance(coded),
    reported: reportedBeside(coded, coder),
    waits: [...blocked],
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

function blindPassage({ key, passage: { source, segment } }: KeyedPassage): PageBlindPassage {
  return { key, source: source.id, blind: true, pieces: piecesOf(source, segment.parts, { said: true }) };
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

function codesOf(
  all: readonly KeyedSuggestion[],
  coded: CodedStudy,
  above: number,
  machine: string | undefined,
): PageReviewCode[] {
  const counts = codeCounts(all.map(({ suggestion }) => suggestion));
  const sure = new Map<string, string[]>();
  for (const { key, suggestion } of all) {
    if ((suggestion.coding.confidence ?? -1) < above) continue;
    for (const code of suggestion.codes) sure.set(code, [...(sure.get(code) ?? []), key]);
  }
  return [...coded.codebook.codes.keys()].flatMap((code) => {
    const open = counts.get(code);
    const own = sure.get(code) ?? [];
    const right = own.length > 0 ? acceptedAbove(coded, code, above, machine) : { k: 0, n: 0 };
    return open === undefined ? [] : [{ code, open, sure: own, right }];
  });
}
