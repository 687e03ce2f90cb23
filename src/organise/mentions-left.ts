import type { NewChange } from '../coding/history-entry.ts';
import { type Place, placesIn } from '../model/place.ts';
import type { CodedStudy } from '../model/study.ts';

/**
 * Where ids that no longer are codes of their own are still mentioned, so that people can look: in the prose of templates
 * and of the codebook, in memos. They stay as they are.
 */
export function mentionsLeft(coded: CodedStudy, { op, from, to }: Pick<NewChange, 'op' | 'from' | 'to'>): Place[] {
  if (op !== 'rename' && op !== 'merge' && op !== 'rename-chapter') return [];
  const gone = from.filter((id) => !to.includes(id));
  if (gone.length === 0) return [];
  const ids = gone.map((id) => id.replace(/[^\p{L}\p{N}-]/gu, '')).join('|');
  const mentioned = new RegExp(
    `\`(?:${ids})\`|\\b(?:code|chapter)\\s*=\\s*["'“«]?\\s*(?:${ids})(?![\\p{L}\\p{N}-])`,
    'gu',
  );
  return [...coded.texts].flatMap(([path, text]) => {
    if (/^codebook\/.*\.yaml$/.test(path) || path === 'study.yaml' || isInterview(path)) return [];
    const placeOf = placesIn(path, text);
    return [...text.matchAll(mentioned)].map(({ index }) => placeOf(index));
  });
}

function isInterview(path: string): boolean {
  return path.startsWith('corpus/') && /\.(?:md|csv)$/.test(path);
}
