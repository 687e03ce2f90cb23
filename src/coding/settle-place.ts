import type { Plan } from '../model/plan.ts';
import type { CodedStudy } from '../model/study.ts';
import type { NewCoding } from './entry-text.ts';
import { codingsOf, longestOf, planConsensus } from './plan-consensus.ts';
import { type MeetingPassages, placeKey, reconcileQueue, type SourceToReconcile } from './reconcile-queue.ts';

/** What the consensus gets: what one coder gave, what any of them gave, nothing, or other codes. */
export type Settling = { readonly as: string } | 'both' | 'none' | OtherCodes;

export type OtherCodes = Pick<NewCoding, 'codes' | 'against' | 'memo'>;

interface Decided {
  readonly settling: Settling;
  readonly by: readonly string[];
  /** Empty: none. */
  readonly reason: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** A place in dispute, and what else is to be settled in its source. */
export interface Disputed {
  readonly place: MeetingPassages;
  readonly within: SourceToReconcile;
}

/** A disputed place as a study has it now; undefined where it is settled, or its codings have changed. */
export function disputedNow(coded: CodedStudy, coders: readonly string[], seen: MeetingPassages): Disputed | undefined {
  const [within] = reconcileQueue(coded, coders, new Set([seen.source.id]));
  const key = placeKey(seen);
  const place = within?.disputed.find((one) => placeKey(one) === key);
  return within && place && { place, within };
}

/**
 * Writes a decision about a disputed place into the consensus of its source.
 * @param disputed as the study has it now.
 * @returns undefined where the consensus is there and could not be read.
 */
export function settlePlace(
  coded: CodedStudy,
  { place, within }: Disputed,
  { settling, by, reason, date }: Decided,
): Plan | undefined {
  const settlement = { codings: codingsFor(settling, place), by, ...(reason === '' ? {} : { reason }) };
  return planConsensus(coded, within, [settlement], within.disputed.length - 1, date);
}

/** As one of the coders has it, as all have it together, or the longest passage with other codes or none. */
function codingsFor(settling: Settling, place: MeetingPassages): NewCoding[] {
  if (typeof settling === 'object' && 'codes' in settling) return [{ ...longestOf(place), ...settling }];
  const isMeant = (coder: string) => settling === 'both' || (settling !== 'none' && settling.as === coder);
  const codings = place.given.filter(({ coder }) => isMeant(coder)).flatMap((one) => one.codings);
  return codings.length > 0 ? codingsOf(codings) : [longestOf(place)];
}
