import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { columnNames, twinColumns } from './answer-faults.ts';
import type { CsvCell } from './csv-cells.ts';
import { type Fields, readFields } from './fields.ts';
import { headOf, type SourceSettings } from './source.ts';
import { readYaml, type YamlMap } from './yaml.ts';

/** A file with its text as read. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** A table, and the places of offsets in it. */
interface TablePlaces {
  readonly path: string;
  readonly placeOf: (offset: number) => Place;
}

/** How the rows of a table are read. */
export interface AnswerForm {
  readonly columns: Columns;
  /** What holds for all of them. */
  readonly shared: Fields;
}

/** Keys of `X.yaml` that say how the table is read; any other is front matter of all its rows. */
export const tableKeys: readonly string[] = ['id', 'text', 'columns'];

/**
 * How the rows of a table are read, by the keys beside it.
 * @param heading its first row.
 * @returns undefined where the keys cannot be read, and with them what they say of consent, or a column is not there
 * or could be either of two.
 */
export function answerForm(
  keys: FileText,
  heading: readonly CsvCell[] | undefined,
  { path, placeOf }: TablePlaces,
  settings: SourceSettings,
  problems: Problem[],
): AnswerForm | undefined {
  const front = frontOf(keys, problems);
  const columns = front && heading && columnsOf(front, heading, path);
  if (!columns) return undefined;
  const others = columns.others.map(({ index }) => index);
  const twins = twinColumns(heading, [columns.id, columns.text], others, placeOf);
  problems.push(...twins);
  if (twins.length > 0) return undefined;
  const entries = (front.map?.entries ?? []).filter(({ key }) => !tableKeys.includes(key));
  const map: YamlMap = { kind: 'map', entries, span: { start: 0, end: 0 }, flow: false };
  const nobody = { id: '', path, case: '', bodyStart: 0 };
  // What is wrong with a key of all rows is told once, where it stands, and not again for every row.
  headOf(readFields(keys.path, keys.text, map, problems), settings, nobody);
  return { columns, shared: readFields(keys.path, keys.text, map, []) };
}

/** The position of the column that names the rows, by the keys beside a table; -1 where they, or it, cannot be found. */
export function idColumn(keys: FileText, heading: readonly CsvCell[]): number {
  const front = frontOf(keys, []);
  return front ? columnNames(heading).indexOf((front.text('id') ?? 'id').normalize('NFC')) : -1;
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
  const names = columnNames(heading);
  const written = heading.map(({ text }) => text.trim());
  let missing = false;
  const indexOf = (name: string, key: string) => {
    const index = names.indexOf(name.normalize('NFC'));
    if (index !== -1) return index;
    missing = true;
    const known = names.filter((one) => one !== '').join(', ');
    const message = `${path} has no column « ${name} »: \`${key}\` names one. Columns: ${known}.`;
    front.report(front.node(key)?.span.start ?? 0, 'unknown-column', 'error', message);
    return -1;
  };
  const id = indexOf(front.text('id') ?? 'id', 'id');
  const text = indexOf(front.text('text') ?? 'text', 'text');
  const others = namedColumns(front, written, [id, text]).map(({ key, column }) => ({
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
