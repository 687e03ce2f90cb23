import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from '../model/build.ts';
import type { Memory } from '../model/memory.ts';
import type { Problem } from '../model/problem.ts';
import { stemOf } from '../model/source.ts';
import { isStudyFile } from '../parse/is-study-file.ts';
import { parseStudy, type StudyRead } from '../parse/study.ts';
import type { FileChange } from './save.ts';
import { StudyMemory } from './study-memory.ts';

export interface OpenedStudy extends StudyRead {
  /** Absolute path of the study's folder. */
  readonly folder: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** The bytes of every file that was read, by path below the study. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Files and folders that are there and could not be read. */
  readonly unreadable: readonly string[];
  /** Those of the problems that only the disk knows of: links, rights. */
  readonly diskProblems: readonly Problem[];
  /** Keeps what was found out for the next run; absent where nothing is kept. */
  readonly remember?: () => void;
}

/** Reads a study from disk. Faults of its files are among the problems; nothing is thrown for them. */
export function openStudy(folder: string): OpenedStudy {
  const root = resolve(folder);
  return parsed(root, readFiles(root));
}

/**
 * The same study, its corpus read when it is asked for: memory does not grow with it, and what is known of files from
 * earlier runs is not found out again. For commands that only read.
 * @param options `held`: what was read is kept, for a command that comes back to it again and again, as a report does.
 * @throws ChangedOnDisk where a file changes while the study is in use.
 */
export function openToRead(folder: string, { held = false } = {}): OpenedStudy {
  const root = resolve(folder);
  const { memory, read } = noted(root, true);
  return remembering(root, read, memory, held);
}

/**
 * The same, without its coding files.
 * @param ahead finds out what is not known about files before they are asked for one by one.
 */
export async function openUncoded(folder: string, ahead: Ahead): Promise<OpenedStudy> {
  const root = resolve(folder);
  const { memory, read } = noted(root, false);
  if (memory) await ahead({ ...read, root }, memory.unread(), (found) => memory.keep(found));
  return remembering(root, read, memory, false);
}

export type Ahead = (
  study: Pick<FilesRead, 'bytes' | 'folders'> & { readonly root: string },
  unread: ReturnType<StudyMemory['unread']>,
  keep: StudyMemory['keep'],
) => Promise<void>;

function noted(root: string, codings: boolean): { memory: StudyMemory | undefined; read: FilesRead } {
  const memory = build === undefined ? undefined : new StudyMemory(root, build);
  return { memory, read: readFiles(root, memory, codings) };
}

function remembering(root: string, read: FilesRead, memory: StudyMemory | undefined, held: boolean): OpenedStudy {
  if (!memory) return parsed(root, read);
  return {
    ...parsed(root, { ...read, bytes: memory.filesWith(read.bytes) }, memory, held),
    remember: () => memory.save(),
  };
}

function parsed(folder: string, read: FilesRead, memory?: Memory, held = false): OpenedStudy {
  const { bytes, folders, unreadable, problems: diskProblems } = read;
  const name = basename(folder);
  const study = parseStudy({ name, files: bytes, folders, unreadable, memory, held });
  const problems = [...diskProblems, ...study.problems];
  return { ...study, folder, name, folders, bytes, unreadable, diskProblems, problems };
}

/** The study as it would be read after changes: nothing is written. */
export function reopened(opened: OpenedStudy, changes: readonly FileChange[]): OpenedStudy {
  const files = bytesAfter(opened.bytes, changes);
  const read = parseStudy({ name: opened.name, files, folders: opened.folders, unreadable: opened.unreadable });
  return { ...opened, ...read, bytes: files, problems: [...opened.diskProblems, ...read.problems] };
}

/** The files of a study as changes would leave them. */
export function bytesAfter(
  bytes: OpenedStudy['bytes'],
  changes: readonly FileChange[],
): ReadonlyMap<string, Uint8Array> {
  const files = new Map(bytes);
  for (const { path, content, remove } of changes) {
    if (remove) files.delete(path);
    else files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
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
}

/**
 * Every file of a study that may count, as it is on disk.
 * @param memory takes note of the files of the corpus instead.
 * @param codings whether coding files count.
 */
export function readFiles(root: string, memory?: StudyMemory, codings = true): FilesRead {
  const bytes = new Map<string, Uint8Array>();
  const read: FilesRead = { bytes, folders: [], unreadable: [], problems: [] };
  const walk = (path: string, above: readonly string[]) => {
    const absolute = join(root, path);
    const real = realpathSync(absolute);
    if (above.includes(real)) {
      const message = 'This link leads back to a folder above it; it was not followed. Remove it.';
      read.problems.push(fault(path, 'cycle', message));
      return;
    }
    read.folders.push(path);
    const names = readdirSync(absolute).sort();
    const all = new Set(names);
    for (const name of names) {
      if (/^[._]/.test(name) && name !== '_chapter.md') continue;
      if (
        !codings &&
        /^corpus(?:\/|$)/.test(path) &&
        /\.ya?ml$/.test(name) &&
        !all.has(name.replace(/\.yaml$/, '.csv'))
      ) {
        memory?.leave(`${path}/${name}`);
        continue;
      }
      if (path !== 'reports' || name.endsWith('.md')) visit(`${path}/${name}`, [...above, real]);
    }
  };
  const visit = (path: string, above: readonly string[]) => {
    try {
      const status = statSync(join(root, path));
      if (status.isDirectory() && path !== 'study.yaml') walk(path, above);
      else if (!isStudyFile(path)) return;
      else if (memory && path.startsWith('corpus/')) memory.see(path, status);
      else bytes.set(path, readFileSync(join(root, path)));
    } catch (cause) {
      // A broken link to a recording, say, is none of the study's.
      if (/\.\w+$/.test(path) && !isStudyFile(path)) return;
      const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
      const message = `This cannot be read (${reasons[code] ?? code}). Check the link or the rights on it.`;
      read.unreadable.push(path);
      read.problems.push(fault(path, 'unreadable', message));
    }
  };
  for (const name of ['study.yaml', 'corpus', 'codebook', 'reports'])
    if (isThere(join(root, name))) visit(name, [realpathSync(root)]);
  if (!isThere(join(root, 'study.yaml')) && isThere(join(root, 'study.yml')))
    read.problems.push(fault('study.yml', 'settings-file-name', 'This file is not read: name it study.yaml.'));
  return read;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no right to read it',
  EPERM: 'no right to read it',
  ENOENT: 'the link leads nowhere',
  ELOOP: 'the link leads to itself',
  EISDIR: 'a folder bears this name',
};

/** Also a link that leads nowhere is there. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function fault(file: string, rule: string, message: string): Problem {
  return { file, line: 1, column: 1, rule, severity: 'error', message };
}
