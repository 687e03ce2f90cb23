import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { type Source, stemOf } from '../model/source.ts';
import type { SourceHead } from '../model/source-with.ts';
import { cellsFault, sameId, shortRows, tellTwins } from './answer-faults.ts';
import { type CsvCell, type CsvFault, csvRows } from './csv-cells.ts';
import { type Fields, readFields } from './fields.ts';
import { plainTurns } from './plain-turns.ts';
import { headOf, type SourceSettings } from './source.ts';
import { readYaml, type YamlMap } from './yaml.ts';

export interface AnswersRead {
  /** One for each row that can be read, in their order. */
  readonly sources: readonly Source[];
  readonly problems: readonly Problem[];
  /** Rows of it could not be read. */
  readonly broken: boolean;
}

/** A file with its text as read. */
interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Of so many different rows what they say of themselves is kept: a table repeats itself, or has as many as rows. */
const mostHeads = 5_000;

/** Keys of `X.yaml` that say how the table is read; any other is front matter of all its rows. */
const tableKeys = ['id', 'text', 'columns'];

/**
 * Reads a table of answers, each row a source: `X.csv` with `X.yaml` beside it, which says the columns of their ids
 * (`id`), of their words (`text`), and which others are read (`columns`, by default all), and what holds for every row.
 */
export function parseAnswers(table: FileText, keys: FileText, settings: SourceSettings): AnswersRead {
  const problems: Problem[] = [];
  const front = frontOf(keys, problems);
  const { rows, faults } = csvRows(table.text);
  const [heading, ...records] = rows;
  const say = readFields(table.path, table.text, undefined, problems);
  for (const fault of faults) say.report(fault.at, 'csv', 'error', notEnded(fault, table.text, say));
  if (!heading && faults.length === 0)
    say.report(0, 'empty-file', 'error', 'This table has no heading: its first row names the columns.');
  if (!front || !heading) return { sources: [], problems, broken: true };
  const columns = columnsOf(front, heading, table.path);
  if (!columns) return { sources: [], problems, broken: true };
  const read = [columns.id, columns.text, ...columns.others.map(({ index }) => index)];
  if (tellTwins(heading, read, say)) return { sources: [], problems, broken: true };
  if (records.length === 0 && faults.length === 0)
    say.report(0, 'empty-file', 'warning', 'This table has a heading and no row: nobody has answered.');
  const reader = new RowReader(table, columns, keys, front, settings, problems);
  const sources = records.flatMap((cells) => reader.read(cells) ?? []);
  reader.finish();
  return { sources, problems, broken: faults.length > 0 || reader.lost > 0 };
}

/** What is wrong with a cell that does not end, and which lines are left out for it. */
function notEnded({ closed, lines }: CsvFault, text: string, say: Fields): string {
  const [first, last] = [
    say.placeOf(lines.start).line,
    say.placeOf(lines.end).line - (lines.end < text.length ? 1 : 0),
  ];
  const left = first < last ? `lines ${first} to ${last} are left out` : `line ${first} is left out`;
  if (closed === undefined)
    return `A quotation mark opens a cell here and none closes it: ${left}. Close it, or write it twice inside the cell.`;
  const { line, column } = say.placeOf(closed);
  return `A quotation mark opens a cell here, and words follow the next one, at ${line}:${column}: ${left}. Close the cell where its words end; a mark inside it is written twice.`;
}

/** What holds for the table: undefined where its keys cannot be read, and with them what they say of consent. */
function frontOf({ path, text }: FileText, problems: Problem[]): Fields | undefined {
  const read = readYaml(path, text);
  problems.push(...read.problems);
  if (!read.root) return read.problems.length > 0 ? undefined : readFields(path, text, undefined, problems);
  const fields = readFields(path, text, read.root.kind === 'map' ? read.root : undefined, problems);
  if (read.root.kind === 'map') return fields;
  fields.report(read.root.span.start, 'wrong-type', 'error', 'The keys of a table of answers are `key: value` lines.');
  return undefined;
}

