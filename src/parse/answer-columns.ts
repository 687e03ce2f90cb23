import { appendAll } from '../model/append.ts';
import { bareMapOf } from '../model/bare-map.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { slug } from '../model/slug.ts';
import { columnKeys } from '../model/source-keys.ts';
import type { Span } from '../model/span.ts';
import { columnNames, twinColumns } from './answer-faults.ts';
import type { CsvCell } from './csv-cells.ts';
import { type Fields, readFields } from './fields.ts';
import { headOf, type SourceSettings } from './source.ts';
import { readYaml, type YamlMap, type YamlNode } from './yaml.ts';

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
  const entries = (front.map?.entries ?? []).filter(({ key }) => !columnKeys.includes(key));
  const map: YamlMap = { kind: 'map', entries, span: nowhere, flow: false };
  const nobody = { id: '', path, case: '', bodyStart: 0 };
  // What is wrong with a key of all rows is told once, where it stands, and not again for every row.
  headOf(readFields(keys.path, keys.text, map, problems), settings, nobody);
  return { columns, shared: readFields(keys.path, keys.text, told(map), []) };
}

/** Where the keys beside a table stand; none where they cannot be read. */
export function keyOffsets(keys: FileText): Readonly<Record<string, number>> {
  const entries = frontOf(keys, [])?.map?.entries ?? [];
  return bareMapOf(
    entries.map(({ key }) => key),
    entries.map(({ keySpan }) => keySpan.start),
  );
}

/** Where no cell of a table begins. */
const nowhere: Span = { start: -1, end: -1 };

/** The same values without their places, which are of another file than those of a row: their faults are told. */
function told<Node extends YamlNode>(node: Node): Node;
function told(node: YamlNode): YamlNode {
  if (node.kind === 'scalar') return { ...node, span: nowhere };
  if (node.kind === 'list') return { ...node, span: nowhere, items: node.items.map((item) => told(item)) };
  const entries = node.entries.map(({ key, value }) => ({ key, keySpan: nowhere, value: told(value) }));
  return { ...node, span: nowhere, entries };
}

/** The position of the column that names the rows, by the keys beside a table; -1 where they, or it, cannot be found. */
export function idColumn(keys: FileText, heading: readonly CsvCell[]): number {
  const front = frontOf(keys, []);
  return front ? columnNames(heading).indexOf((front.text('id') ?? 'id').normalize('NFC')) : -1;
}

/** The position of the column that is read as a key of sources, by the keys beside a table; -1 where there is none. */
export function keyColumn(keys: FileText, heading: readonly CsvCell[], key: string): number {
  const front = frontOf(keys, []);
  const columns = front && columnsOf(front, heading, keys.path);
  return columns?.others.find((one) => one.key === key)?.index ?? -1;
}

/** What holds for the table: undefined where its keys cannot be read, and with them what they say of consent. */
function frontOf({ path, text }: FileText, problems: Problem[]): Fields | undefined {
  const read = readYaml(path, text);
  appendAll(problems, read.problems);
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
    const meant = written.find((one) => slug(one) === slug(name) && one !== '');
    const hint = meant === undefined ? '' : ` Did you mean « ${meant} »?`;
    const missed = front.has(key)
      ? `\`${key}\` names one.${hint}`
      : `${defaulted(key)}${hint} Name the column: \`${key}: ${meant ?? '…'}\`.`;
    const message = `${path} has no column « ${name} »: ${missed} Columns: ${known}.`;
    front.report(front.node(key)?.span.start ?? 0, 'unknown-column', 'error', message, meant);
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

/** Why a column is looked for that no key names. */
function defaulted(key: string): string {
  const what = key === 'id' ? 'the ids of rows are' : 'what was answered is';
  return `${what} looked for there, since no \`${key}:\` stands here.`;
}

/** `columns: [age]`, or under names of one's own, `columns: { age: Quel est votre âge ? }`. */
function namedColumns(
  front: Fields,
  names: readonly string[],
  taken: readonly number[],
): { key: string; column: string }[] {
  const node = front.node('columns');
  if (node?.kind === 'map') {
    return node.entries.flatMap(({ key, keySpan, value }) => {
      if (value.kind !== 'scalar') {
        front.report(value.span.start, 'wrong-type', 'error', `\`${key}\` takes the heading of one column.`);
        return [];
      }
      if (key.trim() !== '') return [{ key, column: value.value.trim() }];
      const message = 'This column is given no name, and is left out. Give it one, or remove it.';
      front.report(keySpan.start, 'no-name', 'error', message);
      return [];
    });
  }
  if (front.has('columns')) return front.list('columns').map(({ value }) => ({ key: value, column: value }));
  return names.flatMap((name, i) => (name === '' || taken.includes(i) ? [] : [{ key: name, column: name }]));
}
