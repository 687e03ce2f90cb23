import { type Coding, type LocatedCoding, type Segment, segmentKey } from '../model/coding.ts';
import type { Plan } from '../model/plan.ts';
import type { Edit } from '../model/problem.ts';
import type { CodedStudy } from '../model/study.ts';
import { editKey } from './edit-key.ts';
import { editStatus } from './edit-status.ts';
import type { NewCoding } from './entry-text.ts';
import { joinPlans } from './join-plans.ts';
import { planHandCodings } from './plan-hand-codings.ts';

/** What a person decides of a suggestion. */
export interface Decision {
  readonly suggestion: LocatedCoding & { readonly segment: Segment };
  /** What becomes of the suggestion; absent: it stays open. */
  readonly status?: 'accepted' | 'rejected';
  readonly review?: NonNullable<Coding['review']>;
  /** Codes the person gives the passage. */
  readonly codes?: readonly string[];
  /** Codes the person says it speaks against. */
  readonly against?: readonly string[];
  readonly memo?: string;
  /** The machine whose code the person takes over. */
  readonly from?: string;
}

/**
 * Writes decisions: the person's codings into the person's file, each passage one entry, a code more in its list where
 * the person has coded these very words; then what became of each suggestion into the machine's file, so that it is not
 * made again. A file made anew is `status: partial`: nobody has said that the interview was read to the end.
 * @param date when, `YYYY-MM-DD`.
 * @returns undefined where the person's file, or an entry, is written in a way that cannot be changed without risk.
 */
export function planReview(
  coded: CodedStudy,
  coder: string,
  decisions: readonly Decision[],
  date: string,
): Plan | undefined {
  const bySource = new Map<string, Decision[]>();
  for (const one of decisions) {
    const { source } = one.suggestion;
    bySource.set(source, [...(bySource.get(source) ?? []), one]);
  }
  const plans = [...bySource].map(([source, own]) => planSource(coded, source, coder, own, date));
  if (plans.some((plan) => plan === undefined)) return undefined;
  return joinPlans(plans as Plan[], coded.texts);
}

/**
 * The order of the files of decisions: the person's first. Were the machine's not written, its suggestion would only be
 * asked about again.
 */
export function personsFirst(decisions: readonly Decision[]) {
  const machines = new Set(decisions.map(({ suggestion }) => suggestion.path));
  return (a: { readonly path: string }, b: { readonly path: string }): number =>
    Number(machines.has(a.path)) - Number(machines.has(b.path));
}

function planSource(
  coded: CodedStudy,
  source: string,
  coder: string,
  own: readonly Decision[],
  date: string,
): Plan | undefined {
  const codings = givenBy(own).map((given) => entryOf(given, date));
  const given = codings.length === 0 ? { edits: [] } : planHandCodings(coded, source, coder, codings);
  const marks = own.map((decision) => mark(coded, decision));
  if (!given || marks.some((edits) => edits === undefined)) return undefined;
  const { edits, created = [] } = given as Plan;
  return { edits: [...edits, ...(marks as Edit[][]).flat()], created };
}

/** The edits of the machine's entry; undefined where it is not written plainly. */
function mark(coded: CodedStudy, { suggestion, status, review }: Decision): Edit[] | undefined {
  const { path, coding } = suggestion;
  const text = coded.texts.get(path) as string;
  const edits = [
    ...(status ? [editStatus(path, text, coding, status)] : []),
    ...(review ? [editKey(path, text, coding, 'review', review)] : []),
  ];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

/** What the person gives one passage. */
interface Given {
  readonly segment: Segment;
  readonly quote: string;
  readonly codes: Set<string>;
  readonly against: Set<string>;
  memo?: string;
  from?: string;
}

/** By passage and origin, in their place: what the person typed is not the machine's. */
function givenBy(own: readonly Decision[]): Given[] {
  const passages = new Map<string, Given>();
  for (const { suggestion, codes = [], against = [], memo, from } of own) {
    if (codes.length === 0 && against.length === 0) continue;
    const { segment, coding, located } = suggestion;
    const key = `${segmentKey(segment)}\0${from ?? ''}`;
    const quote = located === 'drifted' ? segment.text : coding.quote;
    const one = passages.get(key) ?? { segment, quote, codes: new Set(), against: new Set() };
    for (const code of codes) one.codes.add(code);
    for (const code of against) one.against.add(code);
    if (memo !== undefined) one.memo = memo;
    if (from !== undefined) one.from = from;
    passages.set(key, one);
  }
  return [...passages.values()].sort((a, b) => a.segment.start - b.segment.start || a.segment.end - b.segment.end);
}

function entryOf({ segment, quote, codes, against, memo, from }: Given, date: string): NewCoding {
  return {
    quote,
    codes: [...codes],
    against: [...against],
    at: segment.start,
    date,
    ...(memo === undefined ? {} : { memo }),
    ...(from === undefined ? {} : { from }),
  };
}
