import type { Edit } from '../model/problem.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { endOf, lineEnd, spliceText } from './edit-keys.ts';
import { yamlScalar } from './yaml-text.ts';

/**
 * The splices that give keys of a file's front matter these values: a key that is there keeps its place and comment, a
 * new one stands after the last; where there is none, front matter is put before the text, which keeps its offsets.
 * @param text the whole file, as read
 * @returns undefined where the front matter cannot be read, or a value is not written plainly
 */
export function editFrontMatter(
  file: string,
  text: string,
  values: Readonly<Record<string, string>>,
): Edit[] | undefined {
  const { map, broken, bodyStart } = readFrontMatter(file, text);
  if (broken) return undefined;
  const written = (keys: readonly string[]) =>
    keys.map((key) => `${yamlScalar(key)}: ${yamlScalar(values[key] as string)}`);
  if (Object.keys(values).length === 0) return [];
  if (!map) {
    const lines = written(Object.keys(values)).join('\n');
    if (bodyStart === 0) return [{ file, start: 0, end: 0, text: `---\n${lines}\n---\n` }];
    const at = lineEnd(text, 0) + 1;
    return [{ file, start: at, end: at, text: `${lines}\n` }];
  }
  const known = (key: string) => map.entries.some((entry) => entry.key === key);
  const edits: Edit[] = [];
  for (const [key, value] of Object.entries(values).filter(([key]) => known(key))) {
    const splice = spliceText(text, map, 0, key, value);
    if (!splice) return undefined;
    edits.push({ file, ...splice });
  }
  const fresh = Object.keys(values).filter((key) => !known(key));
  const last = map.entries.at(-1);
  if (fresh.length === 0) return edits;
  if (map.flow) {
    const at = last ? endOf(text, last.value) : map.span.start + 1;
    const pairs = fresh.map((key) => `${yamlScalar(key, true)}: ${JSON.stringify(values[key])}`).join(', ');
    return [...edits, { file, start: at, end: at, text: last ? `, ${pairs}` : pairs }];
  }
  if (!last) return edits;
  const at = lineEnd(text, endOf(text, last.value));
  const lines = written(fresh).map((line) => `\n${line}`);
  return [...edits, { file, start: at, end: at, text: lines.join('') }];
}
