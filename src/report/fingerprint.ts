import { createHash } from 'node:crypto';
import { machines } from '../model/coding.ts';
import type { Study } from '../model/study.ts';

/** What a fingerprint is of: all that a report rests on, what was said, what was coded, or the codebook. */
export type FingerprintOf = 'everything' | 'sources' | 'codings' | 'codebook';

const cache = new WeakMap<Study, Map<FingerprintOf, string>>();

/**
 * SHA-256 over files of a study, as read (no BOM, LF), shortened to 12 hexadecimal digits. What was changed in the codebook,
 * and what a machine suggests and nobody counts, are no part of it: the same codebook and codings have the same fingerprint.
 */
export function fingerprint(study: Study, of: FingerprintOf): string {
  const known = cache.get(study) ?? new Map<FingerprintOf, string>();
  cache.set(study, known);
  // The corpus is read once for all that are of it.
  if (!known.has(of)) hashed(study, of === 'codebook' ? [of] : ['everything', 'sources', 'codings'], known);
  return known.get(of) as string;
}

function hashed(study: Study, wanted: readonly FingerprintOf[], known: Map<FingerprintOf, string>): void {
  const hashes = wanted.map((of) => ({ of, hash: createHash('sha256') }));
  const suggestions = uncountedSuggestions(study);
  for (const path of [...study.texts.keys()].sort()) {
    const own = hashes.filter(({ of }) => isOf(path, of, study));
    if (own.length === 0 || /^codebook\/.*\.yaml$/.test(path) || suggestions.has(path)) continue;
    const bytes = study.encoded(path);
    for (const { hash } of own) hash.update(`${path}\0`).update(bytes).update('\0');
  }
  for (const { of, hash } of hashes) known.set(of, hash.digest('hex').slice(0, 12));
}

function isOf(path: string, of: FingerprintOf, study: Study): boolean {
  const isOfCorpus = path.startsWith('corpus/');
  if (of === 'codebook') return path.startsWith('codebook/');
  if (of === 'everything') return isOfCorpus || path.startsWith('codebook/') || path.startsWith('study.yaml');
  return isOfCorpus && isOfCodings(path, study) === (of === 'codings');
}

/** The keys of a table of answers are of its sources. */
function isOfCodings(path: string, { texts }: Study): boolean {
  return /\.ya?ml$/.test(path) && !texts.has(path.replace(/\.yaml$/, '.csv'));
}

function uncountedSuggestions({ codingFiles, settings }: Study): Set<string> {
  const uncounted = codingFiles.filter(({ coder }) => machines.has(coder) && !settings.reportCoders.includes(coder));
  return new Set(uncounted.map(({ path }) => path));
}
