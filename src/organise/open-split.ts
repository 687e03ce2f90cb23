import type { Code } from '../model/codebook.ts';
import type { SplitList } from '../model/split-list.ts';
import type { Study } from '../model/study.ts';
import { splitPath } from '../parse/split-list.ts';

/** Where the codings of a code that is split are listed. */
export function listPathOf({ id }: Code): string {
  return splitPath(id);
}

/** The list of a split code that waits to be redistributed. */
export function splitListOf({ splits, codebook }: Study, { id }: Code): SplitList | undefined {
  return splits.find(({ code }) => code === id || codebook.aliases.get(code) === id);
}

/** The reason of the split holds for what follows from it. */
export function reasonOfSplit({ history }: Study, { id, aliases }: Code): string {
  const own = [id, ...aliases];
  const splits = history.filter(({ op, undone, from }) => op === 'split' && !undone && own.includes(from[0] ?? ''));
  return splits.at(-1)?.reason ?? '';
}
