import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { isStudyFile } from '../parse/is-study-file.ts';
import { writerOf } from './beside.ts';

/** Is told of every file of a study that may count, by its path below the study. */
export interface Visitor {
  folder(path: string): void;
  /** @throws what the disk says where it cannot be read: a fault. */
  file(path: string, status: Stats): void;
  /**
   * Something that is there and is not read.
   * @param reason what the disk calls it; `cycle`: a link leads back to a folder above it; `misnamed`: it counts under
   *   another name.
   */
  fault(path: string, reason: string): void;
  /** A file that was written to take the place of another. */
  beside?(path: string): void;
  /** Whether it knows enough: nothing more is looked at. */
  isDone?(): boolean;
}

/** Goes through the files of a study in the order of their names; links are followed. */
export function walkStudy(root: string, visitor: Visitor): void {
  const walk = (path: string, above: readonly string[]) => {
    const absolute = join(root, path);
    const real = realpathSync(absolute);
    if (above.includes(real)) {
      visitor.fault(path, 'cycle');
      return;
    }
    visitor.folder(path);
    const way = [...above, real];
    for (const name of readdirSync(absolute).sort()) {
      if (visitor.isDone?.()) return;
      if (writerOf(name) !== undefined) visitor.beside?.(`${path}/${name}`);
      if ((name.startsWith('.') || name.startsWith('_')) && name !== '_chapter.md') continue;
      if (path !== 'reports' || name.endsWith('.md')) visit(`${path}/${name}`, way);
    }
  };
  const visit = (path: string, above: readonly string[]) => {
    try {
      // Faster than `join`, which takes the path to pieces: a study may have a hundred thousand files.
      const status = statSync(`${root}/${path}`);
      if (status.isDirectory() && path !== 'study.yaml') walk(path, above);
      else if (isStudyFile(path) && !status.isFile() && !status.isDirectory()) visitor.fault(path, 'no file');
      else if (isStudyFile(path)) visitor.file(path, status);
    } catch (cause) {
      // A broken link to a recording, say, is none of the study's.
      if (/\.\w+$/.test(path) && !isStudyFile(path)) return;
      visitor.fault(path, (cause as NodeJS.ErrnoException).code ?? 'unknown reason');
    }
  };
  for (const name of ['study.yaml', 'corpus', 'codebook', 'reports'])
    if (isThere(join(root, name))) visit(name, [realpathSync(root)]);
  if (!isThere(join(root, 'study.yaml')) && isThere(join(root, 'study.yml'))) visitor.fault('study.yml', 'misnamed');
}

/** Also a link that leads nowhere is there. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
