import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The study a folder lies in: the nearest one at or above it that has `study.yaml`, or `corpus/` and `codebook/`. */
export function findStudy(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isStudy(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

export function isStudy(folder: string): boolean {
  return (
    existsSync(join(folder, 'study.yaml')) ||
    (existsSync(join(folder, 'corpus')) && existsSync(join(folder, 'codebook')))
  );
}

/** Whether a folder can be made or filled: it does not exist, or holds nothing but hidden files. */
export function isEmptyPlace(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name.startsWith('.'));
}
