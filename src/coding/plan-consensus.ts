import { segmentKey } from '../model/coding.ts';
import type { Plan } from '../model/plan.ts';
import type { CodedStudy } from '../model/study.ts';
import { addCodings, newCodingFile } from './add-codings.ts';
import { newReading, readingEdits } from './edit-read-rows.ts';
import type { NewCoding } from './entry-text.ts';
import { joinPlans } from './join-plans.ts';
import { codingFileOf, codingPath } from './machine-file.ts';
import { lengthOf, type MeetingPassages, type SharedCoding, type SourceToReconcile } from './reconcile-queue.ts';

/** A decision about passages that coders coded differently. */
interface Settlement {
  readonly codings: readonly NewCoding[];
  readonly by: readonly string[];
  readonly reason?: string;
}

const comment = 'What the coders agreed on, and how they settled the rest: study reconcile.';

/**
 * Writes codings into the consensus of a source: what is agreed, and what is settled now. Its file says `partial` until
 * nothing is in dispute.
 * @param left disputes that remain.
 * @returns undefined where the file is there and could not be read.
 */
export function planConsensus(
  coded: CodedStudy,
  { source, only, agreed }: SourceToReconcile,
  settlements: readonly Settlement[],
  left: number,
  date: string,
): Plan | undefined {
  const taken = agreed.flatMap((place) => agreedCodings(place)).map((coding) => ({ ...coding, date }));
  const decided = settlements.flatMap(({ codings, by, reason }) =>
    codings.map((coding) => ({ ...coding, date, decided: by, ...(reason === undefined ? {} : { reason }) })),
  );
  const codings = [...taken, ...decided].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const status = left === 0 ? 'complete' : 'partial';
  const path = codingPath(coded, source.id, 'consensus');
  const file = codingFileOf(coded, source.id, 'consensus');
  const text = coded.texts.get(path);
  if (!file || text === undefined) {
    if (text !== undefined) return undefined;
    return {
      edits: [],
      created: [{ path, text: newCodingFile(codings, { comment, only, ...newReading(source, status) }) }],
    };
  }
  const edits = readingEdits(file, text, status) ?? [];
  return { edits: [...(codings.length > 0 ? [addCodings(file, text, codings)] : []), ...edits] };
}

/** Of passages given the same codes, those of the coder who marked most; the first named of equals. */
function agreedCodings({ given }: MeetingPassages): NewCoding[] {
  const marked = given.map(({ codings }) => codings.reduce((sum, { segment }) => sum + lengthOf(segment), 0));
  const most = given[marked.indexOf(Math.max(...marked))];
  return codingsOf(most?.codings ?? []);
}

/** Codings of coders as the consensus takes them over: those of the same words as one entry, each memo with its author. */
export function codingsOf(codings: readonly SharedCoding[]): NewCoding[] {
  const byWords = new Map<string, SharedCoding[]>();
  for (const one of codings) {
    const key = segmentKey(one.segment);
    byWords.set(key, [...(byWords.get(key) ?? []), one]);
  }
  return [...byWords.values()].map((same) => {
    const [first] = same as [SharedCoding, ...SharedCoding[]];
    const memos = same.flatMap(({ coder, coding: { memo } }) =>
      memo === undefined ? [] : [`${coder}: ${memo.trim()}`],
    );
    const translation = same.find(({ coding }) => coding.translation !== undefined)?.coding.translation;
    return {
      ...wordsOf(first),
      ...(translation === undefined ? {} : { translation }),
      codes: [...new Set(same.flatMap(({ codes }) => codes))],
      against: [...new Set(same.flatMap(({ against }) => against))],
      ...(memos.length === 0 ? {} : { memo: memos.join('\n\n') }),
    };
  });
}

/** The quote of a coding and its place; of one that drifted, the transcript's words. */
function wordsOf({ coding, segment, located }: SharedCoding): Pick<NewCoding, 'quote' | 'at'> {
  return { quote: located === 'drifted' ? segment.text : coding.quote, at: segment.start };
}

/** The longest of passages that meet, without codes. */
export function longestOf({ given, segment }: MeetingPassages): NewCoding {
  const key = segmentKey(segment);
  const coding = given.flatMap(({ codings }) => codings).find((one) => segmentKey(one.segment) === key) as SharedCoding;
  return { ...wordsOf(coding), codes: [], against: [] };
}

/** What all read alike in some sources, taken over without asking; nothing of it has to be decided. */
export function planAgreed(coded: CodedStudy, queue: readonly SourceToReconcile[], date: string): Plan {
  const plans = queue.flatMap((one) => planConsensus(coded, one, [], one.disputed.length, date) ?? []);
  return joinPlans(plans, coded.texts);
}
