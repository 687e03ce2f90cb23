import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isInPlace } from './is-in-place.ts';

/** Below the study; safe to delete. */
const place = '.study/provider';

/**
 * Answers of models under `.study/provider/`, one file each: a command that is stopped leaves whole files only. A file
 * that was cut or changed is not the answer: it counts as absent, and is written anew.
 * @param folder the study's; what lies behind a link is neither read nor written.
 */
export function answerCache(folder: string): {
  read(key: string): string | undefined;
  write(key: string, answer: string): void;
} {
  const fileOf = (key: string) => join(folder, place, key.slice(0, 2), key.slice(2));
  const judged = new Map<string, boolean>();
  const isInside = (file: string) => {
    const parent = dirname(file);
    const known = judged.get(parent) ?? isInPlace(folder, parent);
    judged.set(parent, known);
    return known;
  };
  let written = 0;
  return {
    read(key) {
      const file = fileOf(key);
      if (!isInside(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
      const text = readFileSync(file, 'utf8');
      const answer = text.slice(65);
      return text.slice(0, 65) === `${checksum(key, answer)}\n` ? answer : undefined;
    },
    write(key, answer) {
      const file = fileOf(key);
      if (!isInside(file)) return;
      mkdirSync(dirname(file), { recursive: true });
      const temporary = `${file}.${process.pid}-${written++}.tmp`;
      try {
        writeFileSync(temporary, `${checksum(key, answer)}\n${answer}`);
        renameSync(temporary, file);
      } finally {
        rmSync(temporary, { force: true });
      }
    },
  };
}

function checksum(key: string, answer: string): string {
  return createHash('sha256').update(`${key}\n${answer}`).digest('hex');
}
