import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { packageRoot } from './example.ts';

export interface PageFile {
  readonly content: Uint8Array;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the page of `study open` is made of, by name, as the build left it in `dist/page/`. */
export function pageFiles(): ReadonlyMap<string, PageFile> {
  const folder = join(packageRoot(), 'dist', 'page');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => extname(name) in types) : [];
  return new Map(
    names.map((name) => [name, { content: readFileSync(join(folder, name)), type: types[extname(name)] as string }]),
  );
}
