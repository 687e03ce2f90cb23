import { createHash } from 'node:crypto';
import { machines } from '../model/coding.ts';
import type { Study } from '../model/study.ts';

/**
 * SHA-256 over the files of a study whose path begins so, as read (no BOM, LF), shortened to 12 hexadecimal digits. What
 * was changed in the codebook, and what a machine suggests and nobody counts, are no part of it: the same codebook and
 * codings have the same fingerprint.
 */
export function fingerprint(study: Study, folders: readonly string[], endings: readonly string[] = ['']): string {
  const hash = createHash('sha256');
  const suggestions = uncountedSuggestions(study);
  for (const path of [...study.texts.keys()].sort()) {
    if (!folders.some((folder) => path.startsWith(folder)) || !endings.some((ending) => path.endsWith(ending)))
      continue;
    if (/^codebook\/.*\.yaml$/.test(path)) continue;
    if (suggestions.has(path)) continue;
    hash
      .update(path)
      .update('\0')
      .update(study.texts.get(path) as string)
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function uncountedSuggestions({ codingFiles, settings }: Study): Set<string> {
  const uncounted = codingFiles.filter(({ coder }) => machines.has(coder) && !settings.reportCoders.includes(coder));
  return new Set(uncounted.map(({ path }) => path));
}
