import { type Code, findCode } from '../model/codebook.ts';
import type { CodebookChange } from '../model/codebook-change.ts';
import type { Frequency } from './frequency.ts';
import { isTangled, type OpenSplit } from './open-splits.ts';
import { isReadAfter, isReadBefore, readingsOf, standing } from './reading-days.ts';
import type { Side } from './side.ts';

/** Whether a code can be compared, and if not why. */
export type Comparability =
  | 'comparable'
  /** Not asked, or not read for, in one of the waves: n is 0 there. */
  | 'not-asked'
  /** Assessed for in neither. */
  | 'unread'
  /** It came into the codebook after the earlier wave was read. */
  | 'added'
  /** It was retired before the later wave was read. */
  | 'retired'
  /** It was split, or is a part of a split code, and not all codings were redistributed: only all of it together can be compared. */
  | 'split';

interface Compared {
  readonly side: Side;
  readonly counted: Frequency;
}

interface Known {
  readonly byWave: boolean;
  /** The changes of the codebook that hold, oldest first. */
  readonly steps: readonly CodebookChange[];
  readonly splits: readonly OpenSplit[];
}

/**
 * Of waves, what the codebook's history and `asked:` let one compare: an added code only where `asked:` names the earlier
 * wave, a retired one where it names the later, unless that wave was read when the code was in use. That it has a coding
 * here and there is no proof that the wave was read for it. Of other comparisons, only whether both sides were assessed.
 * @param earlier, later in the order of the study's waves
 */
export function codeComparability(
  code: Code,
  earlier: Compared,
  later: Compared,
  { byWave, steps, splits }: Known,
): Comparability {
  if (earlier.counted.n === 0 || later.counted.n === 0)
    return earlier.counted.n + later.counted.n === 0 ? 'unread' : 'not-asked';
  if (!byWave) return 'comparable';
  if (splits.some((split) => isTangled(earlier.side.coded.codebook, code.id, split) && !isReread(code, earlier, split)))
    return 'split';
  const names = (ids: readonly string[]) => ids.some((id) => namesCode(earlier.side, id, code));
  const added = steps.findLastIndex(
    ({ op, from, to }) => (op === 'add' || (op === 'import' && !names(from))) && names(to),
  );
  const declares = ({ side }: Compared) => code.asked?.includes(side.value) === true;
  if (added !== -1 && !declares(earlier) && !isReadWith(earlier.side, added, steps)) return 'added';
  const retired = code.retired ?? steps.findLast(({ op, from }) => op === 'retire' && names(from))?.date;
  if (retired !== undefined && !declares(later) && !isReadBefore(later.side, retired)) return 'retired';
  return 'comparable';
}

function namesCode({ coded }: Side, id: string, code: Code): boolean {
  return id === code.id || findCode(coded.codebook, id)?.id === code.id;
}

/** Whether a part of a split code says itself that the earlier wave was read for it; `asked:` taken over from that code does not. */
function isReread({ id, asked }: Code, { side }: Compared, { code: old }: OpenSplit): boolean {
  const before = side.coded.codebook.codes.get(old)?.asked;
  return id !== old && asked?.includes(side.value) === true && before?.includes(side.value) !== true;
}

/** Whether a side was read after a code came: by the dates, or since it is coded with nothing older than the table that brought it. */
function isReadWith(side: Side, added: number, steps: readonly CodebookChange[]): boolean {
  const step = steps[added] as CodebookChange;
  if (isReadAfter(side, step.date)) return true;
  if (step.op !== 'import') return false;
  const brought = new Set(
    steps.slice(added).flatMap(({ from, to }) => to.filter((id) => !from.includes(id)).map((id) => nameNow(side, id))),
  );
  const used = readingsOf(side).flatMap(({ file }) => standing(file).flatMap(({ codes }) => codes));
  return used.length > 0 && used.every((id) => brought.has(nameNow(side, id)));
}

function nameNow({ coded }: Side, id: string): string {
  return findCode(coded.codebook, id)?.id ?? id;
}
