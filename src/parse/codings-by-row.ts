import type { Coding, CodingFile } from '../model/coding.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { Source } from '../model/source.ts';
import type { WrittenCodings } from './codings.ts';
import { fewRowsCoded } from './few-rows-coded.ts';

export interface CodingsByRow {
  /** One for each answer that was read, in the order of the table. */
  readonly files: readonly CodingFile[];
  /** The codings of rows that are not there. */
  readonly lost: CodingFile;
  readonly problems: readonly Problem[];
}

const none: readonly never[] = [];

/**
 * The codings of a table of answers, answer by answer.
 * @param textOf the coding file, as read
 * @param sources the answers of the table
 * @param broken rows of it could not be read: those that seem to be missing may be theirs
 */
export function codingsByRow(
  { rows: said, ...file }: WrittenCodings,
  textOf: () => string,
  sources: readonly Source[],
  broken: boolean,
): CodingsByRow {
  const problems: Problem[] = [];
  const rows = said ?? none;
  const placeOf = (offset: number) => placesIn(file.path, textOf())(offset);
  const byRow = new Map(sources.map((source) => [slug(source.row ?? ''), source]));
  const table = sources[0]?.path ?? 'the table';
  const unknown = (row: string, offset: number, what: string) => {
    const message = `${table} has no row « ${row} »: ${what}. Correct it, or put the row back.`;
    if (!broken) problems.push({ ...placeOf(offset), rule: 'unknown-row', severity: 'error', message });
  };
  const codings = new Map<Source, Coding[]>();
  const lost: Coding[] = [];
  for (const coding of file.codings) {
    const source = coding.row === undefined ? undefined : byRow.get(slug(coding.row));
    if (source) {
      const own = codings.get(source);
      if (own) own.push(coding);
      else codings.set(source, [coding]);
      continue;
    }
    lost.push(coding);
    if (coding.row !== undefined)
      unknown(
        coding.row,
        coding.spans.row?.start ?? coding.spans.entry.start,
        'this coding is kept, and neither counted nor quoted',
      );
    else {
      const message = 'This coding does not say which answer it is of. Give it the id of its row: `row: 17`.';
      problems.push({ ...placeOf(coding.spans.entry.start), rule: 'no-row', severity: 'error', message });
    }
  }
  const read = new Set(rows.map(({ value }) => slug(value)));
  // Who has begun somewhere in the table has not begun in every row of it.
  const isBegun = file.status === 'partial' && file.codings.length > 0;
  for (const { value, span } of rows)
    if (!byRow.has(slug(value))) unknown(value, span.start, '`rows` says it was read');
  if (said === undefined && lost.length === 0 && !broken)
    problems.push(...fewRowsCoded(file, sources, [...codings.keys()]));
  const { path, coder, only, list } = file;
  const files = sources.flatMap((source): CodingFile[] => {
    const own = codings.get(source) ?? none;
    const isRead = read.size > 0 ? read.has(slug(source.row ?? '')) : !isBegun;
    if (!isRead && own.length === 0) return [];
    const row = { id: source.row ?? '', entries: file.codings.length };
    const status = isRead ? file.status : 'partial';
    return [{ path, coder, source: source.id, row, status, only, codings: own, list }];
  });
  return { files, lost: { ...file, source: '', codings: lost }, problems };
}
