import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Problem } from '../model/problem.ts';
import { parseStudy, type StudyRead } from '../parse/study.ts';

export interface OpenedStudy extends StudyRead {
  /** Absolute path of the study's folder. */
  readonly folder: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** The bytes of every file that was read, by path below the study. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Those of the problems that only the disk knows of: links, rights. */
  readonly diskProblems: readonly Problem[];
}

/** Reads a study from disk. Faults of its files are among the problems; nothing is thrown for them. */
export function openStudy(folder: string): OpenedStudy {
  const root = resolve(folder);
  const bytes = new Map<string, Uint8Array>();
  const folders: string[] = [];
  const problems: Problem[] = [];
  const walk = (path: string, above: readonly string[]) => {
    const absolute = join(root, path);
    const real = realpathSync(absolute);
    if (above.includes(real)) {
      problems.push(fault(path, 'cycle', 'This link leads back to a folder above it; it was not followed. Remove it.'));
      return;
    }
    folders.push(path);
    for (const name of readdirSync(absolute).sort()) {
      if (name.startsWith('.') || (path === 'reports' && name === 'out')) continue;
      visit(`${path}/${name}`, [...above, real]);
    }
  };
  const visit = (path: string, above: readonly string[]) => {
    try {
      const stat = statSync(join(root, path));
      if (stat.isDirectory()) walk(path, above);
      else if (stat.isFile() && /\.(?:md|ya?ml)$/.test(path)) bytes.set(path, readFileSync(join(root, path)));
    } catch (cause) {
      problems.push(
        fault(
          path,
          'unreadable',
          `This file cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}). Check the link or the rights on it.`,
        ),
      );
    }
  };
  for (const name of ['study.yaml', 'corpus', 'codebook', 'reports']) if (existsSync(join(root, name))) visit(name, []);
  const read = parseStudy({ name: basename(root), files: bytes, folders });
  return {
    ...read,
    folder: root,
    name: basename(root),
    folders,
    bytes,
    diskProblems: problems,
    problems: [...problems, ...read.problems],
  };
}

function fault(file: string, rule: string, message: string): Problem {
  return { file, line: 1, column: 1, rule, severity: 'error', message };
}
