import type { CodingFile } from '../model/coding.ts';
import type { Edit } from '../model/problem.ts';

/**
 * The edit that writes or changes the `status` of a coding file as a whole; undefined where it says so already, or is
 * no file of keys.
 */
export function editReadingStatus(
  { path, list, status }: CodingFile,
  text: string,
  wanted: CodingFile['status'],
): Edit | undefined {
  if (status === wanted) return undefined;
  const outside = (offset: number) => offset < list.start || offset >= list.end;
  const found = [...text.matchAll(/^(status[ \t]*:[ \t]*)(["']?\w*["']?)/gm)].find(({ index }) => outside(index));
  if (found) {
    const start = found.index + (found[1] as string).length;
    return { file: path, start, end: start + (found[2] as string).length, text: wanted };
  }
  const key = /^codings[ \t]*:/m.exec(text);
  return key ? { file: path, start: key.index, end: key.index, text: `status: ${wanted}\n` } : undefined;
}
