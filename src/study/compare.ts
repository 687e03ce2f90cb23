import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { bytesOf, type Content, piecesOf } from './content.ts';
import { lineChanges } from './line-changes.ts';
import type { FileChange } from './save.ts';
import { isContent } from './write-beside.ts';

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
  if (isContent(target, piecesOf(content))) return movedFrom === undefined ? `${shown}: no change\n` : `${title}\n`;
  const before = textIn(target);
  const after = before === undefined ? undefined : textOf(content);
  if (before === undefined || after === undefined) return `${title}\n`;
  return `${title}\n${lineChanges(before.split('\n'), after.split('\n'))
    .map(({ sign, number, text }) => `  ${String(number).padStart(5)} ${sign} ${text.replace(/\r$/, '')}\n`)
    .join('')}`;
}

/** Bytes of a file whose lines somebody may read; a larger one is an export, for no reader, and may fit into no text. */
const readable = 64_000_000;

function textIn(file: string): string | undefined {
  return statSync(file).size > readable ? undefined : textOf(readFileSync(file));
}

/** Undefined of what is no text, as a workbook is, or too large. */
function textOf(content: Content): string | undefined {
  if (piecesOf(content).reduce((sum, { length }) => sum + length, 0) > readable) return undefined;
  const bytes = bytesOf(content);
  return bytes.includes(0) || !isUtf8(bytes) ? undefined : Buffer.from(bytes).toString();
}
