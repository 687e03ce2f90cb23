import { type Codebook, findCode, lineage } from '../model/codebook.ts';
import type { CodebookChange } from '../model/codebook-change.ts';
import { readingsOf, standing } from './reading-days.ts';
import type { Side } from './side.ts';

/** A code that was split, on sides whose codings have not all been given to what came of it. */
export interface OpenSplit {
  /** The id of the code that was split, as it is called now; the codebook may not have it any more. */
  readonly code: string;
  /** What came of it, and itself where it is still there, in the codebook's order: comparable as the union of their cases. */
  readonly codes: readonly string[];
}

/**
 * The splits that keep codes from being compared by themselves: those of which a coding of the old code is left undecided
 * on one side or the other. Decided is what was redistributed, and what was given the old code since it was split. Splits
 * that share a code are one.
 * @param steps the changes of the codebook that hold, oldest first
 */
export function openSplits(sides: readonly [Side, Side], steps: readonly CodebookChange[]): OpenSplit[] {
  const { codebook } = sides[0].coded;
  const open = steps.flatMap((step, at): { code: string; ids: ReadonlySet<string> }[] => {
    const [old] = step.from.map((id) => nameNow(codebook, id));
    if (step.op !== 'split' || old === undefined) return [];
    const isDone = sides.every(
      (side) => !hasUndecided(side, old, step.date, redistributions(codebook, steps, at, old)),
    );
    if (isDone) return [];
    return [{ code: old, ids: new Set([old, ...step.to.map((id) => nameNow(codebook, id))]) }];
  });
  const joined = open.reduce<typeof open>((groups, one) => {
    const meets = groups.filter(({ ids }) => [...one.ids].some((id) => ids.has(id)));
    const all = new Set([...meets.flatMap(({ ids }) => [...ids]), ...one.ids]);
    return [...groups.filter((group) => !meets.includes(group)), { code: (meets[0] ?? one).code, ids: all }];
  }, []);
  return joined.map(({ code, ids }) => ({ code, codes: [...codebook.codes.keys()].filter((id) => ids.has(id)) }));
}

/** Whether a code holds some of what a split left tangled, and not all of it: then its cases alone say nothing. */
export function isTangled(codebook: Codebook, code: string, { codes }: OpenSplit): boolean {
  const held = codes.filter((id) => lineage(codebook, id).some((above) => above.id === code));
  return held.length > 0 && (held.length < codes.length || (codes.length === 1 && codes[0] === code));
}

function nameNow(codebook: Codebook, id: string): string {
  return findCode(codebook, id)?.id ?? id;
}

function redistributions(
  codebook: Codebook,
  steps: readonly CodebookChange[],
  split: number,
  old: string,
): CodebookChange[] {
  return steps
    .slice(split + 1)
    .filter(({ op, from }) => op === 'redistribute' && from.some((id) => nameNow(codebook, id) === old));
}

function hasUndecided(side: Side, old: string, day: string, redistributed: readonly CodebookChange[]): boolean {
  const { codebook, splits } = side.coded;
  const isOld = (id: string) => nameNow(codebook, id) === old;
  const files = readingsOf(side).map(({ file }) => file);
  const paths = new Set(files.map(({ path }) => path));
  if (splits.some(({ code, items }) => isOld(code) && items.some(({ file }) => paths.has(file)))) return true;
  // Of a code that is gone nobody can tell any more what was not decided.
  if (!codebook.codes.has(old)) return redistributed.length === 0;
  if (redistributed.some(({ to }) => to.some(isOld))) return false;
  return files.some((file) =>
    standing(file).some(({ codes, date }) => codes.some(isOld) && (date === undefined || date <= day)),
  );
}
