import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { bytesOf } from './content.ts';
import { lineChanges } from './line-changes.ts';
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