interface Columns {
  /** 0-based. */
  readonly id: number;
  readonly text: number;
  readonly others: readonly { readonly key: string; readonly index: number }[];
  readonly count: number;
}

/** The columns that are read; undefined where one is not there. */
function columnsOf(front: Fields, heading: readonly CsvCell[], path: string): Columns | undefined {
  const names = heading.map(({ text }) => text.trim());
  let missing = false;
  const indexOf = (name: string, key: string) => {
    const index = names.indexOf(name);
    if (index !== -1) return index;
    missing = true;
    const known = names.filter((one) => one !== '').join(', ');
    const message = `${path} has no column « ${name} »: \`${key}\` names one. Columns: ${known}.`;
    front.report(front.node(key)?.span.start ?? 0, 'unknown-column', 'error', message);
    return -1;
  };
  const id = indexOf(front.text('id') ?? 'id', 'id');
  const text = indexOf(front.text('text') ?? 'text', 'text');
  const others = namedColumns(front, names, [id, text]).map(({ key, column }) => ({
    key,
    index: indexOf(column, 'columns'),
  }));
  return missing ? undefined : { id, text, others, count: names.length };
}

/** `columns: [age]`, or under names of one's own, `columns: { age: Quel est votre âge ? }`. */
function namedColumns(
  front: Fields,
  names: readonly string[],
  taken: readonly number[],
): { key: string; column: string }[] {
  const node = front.node('columns');
  if (node?.kind === 'map') {
    return node.entries.flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [{ key, column: value.value.trim() }] : [],
    );
  }
  if (front.has('columns')) return front.list('columns').map(({ value }) => ({ key: value, column: value }));
  return names.flatMap((name, i) => (name === '' || taken.includes(i) ? [] : [{ key: name, column: name }]));
}

/** Goes through the rows of a table once; the ids met so far, and the answers without words, are its state. */
class RowReader {
  private readonly say: Fields;
  private readonly shared: Fields;
  private readonly below: string;
  private readonly first = new Map<string, { row: string; at: number }>();
  /** By what all other cells of a row say. */
  private readonly heads = new Map<string, SourceHead>();
  private firstEmpty: number | undefined;
  private empty = 0;
  /** Where rows begin that have fewer cells than the heading. */
  private readonly short: number[] = [];
  private rows = 0;
  /** Rows that are left out, and are no answers left blank. */
  lost = 0;

