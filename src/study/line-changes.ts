/** A line that goes or comes, with its number in the text it is of. */
interface LineChange {
  readonly sign: '-' | '+';
  readonly number: number;
  readonly text: string;
}

interface Compared {
  /** The first and the last line, of the old text, between which something differs. */
  readonly from: number;
  readonly to: number;
  /** Undefined where too many lie between to be compared one with another. */
  readonly changes?: readonly LineChange[];
}

/** Pairs of an old and a new line, each of which takes four bytes. */
const mostPairs = 20_000_000;

/** The lines that differ, by the longest common subsequence of what lies between the common beginning and end. */
export function lineChanges(before: readonly string[], after: readonly string[]): Compared {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const between = { from: start + 1, to: Math.max(start + 1, start + old.length) };
  if (old.length * fresh.length > mostPairs) return between;
  return { ...between, changes: changesOf(old, fresh, start) };
}

function changesOf(old: readonly string[], fresh: readonly string[], start: number): LineChange[] {
  const width = fresh.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === fresh[j]
          ? (longest[(i + 1) * width + j + 1] as number) + 1
          : Math.max(longest[(i + 1) * width + j] as number, longest[i * width + j + 1] as number);
    }
  }
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      i++;
      j++;
    } else if (
      j >= fresh.length ||
      (i < old.length && (longest[(i + 1) * width + j] as number) >= (longest[i * width + j + 1] as number))
    ) {
      changes.push({ sign: '-', number: start + i + 1, text: old[i++] as string });
    } else changes.push({ sign: '+', number: start + j + 1, text: fresh[j++] as string });
  }
  return changes;
}
