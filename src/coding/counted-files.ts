import { type CodingFile, machines } from '../model/coding.ts';
import type { Study } from '../model/study.ts';

/**
 * The coding files that count, by source: those of `coders: report:`; where none is named, `consensus`, else the
 * source's only person. Several persons and none named: none counts, and `check` says so. A machine's files count only
 * where it is named.
 */
export function countedFiles(study: Study): Map<string, CodingFile[]> {
  const { reportCoders } = study.settings;
  const bySource = new Map<string, CodingFile[]>();
  for (const file of study.codingFiles) bySource.set(file.source, [...(bySource.get(file.source) ?? []), file]);
  const counted = new Map<string, CodingFile[]>();
  for (const source of study.sources) {
    const files = bySource.get(source.id) ?? [];
    counted.set(
      source.id,
      reportCoders.length > 0 ? files.filter(({ coder }) => reportCoders.includes(coder)) : defaultFiles(files),
    );
  }
  return counted;
}

function defaultFiles(files: CodingFile[]): CodingFile[] {
  const consensus = files.filter(({ coder }) => coder === 'consensus');
  if (consensus.length > 0) return consensus;
  const persons = files.filter(({ coder }) => !machines.has(coder));
  return new Set(persons.map(({ coder }) => coder)).size === 1 ? persons : [];
}
