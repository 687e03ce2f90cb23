import { type Code, lineage } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';

const mostNamed = 8;

/** Codes by their ids, the first of many named. */
export function listed(codes: readonly Code[]): string {
  const named = codes.slice(0, mostNamed).map(({ id }) => `« ${id} »`);
  const rest = codes.length - named.length;
  if (rest > 0) return `${named.join(', ')} and ${rest} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

/** Whether one code stands above the other, or is it. */
export function isRelated({ codebook }: CodedStudy, one: string, other: string): boolean {
  return [lineage(codebook, one), lineage(codebook, other)].some(
    (line) => line.some(({ id }) => id === one) && line.some(({ id }) => id === other),
  );
}
