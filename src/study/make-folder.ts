import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it.
 * @param made those that were not there are added, the outermost first, before they are made: of a full disk some are.
 */
export function makeFolder(folder: string, made: string[]): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  made.push(...missing);
  mkdirSync(folder, { recursive: true });
}