  constructor(
    private readonly table: FileText,
    private readonly columns: Columns,
    keys: FileText,
    front: Fields,
    private readonly settings: SourceSettings,
    private readonly problems: Problem[],
  ) {
    this.say = readFields(table.path, table.text, undefined, problems);
    this.below = stemOf(table.path).replace(/^corpus\//, '');
    const entries = (front.map?.entries ?? []).filter(({ key }) => !tableKeys.includes(key));
    const map: YamlMap = { kind: 'map', entries, span: { start: 0, end: 0 }, flow: false };
    const nobody = { id: '', path: table.path, case: '', bodyStart: 0 };
    // What is wrong with a key of all rows is told once, where it stands, and not again for every row.
    headOf(readFields(keys.path, keys.text, map, problems), settings, nobody);
    this.shared = readFields(keys.path, keys.text, map, []);
  }

  /** @returns undefined where the row is no source. */
  read(cells: readonly CsvCell[]): Source | undefined {
    const { columns, say } = this;
    this.rows++;
    const [id, text] = [cells[columns.id], cells[columns.text]];
    const start = cells[0]?.start ?? 0;
    const fault = cellsFault(cells.length, columns.count);
    if (fault) {
      say.report(start, 'csv', 'error', fault);
      this.lost++;
      return undefined;
    }
    if (cells.length < columns.count) this.short.push(start);
    const row = id?.text.trim() ?? '';
    const own = slug(row);
    if (own === '') {
      const message = 'This row has no id of a letter or a digit: it is left out. Give it one that no other row has.';
      say.report(id?.start ?? start, 'no-id', 'error', message);
      this.lost++;
      return undefined;
    }
    const before = this.first.get(own);
    if (before !== undefined) {
      const message = sameId(row, before.row, own);
      this.problems.push({
        ...say.placeOf(id?.start ?? start),
        rule: 'duplicate-row',
        severity: 'error',
        message,
        related: say.placeOf(before.at),
      });
      return undefined;
    }
    this.first.set(own, { row, at: id?.start ?? start });
    if (!text || text.text.trim() === '') {
      this.empty++;
      this.firstEmpty ??= text?.start ?? start;
      return undefined;
    }
    const body = text.text;
    const name = slug(`${this.below}-${row}`);
    const { case: said, ...head } = this.headOf(cells);
    return {
      ...head,
      id: name,
      row,
      case: said || (this.settings.design === 'panel' ? own : name),
      bodyStart: text.start,
      ...(text.doubled.length > 0 ? { doubled: text.doubled } : {}),
      keys: Object.fromEntries(this.saying(cells).map(([key, cell]) => [key, cell.start])),
      body,
      turns: plainTurns(body),
    };
  }

  /** What is told of many rows in one sentence: answers left blank, which are no fault of a row, and cells left out. */
  finish(): void {
    const [firstShort] = this.short;
    if (firstShort !== undefined) {
      const message = shortRows(this.short.map((start) => this.say.placeOf(start).line));
      this.say.report(firstShort, 'csv', 'warning', message);
    }
    if (this.firstEmpty === undefined) return;
    const [number, verb] = this.empty === 1 ? ['1 row', 'has'] : [`${this.empty} rows`, 'have'];
    const message = `${number} of ${this.rows} ${verb} no text, the first here: no sources, and in no count. Take such rows out, or write down what was answered.`;
    this.say.report(this.firstEmpty, 'empty-answer', 'warning', message);
  }

  /** What a row says of itself, its id and its own places aside; rows that say the same share it. */
  private headOf(cells: readonly CsvCell[]): SourceHead {
    const key = this.columns.others.map(({ index }) => cells[index]?.text ?? '').join('\0');
    const before = this.heads.get(key);
    if (before) return before;
    const faults = this.problems.length;
    const head = headOf(this.fieldsOf(cells), this.settings, { id: '', path: this.table.path, case: '', bodyStart: 0 });
    if (this.problems.length === faults && this.heads.size < mostHeads) this.heads.set(key, head);
    return head;
  }

  /** The cells in which a row says something of itself, by their keys. */
  private saying(cells: readonly CsvCell[]): (readonly [string, CsvCell])[] {
    return this.columns.others.flatMap(({ key, index }) => {
      const cell = cells[index];
      return !cell || cell.text.trim() === '' ? [] : [[key, cell] as const];
    });
  }

  /** What a row says of itself, and where it is silent what holds for all. */
  private fieldsOf(cells: readonly CsvCell[]): Fields {
    const entries = this.saying(cells).map(([key, cell]) => {
      const span = { start: cell.start, end: cell.end };
      return { key, keySpan: span, value: { kind: 'scalar' as const, value: cell.text, span } };
    });
    const own = this.say.inside({ kind: 'map', entries, span: { start: 0, end: 0 }, flow: false });
    return overlaid(own, this.shared);
  }
}

/** Keys of one map, and of another where it has none; what the other says is faultless, or told already. */
function overlaid(own: Fields, shared: Fields): Fields {
  const of = (key: string) => (own.has(key) ? own : shared);
  const written = own.map?.entries ?? [];
  const others = (shared.map?.entries ?? []).filter(({ key }) => !own.has(key));
  const starts = new Set(written.map(({ value }) => value.span.start));
  return {
    ...own,
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
