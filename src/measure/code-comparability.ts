import { type Code, findCode } from '../model/codebook.ts';
import type { CodebookChange } from '../model/codebook-change.ts';
import { isSelected } from '../model/selection.ts';
import type { Frequency } from './frequency.ts';
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
  /** A part of a code that was split after the earlier wave was read: only the parts together can be compared. */
  | 'split';

interface Compared {
  readonly side: Side;
  readonly counted: Frequency;
}

/**
 * Of waves, what the codebook's history and `asked:` let one compare: an added or retired code is not comparable where the
 * wave that was read without it has no case of it, unless `asked:` names that wave or it was recoded since. Of other
 * comparisons, only whether both sides were assessed.
 * @param earlier, later in the order of the study's waves
 * @param steps the changes of the codebook that hold, oldest first
 */
export function codeComparability(
  code: Code,
  earlier: Compared,
  later: Compared,
  { byWave, steps }: { readonly byWave: boolean; readonly steps: readonly CodebookChange[] },
): Comparability {
  if (earlier.counted.n === 0 || later.counted.n === 0)
    return earlier.counted.n + later.counted.n === 0 ? 'unread' : 'not-asked';
  if (!byWave) return 'comparable';
  const names = (ids: readonly string[]) =>
    ids.some((id) => id === code.id || findCode(earlier.side.coded.codebook, id)?.id === code.id);
  const declares = ({ side }: Compared) => code.asked?.includes(side.value) === true;
  const added = steps.findLast(({ op, from, to }) => (op === 'add' || (op === 'import' && !names(from))) && names(to));
  const isUnread = earlier.counted.k === 0 && later.counted.k > 0 && !declares(earlier);
  if (added && isUnread && !isReadSince(earlier.side, added.date)) return 'added';
  const retired = code.retired ?? steps.findLast(({ op, from }) => op === 'retire' && names(from))?.date;
  const isGone = later.counted.k === 0 && earlier.counted.k > 0 && !declares(later);
  if (retired !== undefined && isGone && !isReadBefore(later.side, retired)) return 'retired';
  const split = steps.findLastIndex(({ op, from, to }) => op === 'split' && names(to) && !names(from));
  if (split === -1 || isReadSince(earlier.side, steps[split]?.date ?? '')) return 'comparable';
  const isRedistributed = steps
    .slice(split)
    .some(({ op, from }) => op === 'redistribute' && from.some((id) => steps[split]?.from.includes(id)));
  return isRedistributed ? 'comparable' : 'split';
}

/** Whether every reading of a side went on, by its dated codings, on this day or later; without dates it cannot be known. */
function isReadSince(side: Side, day: string): boolean {
  const last = lastDays(side);
  return last.length > 0 && last.every((date) => date !== undefined && date >= day);
}

function isReadBefore(side: Side, day: string): boolean {
  const last = lastDays(side);
  return last.length > 0 && last.every((date) => date !== undefined && date < day);
}

/** The last day each reading of a side is known to have been worked on. */
function lastDays({ coded, selection }: Side): (string | undefined)[] {
  const selected = coded.sources.filter((source) => source.counted && isSelected(source, selection));
  const files = selected.flatMap(({ id }) => coded.counted.get(id) ?? []);
  return files.map(({ codings }) =>
    codings
      .flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1),
  );
}
