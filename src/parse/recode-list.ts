import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { readFields } from './fields.ts';
import { readYaml } from './yaml.ts';

/** An entry of a recoding list. */
interface RecodeEntry {
  readonly source: string;
  readonly at: number;
  readonly passage: string;
  /** Absent where nothing has been filled in. */
  readonly codes?: readonly string[];
}

/**
 * Reads a recoding list; an entry that cannot be read is a problem, and the others are kept.
 * @returns `codeOffsets`: where each code is first written.
 */
export function parseRecodeList(
  path: string,
  text: string,
): { entries: RecodeEntry[]; codeOffsets: ReadonlyMap<string, number>; problems: Problem[] } {
  const read = readYaml(path, text);
  const problems: Problem[] = [...read.problems];
  const fault = (offset: number, message: string) =>
    problems.push({ ...placesIn(path, text)(offset), rule: 'wrong-type', severity: 'error', message });
  const codeOffsets = new Map<string, number>();
  const top = read.root?.kind === 'map' ? readFields(path, text, read.root, problems) : undefined;
  const list = top?.node('passages');
  if (list?.kind !== 'list') {
    if (problems.length === 0) fault(0, 'A recoding list has `passages:`. Remove the file to have a new one made.');
    return { entries: [], codeOffsets, problems };
  }
  const entries = list.items.flatMap((item) => {
    const fields = item.kind === 'map' ? readFields(path, text, item, problems) : undefined;
    const [source, passage, at] = [fields?.text('source'), fields?.text('passage'), fields?.integer('at')];
    if (!fields || source === undefined || passage === undefined) {
      fault(item.span.start, 'A passage of this list has `source`, `at`, `passage` and `codes`.');
      return [];
    }
    const codes = fields.list('codes');
    for (const { value, span } of codes) if (!codeOffsets.has(value)) codeOffsets.set(value, span.start);
    const filled = codes.length > 0 || fields.node('codes')?.kind === 'list';
    return [{ source, passage, at: at ?? 0, ...(filled ? { codes: codes.map(({ value }) => value) } : {}) }];
  });
  return { entries, codeOffsets, problems };
}
