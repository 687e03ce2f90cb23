import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gitIgnored } from './git-ignored.ts';
import type { FileChange } from './save.ts';

/** The files of the example study that comes with the tool, outputs included. */
export function exampleFiles(): FileChange[] {
  const root = packageRoot();
  const files: FileChange[] = [{ path: 'study.yaml', content: readFileSync(join(root, 'study.yaml')) }];
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else files.push({ path, content: readFileSync(join(root, path)) });
    }
  };
  for (const folder of ['corpus', 'codebook', 'reports']) walk(folder);
  return [...files, { path: '.gitignore', content: gitIgnored }];
}

/** The folder this package is installed in: the nearest above this file with a package.json. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
