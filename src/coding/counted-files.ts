import { type CodingFile, machines } from '../model/coding.ts';
import { filesOfSource } from '../model/files-of-source.ts';
import type { Study } from '../model/study.ts';

/**
 * The coding files that count, by source: those of `coders: report:`; where none is named, `consensus`, else the
 * source's only person. Several persons and none named: none counts, and `check` says so. A machine's files count only
 * where it is named.
 */
export function countedFiles(study: Study): Map<string, readonly CodingFile[]> {
  const { reportCoders } = study.settings;
  const counted = new Map<string, readonly CodingFile[]>();
  for (const source of study.sources) {
    const files = filesOfSource(study, source.id);
    counted.set(
      source.id,
      reportCoders.length > 0 ? files.filter(({ coder }) => reportCoders.includes(coder)) : defaultFiles(files),
    );
  }
  return counted;
}

function defaultFiles(files: readonly CodingFile[]): readonly CodingFile[] {
  const [only] = files;
  if (!only) return files;
  // Nearly all sources; the list is shared with whoever asks for the files of a source.
  if (files.length === 1 && !machines.has(only.coder)) return files;
  const consensus = files.filter(({ coder }) => coder === 'consensus');
  if (consensus.length > 0) return consensus;
  const persons = files.filter(({ coder }) => !machines.has(coder));
  return new Set(persons.map(({ coder }) => coder)).size === 1 ? persons : [];
}
