import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../model/problem.ts';
import type { Template } from '../model/study.ts';
import { decode } from '../parse/decode.ts';

/** A Markdown report from anywhere on disk, under the name `shown` in messages; undefined where there is none. */
export function readTemplate(
  absolute: string,
  shown: string,
): { template: Template; problems: readonly Problem[] } | undefined {
  const [ending] = /\.(?:md|markdown)$/i.exec(absolute) ?? [];
  if (ending === undefined || !existsSync(absolute)) return undefined;
  const { text, problems } = decode(shown, readFileSync(absolute));
  return { template: { name: basename(absolute, ending), path: shown, text }, problems };
}
