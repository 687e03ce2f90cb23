import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from '../model/build.ts';
import type { Memory } from '../model/memory.ts';
import type { Problem } from '../model/problem.ts';
import { stemOf } from '../model/source.ts';
import { isStudyFile } from '../parse/is-study-file.ts';
import { parseStudy, type StudyRead } from '../parse/study.ts';
import { bytesOf } from './content.ts';
import { FileStamps, type StudyState } from './file-stamps.ts';
import { forgetAnswers } from './kept-answers.ts';
import { OutputPieces } from './output-pieces.ts';
import type { FileChange } from './save.ts';
import { type StoppedChange, stoppedProblem } from './stopped-change.ts';
import { StudyMemory, type Unread } from './study-memory.ts';
import { sweep } from './sweep.ts';
import { TextsFile } from './texts-file.ts';
import { keepHeapTight } from './tight-heap.ts';
import { finishSteps } from './unfinished.ts';
import { isThere, walkStudy } from './walk-study.ts';
import { WholeMemory } from './whole-memory.ts';

export interface OpenedStudy extends StudyRead {
  /** Absolute path of the study's folder. */
  readonly folder: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** The bytes of every file that was read, by path below the study. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Files and folders that are there and could not be read. */
  readonly unreadable: readonly string[];
  /** Those of the problems that only the disk knows of: links, rights, changes that were stopped. */
  readonly diskProblems: readonly Problem[];
  /** Changes that were killed halfway, and wait for the user to settle them. */
  readonly stopped: readonly StoppedChange[];
  /** What programs that were killed, or are of another machine, have written beside files, and is still there. */
  readonly beside: readonly string[];
  /** Keeps what was found out for the next run; absent where nothing is kept. */
  readonly remember?: () => void;
  /** Puts outputs together from what they had in an earlier run; absent where nothing is kept. */
  readonly pieces?: Pick<OutputPieces, 'file'>;
  /** In which state of its files it was read; absent where nothing is kept. */
  readonly state?: StudyState;
}

/** Reads a study from disk. Faults of its files are among the problems; nothing is thrown for them. */
export function openStudy(folder: string): OpenedStudy {
  const root = resolve(folder);
  return parsed(root, readFiles(root));
}

/**
 * The same study, its corpus read when it is asked for: memory does not grow with it, and what is known of files from
 * earlier runs is not found out again. For commands that only read.
 * @param options `codings`: coding files are read; `ahead`: finds out what is not known about files before they are asked for one by one.
 * @throws ChangedOnDisk where a file changes while the study is in use.
 */
export async function openToRead(
  folder: string,
  { codings = true, ahead }: { codings?: boolean; ahead?: Ahead } = {},
): Promise<OpenedStudy> {
  const root = resolve(folder);
  const { kept, read } = noteFiles(root, codings);
  if (!kept) return parsed(root, read);
  const { memory, whole, pieces, state } = kept;
  const unread = memory.unread();
  const texts = kept.texts(memory.isOfTextsBefore);
  texts.begin();
  await ahead?.({ ...read, root }, unread, memory);
  memory.flush();
  const opened = parsed(root, { ...read, bytes: memory.filesWith(read.bytes) }, memory);
  return {
    ...opened,
    study: { ...opened.study, known: whole.known, keptTexts: texts },
    state,
    pieces,
    remember() {
      memory.save();
      whole.save();
      pieces.save();
      texts.save();
      forgetAnswers(root, state);
    },
  };
}

export type Ahead = (
  study: Pick<FilesRead, 'bytes' | 'folders'> & { readonly root: string },
  unread: readonly Unread[],
  memory: Pick<StudyMemory, 'keep' | 'knownBefore'>,
) => Promise<void>;

/** The files of a study as they are now, and, where anything is kept from run to run, what is known of them. */
interface Noted {
  readonly read: FilesRead;
  readonly kept?: {
    readonly memory: StudyMemory;
    readonly whole: WholeMemory;
    readonly pieces: OutputPieces;
    readonly state: StudyState;
    /** @param isSettled the texts of the corpus are those of an earlier run. */
    readonly texts: (isSettled: boolean) => TextsFile;
  };
}

function noteFiles(root: string, codings: boolean): Noted {
  const by = build;
  if (by === undefined) return { read: readFiles(root, { codings }) };
  const [memory, stamps] = [new StudyMemory(root, by), new FileStamps()];
  const read = readFiles(root, { memory, stamps, codings });
  keepHeapTight(memory.size);
  const [whole, pieces] = [new WholeMemory(root, by), new OutputPieces(root, by)];
  const texts = (isSettled: boolean) => new TextsFile(root, by, isSettled);
  return { read, kept: { memory, whole, pieces, texts, state: stamps.state(root, by) } };
}

function parsed(folder: string, read: FilesRead, memory?: Memory): OpenedStudy {
  const { bytes, folders, unreadable, stopped, beside, problems: diskProblems } = read;
  const name = basename(folder);
  const study = parseStudy({ name, files: bytes, folders, unreadable, memory });
  const problems = [...diskProblems, ...study.problems];
  return { ...study, folder, name, folders, bytes, unreadable, stopped, beside, diskProblems, problems };
}

