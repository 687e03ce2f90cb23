import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { bytesOf } from './content.ts';
import type { FileChange } from './save.ts';

/**
 * What a plan would do, for people: new files, and changed ones line by line (`-` before, `+` after).
 * @param named how the folder is called before the paths
 */
export function renderChanges(folder: string, changes: readonly FileChange[], named = ''): string {
  if (changes.length === 0) return 'Nothing would change.\n';
  const moved = new Set(changes.map(({ movedFrom }) => movedFrom));
  return changes
    .filter(({ path, remove }) => !remove || !moved.has(path))
    .map((change) => renderChange(folder, change, posix.join(named, change.path)))
    .join('');
}

function renderChange(folder: string, { path, content, remove, movedFrom }: FileChange, shown: string): string {
  const target = join(folder, movedFrom ?? path);
  if (remove) return `would remove ${shown}\n`;
  if (!existsSync(target)) return `would write ${shown}\n`;
  const title = movedFrom === undefined ? `would change ${shown}` : `would move ${movedFrom} to ${shown}`;
  const there = readFileSync(target);
  // A large export is for no reader, and fits into no text.
  if (Array.isArray(content)) return there.equals(bytesOf(content)) ? `${shown}: no change\n` : `${title}\n`;
  const before = there.toString('utf8').split('\n');
  const after = Buffer.from(bytesOf(content)).toString('utf8').split('\n');
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (start === before.length && start === after.length)
    return movedFrom === undefined ? `${shown}: no change\n` : `${title}\n`;
  return `${title}\n${lineChanges(before, after)
    .map(({ sign, number, text }) => `  ${String(number).padStart(5)} ${sign} ${text.replace(/\r$/, '')}\n`)
    .join('')}`;
}

/** The lines that differ, by the longest common subsequence of what lies between the common beginning and end. */
function lineChanges(
  before: readonly string[],
  after: readonly string[],
): { sign: '-' | '+'; number: number; text: string }[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
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
  const changes: { sign: '-' | '+'; number: number; text: string }[] = [];
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
