import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Template } from '../model/study.ts';
import { decode } from '../parse/decode.ts';

/** A Markdown report from anywhere on disk, under the name `shown` in messages; undefined where there is none. */
export function readTemplate(absolute: string, shown: string): Template | undefined {
  if (!absolute.endsWith('.md') || !existsSync(absolute)) return undefined;
  return { name: basename(absolute, '.md'), path: shown, text: decode(shown, readFileSync(absolute)).text };
}
