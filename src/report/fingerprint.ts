import { createHash } from 'node:crypto';
import type { Study } from '../model/study.ts';

/**
 * SHA-256 over the files of a study whose path begins so, as read (no BOM, LF), shortened to 12 hexadecimal digits. What
 * was changed in the codebook is no part of it: the same codebook has the same fingerprint, whatever its history.
 */
export function fingerprint(study: Study, folders: readonly string[], endings: readonly string[] = ['']): string {
  const hash = createHash('sha256');
  for (const path of [...study.texts.keys()].sort()) {
    if (!folders.some((folder) => path.startsWith(folder)) || !endings.some((ending) => path.endsWith(ending)))
      continue;
    if (/^codebook\/.*\.yaml$/.test(path)) continue;
    hash
      .update(path)
      .update('\0')
      .update(study.texts.get(path) as string)
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
