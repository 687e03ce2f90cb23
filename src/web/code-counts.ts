import { type Codebook, findCode, lineage } from '../model/codebook.ts';
import type { CodingFile } from '../model/coding.ts';
import type { PageCodings } from '../model/page-source.ts';
import type { CodedStudy } from '../model/study.ts';

const cache = new WeakMap<CodingFile, { readonly codebook: Codebook; readonly counts: ReadonlyMap<string, number> }>();

/** How many codings of some coders each code has, its own and those of the codes below it. */
export function codeCounts(coded: CodedStudy, source: string, coders: ReadonlySet<string>): PageCodings['counts'] {
  const counts: Record<string, { here: number; all: number }> = {};
  for (const file of coded.codingFiles) {
    if (!coders.has(file.coder)) continue;
    for (const [id, count] of countsOf(file, coded.codebook)) {
      const sum = counts[id] ?? { here: 0, all: 0 };
      sum.all += count;
      if (file.source === source) sum.here += count;
      counts[id] = sum;
    }
  }
  return counts;
}

function countsOf(file: CodingFile, codebook: Codebook): ReadonlyMap<string, number> {
  const known = cache.get(file);
  if (known?.codebook === codebook) return known.counts;
  const counts = new Map<string, number>();
  for (const { codes, status } of file.codings) {
    if (status === 'rejected') continue;
    const lines = codes.flatMap((id) => lineage(codebook, findCode(codebook, id)?.id ?? '').map((code) => code.id));
    for (const id of new Set(lines)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  cache.set(file, { codebook, counts });
  return counts;
}