/** The study as it would be read after changes: nothing is written. */
export function reopened(opened: OpenedStudy, changes: readonly FileChange[]): OpenedStudy {
  const files = bytesAfter(opened.bytes, changes);
  const read = parseStudy({ name: opened.name, files, folders: opened.folders, unreadable: opened.unreadable });
  const gone = new Set(changes.flatMap(({ path, remove }) => (remove ? [path] : [])));
  const stopped = opened.stopped.filter(({ path }) => !gone.has(path));
  const diskProblems = opened.diskProblems.filter(({ file }) => !gone.has(file));
  const problems = [...diskProblems, ...read.problems];
  return { ...opened, ...read, bytes: files, stopped, diskProblems, problems };
}

/** The files of a study as changes would leave them. */
export function bytesAfter(
  bytes: OpenedStudy['bytes'],
  changes: readonly FileChange[],
): ReadonlyMap<string, Uint8Array> {
  const files = new Map(bytes);
  for (const { path, content, remove } of changes) {
    if (remove) files.delete(path);
    else files.set(path, bytesOf(content));
  }
  return files;
}

/**
 * A study of one source only, its coding files and itself as they are on disk now, the rest as it was read: what an edit
 * of them needs, quickly. Its pseudonym may be another, and its consent wider.
 */
export function openSource(opened: OpenedStudy, path: string): OpenedStudy {
  const stem = stemOf(path);
  const folder = path.slice(0, path.lastIndexOf('/'));
  const files = new Map([...opened.bytes].filter(([name]) => name === 'study.yaml' || name.startsWith('codebook/')));
  const absolute = join(opened.folder, folder);
  for (const name of isThere(absolute) ? readdirSync(absolute) : []) {
    const own = `${folder}/${name}`;
    if (own === path || (own.startsWith(`${stem}.`) && /\.ya?ml$/.test(own) && isStudyFile(own)))
      files.set(own, readFileSync(join(opened.folder, own)));
  }
  const read = parseStudy({ name: opened.name, files, folders: opened.folders });
  return { ...opened, ...read, bytes: files, unreadable: [], diskProblems: [] };
}

export interface FilesRead {
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly folders: string[];
  readonly unreadable: string[];
  readonly problems: Problem[];
  readonly stopped: readonly StoppedChange[];
  readonly beside: readonly string[];
}

/**
 * Every file of a study that may count, as it is on disk.
 * @param options `memory`: takes note of the files of the corpus instead; `stamps`: is told of all that is there;
 * `codings`: whether coding files are read.
 */
export function readFiles(
  root: string,
  { memory, stamps, codings = true }: { memory?: StudyMemory; stamps?: FileStamps; codings?: boolean } = {},
): FilesRead {
  const bytes = new Map<string, Uint8Array>();
  const { isDone, gone, stopped } = finishSteps(root);
  const read = { bytes, folders: [] as string[], unreadable: [] as string[], problems: stopped.map(stoppedProblem) };
  // An answer that tells of it is not kept: it goes without a change of a file that counts.
  for (const { path } of stopped) stamps?.fault(path, 'stopped');
  const isCodings = codingFilesAmong();
  const beside: string[] = [];
  walkStudy(root, {
    beside: (path) => beside.push(path),
    folder(path) {
      read.folders.push(path);
      stamps?.folder(path);
    },
    file(path, status) {
      if (!codings && isCodings(path)) memory?.leave(path);
      else if (memory && path.startsWith('corpus/')) memory.see(path, status);
      else bytes.set(path, readFileSync(join(root, path)));
      stamps?.file(path, status);
    },
    fault(path, reason) {
      const problem = fault(path, reason);
      if (problem.rule === 'unreadable') read.unreadable.push(path);
      read.problems.push(problem);
      stamps?.fault(path, reason);
    },
  });
  return { ...read, stopped, beside: isDone ? sweep(root, beside, gone) : beside };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no right to read it',
  EPERM: 'no right to read it',
  ENOENT: 'the link leads nowhere',
  ELOOP: 'the link leads to itself',
  EISDIR: 'a folder bears this name',
  'no file': 'it is no file, but a pipe or a device',
};

function fault(file: string, reason: string): Problem {
  const place = { file, line: 1, column: 1 } as const;
  if (reason === 'cycle') {
    const message = 'This link leads back to a folder above it; it was not followed. Remove it.';
    return { ...place, rule: 'cycle', severity: 'error', message };
  }
  if (reason === 'misnamed') {
    const message = 'This file is not read: name it study.yaml.';
    return { ...place, rule: 'settings-file-name', severity: 'error', message };
  }
  const message = `This cannot be read (${reasons[reason] ?? reason}). Check the link or the rights on it.`;
  return { ...place, rule: 'unreadable', severity: 'error', message };
}

/** @returns tells coding files from the keys of a table, asked in the order of the names: the table is met before its keys. */
function codingFilesAmong(): (path: string) => boolean {
  const tables = new Set<string>();
  return (path) => {
    if (path.endsWith('.csv')) tables.add(stemOf(path));
    return /^corpus\/.*\.ya?ml$/.test(path) && !tables.has(path.replace(/\.yaml$/, ''));
  };
}
