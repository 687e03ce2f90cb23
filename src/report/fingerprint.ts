import { createHash } from 'node:crypto';
import { machines } from '../model/coding.ts';
import type { Study } from '../model/study.ts';

/**
 * SHA-256 over the files of a study whose path begins so, as read (no BOM, LF), shortened to 12 hexadecimal digits. What
 * was changed in the codebook, and what a machine suggests and nobody counts, are no part of it: the same codebook and
 * codings have the same fingerprint.
 * @param only of the corpus: what was said, or what was coded.
 */
export function fingerprint(study: Study, folders: readonly string[], only?: 'sources' | 'codings'): string {
  const hash = createHash('sha256');
  const suggestions = uncountedSuggestions(study);
  for (const path of [...study.texts.keys()].sort()) {
    if (!folders.some((folder) => path.startsWith(folder))) continue;
    if (only !== undefined && isOfCodings(path, study) !== (only === 'codings')) continue;
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

/** The keys of a table of answers are of its sources. */
function isOfCodings(path: string, { texts }: Study): boolean {
  return /\.ya?ml$/.test(path) && !texts.has(path.replace(/\.yaml$/, '.csv'));
}

function uncountedSuggestions({ codingFiles, settings }: Study): Set<string> {
  const uncounted = codingFiles.filter(({ coder }) => machines.has(coder) && !settings.reportCoders.includes(coder));
  return new Set(uncounted.map(({ path }) => path));
}
