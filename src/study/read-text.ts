import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../parse/decode.ts';

/** A text file of the study that `openStudy` does not read, as read (no BOM, LF); undefined where there is none. */
export function readText(folder: string, path: string): string | undefined {
  const absolute = join(folder, path);
  return existsSync(absolute) ? decode(path, readFileSync(absolute)).text : undefined;
}
