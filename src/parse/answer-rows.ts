import { ownCopy } from '../model/own-copy.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import type { SourceHead } from '../model/source-with.ts';
import type { Span } from '../model/span.ts';
import type { AnswerForm, FileText } from './answer-columns.ts';
import { shortRow } from './answer-faults.ts';
import { codesInCell } from './codes-in-cells.ts';
import { type CsvCell, withoutBlankEnd } from './csv-cells.ts';
import { type Fields, readFields } from './fields.ts';
import { headOf, type SourceSettings } from './source.ts';
import type { YamlNode } from './yaml.ts';

/** What a row says of itself in its other cells. */
export interface Said {
  /** Without `case`, the row says none. */
  readonly head: Omit<SourceHead, 'id' | 'path' | 'row' | 'bodyStart' | 'doubled' | 'keys'>;
  /** The keys it gives, in the order of the columns. */
  readonly keys: readonly string[];
}

/** The words of a row, and where they and the values of its keys stand. */
export interface AnswerRead {
  readonly said: Said;
  readonly bodyStart: number;
  readonly doubled: readonly number[];
  readonly keyStarts: readonly number[];
  /** Absent where the row was read before. */
  readonly body?: string;
}

/** A row by itself. Places count from the beginning of the text it was read in. */
export interface RowRead {
  readonly problems: readonly Problem[];
  /** Its id as written; absent: it is left out. */
  readonly id?: { readonly row: string; readonly at: number };
  /** Absent: it has no words. */
  readonly answer?: AnswerRead;
  /** Where its words would stand. */
  readonly at: number;
}

const none: readonly never[] = [];

/** Of so many different rows what they say of themselves is kept: a table repeats itself, or has as many as rows. */
export const mostSaid = 5_000;

/**
 * @param known what rows of the table were found to say of themselves, by their cells.
 * @returns reads the rows of a text that is a table, or a piece of one.
 */
export function rowReader(
  table: FileText,
  { columns, shared }: AnswerForm,
  settings: SourceSettings,
  known: Map<string, Said>,
): (cells: readonly CsvCell[]) => RowRead {
  const problems: Problem[] = [];
  const say = readFields(table.path, table.text, undefined, problems);

  /** The cells in which a row says something of itself, by their keys. */
  const saying = (cells: readonly CsvCell[]) =>
    columns.others.flatMap(({ key, index }) => {
      const cell = cells[index];
      return !cell || cell.text.trim() === '' ? [] : [[key, cell] as const];
    });

  const saidIn = (cells: readonly CsvCell[]): Said => {
    const written = columns.others.map(({ index }) => cells[index]?.text ?? '').join('\0');
    const before = known.get(written);
    if (before) return before;
    // It is kept for long, and holds on to no text.
    const own = saying(cells).map(([key, cell]) => [key, { ...cell, text: ownCopy(cell.text) }] as const);
    const fields = fieldsOf(own, say, shared);
    const faults = problems.length;
    const head = headIn(table.path, fields, settings);
    const said: Said = { head, keys: own.map(([key]) => key) };
    if (problems.length === faults && known.size < mostSaid) known.set(written, said);
    return said;
  };

  const answerIn = (cells: readonly CsvCell[], { text, start, doubled }: CsvCell): AnswerRead => ({
    said: saidIn(cells),
    bodyStart: start,
    doubled: doubled.length > 0 ? doubled : none,
    keyStarts: saying(cells).map(([, cell]) => cell.start),
    body: text,
  });

  return (row) => {
    const cells = withoutBlankEnd(row, columns.count);
    problems.length = 0;
    const [id, text] = [cells[columns.id], cells[columns.text]];
    const start = cells[0]?.start ?? 0;
    const written = id?.text.trim() ?? '';
    if (cells.length > columns.count) {
      const message = `This row has ${cells.length} cells and the heading ${columns.count}: it is left out. Put a cell that holds a separator between quotation marks.`;
      say.report(start, 'csv', 'error', message);
      return { problems: [...problems], at: start };
    }
    if (cells.length < columns.count) say.report(start, 'csv', 'warning', shortRow);
    if (slug(written) === '') {
      const message = 'This row has no id of a letter or a digit: it is left out. Give it one that no other row has.';
      say.report(id?.start ?? start, 'no-id', 'error', message);
      return { problems: [...problems], at: start };
    }
    const read = { id: { row: ownCopy(written), at: id?.start ?? start }, at: text?.start ?? start };
    const answer = text && text.text.trim() !== '' ? { answer: answerIn(cells, text) } : {};
    return { ...read, ...answer, problems: problems.length > 0 ? [...problems] : none };
  };
}

/** What is so of a row that says nothing of itself. */
export function silentHead(table: string, { shared }: AnswerForm, settings: SourceSettings): Said['head'] {
  return headIn(table, fieldsOf([], readFields(table, '', undefined, []), shared), settings);
}

function headIn(path: string, fields: Fields, settings: SourceSettings): Said['head'] {
  const {
    id: _id,
    path: _path,
    bodyStart: _bodyStart,
    keys: _keys,
    ...head
  } = headOf(fields, settings, { id: '', path, case: '', bodyStart: 0 });
  return head;
}

/** What a row says of itself, and where it is silent what holds for all. */
function fieldsOf(saying: readonly (readonly [string, CsvCell])[], say: Fields, shared: Fields): Fields {
  const entries = saying.map(([key, cell]) => {
    const span = { start: cell.start, end: cell.end };
    return { key, keySpan: span, value: valueIn(key, cell, span) };
  });
  return overlaid(say.inside({ kind: 'map', entries, span: { start: 0, end: 0 }, flow: false }), shared);
}

function valueIn(key: string, cell: CsvCell, span: Span): YamlNode {
  if (key !== 'not_asked') return { kind: 'scalar', value: cell.text, span };
  return { kind: 'list', items: codesInCell(cell).map((one) => ({ kind: 'scalar', ...one })), span };
}

/** Keys of one map, and of another where it has none; what the other says is faultless, or told already. */
function overlaid(own: Fields, shared: Fields): Fields {
  const of = (key: string) => (own.has(key) ? own : shared);
  const written = own.map?.entries ?? [];
  const others = (shared.map?.entries ?? []).filter(({ key }) => !own.has(key));
  const starts = new Set(written.map(({ value }) => value.span.start));
  return {
    problems: own.problems,
    placeOf: (offset) => own.placeOf(offset),
    // What stands in a cell is no map.
    inside: (map) => shared.inside(map),
    keys: () => own.keys(),
    map: { kind: 'map', entries: [...others, ...written], span: { start: 0, end: 0 }, flow: false },
    node: (key) => of(key).node(key),
    text: (key) => of(key).text(key),
    list: (key) => of(key).list(key),
    choice: (key, allowed) => of(key).choice(key, allowed),
    flag: (key) => of(key).flag(key),
    integer: (key) => of(key).integer(key),
    share: (key) => of(key).share(key),
    date: (key) => of(key).date(key),
    has: (key) => own.has(key) || shared.has(key),
    report: (offset, ...fault) => {
      if (starts.has(offset)) own.report(offset, ...fault);
    },
  };
}
