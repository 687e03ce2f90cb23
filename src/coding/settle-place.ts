import type { Plan } from '../model/plan.ts';
import type { CodedStudy } from '../model/study.ts';
import type { NewCoding } from './entry-text.ts';
import { codingsOf, longestOf, planConsensus } from './plan-consensus.ts';
import { type MeetingPassages, placeKey, reconcileQueue, type SourceToReconcile } from './reconcile-queue.ts';

/** What the consensus gets: what one coder gave, what any of them gave, nothing, or other codes. */
export type Settling = { readonly as: string } | 'both' | 'none' | OtherCodes;

export type OtherCodes = Pick<NewCoding, 'codes' | 'against' | 'memo'>;

export interface Decided {
  readonly settling: Settling;
  readonly by: readonly string[];
  /** Empty: none. */
  readonly reason: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** Where a disputed place stands. */
export interface Disputed {
  /** Id of its source. */
  readonly source: string;
  /** The `placeKey` it was seen with. */
  readonly key: string;
}

/** A disputed place as a study has it; undefined where it is settled, or its codings have changed. */
export function disputedAt(
  coded: CodedStudy,
  coders: readonly string[],
  { source, key }: Disputed,
): { readonly place: MeetingPassages; readonly within: SourceToReconcile } | undefined {
  const [within] = reconcileQueue(coded, coders, new Set([source]));
  const place = within?.disputed.find((one) => placeKey(one) === key);
  return within && place && { place, within };
}

/**
 * Writes a decision about a disputed place into the consensus of its source.
 * @returns what to write; `changed` where the place is no longer in dispute as it was seen, `unreadable` where the
 *   consensus is there and could not be read.
 */
export function settlePlace(
  coded: CodedStudy,
  coders: readonly string[],
  disputed: Disputed,
  { settling, by, reason, date }: Decided,
): Plan | 'changed' | 'unreadable' {
  const now = disputedAt(coded, coders, disputed);
  if (!now) return 'changed';
  const codings = codingsFor(settling, now.place);
  const settlement = { codings, by, ...(reason === '' ? {} : { reason }) };
  return planConsensus(coded, now.within, [settlement], now.within.disputed.length - 1, date) ?? 'unreadable';
}

/** As one of the coders has it, as all have it together, or the longest passage with other codes or none. */
function codingsFor(settling: Settling, place: MeetingPassages): NewCoding[] {
  if (typeof settling === 'object' && 'codes' in settling) return [{ ...longestOf(place), ...settling }];
  const isMeant = (coder: string) => settling === 'both' || (settling !== 'none' && settling.as === coder);
  const codings = place.given.filter(({ coder }) => isMeant(coder)).flatMap((one) => one.codings);
  return codings.length > 0 ? codingsOf(codings) : [longestOf(place)];
}
