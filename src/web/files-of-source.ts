import { codingPath } from '../coding/machine-file.ts';
import type { LiveStudy } from './live-study.ts';

/** The files a change of a source's codings has to do with: itself, and the coder's file, which may not be there yet. */
export function filesOfSource(live: LiveStudy, id: string, coder: string): string[] {
  const path = live.coded.sourceById.get(id)?.path;
  return path === undefined ? [] : [path, codingPath(live.coded, id, coder)];
}
