import type { Edit } from './problem.ts';

/** A text with edits applied; they must not overlap, their order does not matter. */
export function applyEdits(text: string, edits: readonly Omit<Edit, 'file'>[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let from = 0;
  for (const { start, end, text: insert } of ordered) {
    if (start < from) throw new Error('edits overlap');
    out += text.slice(from, start) + insert;
    from = end;
  }
  return out + text.slice(from);
}
