import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coarsest } from './disk-times.ts';
import { type StudyState, studyState, studyStateOf } from './file-stamps.ts';
import { isMemoryInside, memoryPath, prepareMemoryFolder, temporaryPath } from './memory-folder.ts';
import { sweep } from './sweep.ts';

/** What a command printed, and its exit status. */
export interface KeptAnswer {
  readonly output: string;
  readonly notes?: string;
  readonly exitCode: 0 | 1;
}

/** What an answer depends on besides the study. */
export interface Asked {
  readonly argv: readonly string[];
  readonly color: boolean;
}

/** Below the study: a file for each answer. Its name says what was asked, and of which state of the study. */
const place = 'answers';

/** How many are kept, and how many bytes of them: the youngest. */
const [most, mostBytes] = [40, 32_000_000];
/** Characters of an answer. */
const mostOfOne = 8_000_000;

/**
 * What a command answered before, if nothing has changed since in the study; no file of it is read.
 * @param by what would answer: other programs' answers are not taken.
 */
export function recallAnswer(root: string, asked: Asked, by: string): KeptAnswer | undefined {
  return tried(() => {
    const print = printOf(asked);
    // Of a large study even the walk takes a while: only where the same was asked before.
    const alike = answersKept(root).filter(({ name }) => name.startsWith(`${print}-`));
    if (alike.length === 0) return undefined;
    // What was kept is younger than all it was made of.
    const kept = Math.max(...alike.map(({ path }) => statSync(path).mtimeMs));
    const wanted = `${print}-${studyStateOf(root, by, kept)?.print}`;
    const found = alike.find(({ name }) => name === wanted);
    // Of a pipe, reading would wait for somebody to write.
    if (!found || !statSync(found.path).isFile()) return undefined;
    const text = readFileSync(found.path, 'utf8');
    const answer = text.slice(sumLength + 1);
    // No note of a change is there, nor is anything beside the files that are read: outputs have no part in the state.
    sweep(root, [], new Set());
    return text.slice(0, sumLength) === sumOf(wanted, answer) ? JSON.parse(answer) : undefined;
  });
}

/**
 * Keeps an answer, where it can be told from the files' times that none of them changed while it was found out.
 * @param state as the files were when they were read for it.
 * @param taken milliseconds since before they were.
 */
export function keepAnswer(
  root: string,
  asked: Asked,
  { output, notes, exitCode }: KeptAnswer,
  { state, taken, by }: { state: StudyState; taken: () => number; by: string },
): void {
  if (output.length > mostOfOne) return;
  const name = `${printOf(asked)}-${state.print}`;
  const answer = JSON.stringify({ output, notes, exitCode });
  tried(() => {
    prepareMemoryFolder(root);
    if (!isMemoryInside(root, place)) return;
    mkdirSync(memoryPath(root, place), { recursive: true });
    const temporary = temporaryPath(root);
    try {
      // What it tells of interviews is its owner's; a link that lies there is not followed.
      rmSync(temporary, { force: true });
      writeFileSync(temporary, `${sumOf(name, answer)}\n${answer}`, { flag: 'wx', mode: 0o600 });
      const begun = statSync(temporary).mtimeMs - taken();
      if (state.youngest >= begun - coarsest || studyState(root, by).print !== state.print) return;
      renameSync(temporary, memoryPath(root, join(place, name)));
    } finally {
      rmSync(temporary, { force: true });
    }
    forgetOldest(root);
  });
}

/** Takes away what was answered of other states of a study: what was removed from it stands in no answer that is left. */
export function forgetAnswers(root: string, { print }: StudyState): void {
  tried(() => {
    for (const { name, path } of answersKept(root)) if (!name.endsWith(`-${print}`)) rmSync(path, { force: true });
  });
}

function forgetOldest(root: string): void {
  const answers = answersKept(root).map(({ path }) => ({ path, ...statSync(path) }));
  let bytes = 0;
  answers
    .sort((one, other) => other.mtimeMs - one.mtimeMs)
    .forEach(({ path, size }, index) => {
      bytes += size;
      if (index >= most || bytes > mostBytes) rmSync(path, { force: true });
    });
}

/** The files of answers; of a folder behind a link none. */
function answersKept(root: string): { name: string; path: string }[] {
  const folder = memoryPath(root, place);
  if (!existsSync(folder) || !isMemoryInside(root, place)) return [];
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{32}-[0-9a-f]{32}$/.test(name));
  return names.map((name) => ({ name, path: join(folder, name) }));
}

/** In a folder that cannot be written to, on a full disk, nothing is kept: the next run finds it out again. */
function tried<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

function printOf({ argv, color }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([argv, color]))
    .digest('hex')
    .slice(0, 32);
}

const sumLength = 64;

function sumOf(name: string, answer: string): string {
  return createHash('sha256').update(`${name}\n${answer}`).digest('hex');
}
