import { type Coding, type CodingFile, machines } from '../model/coding.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { type Fields, readFields } from './fields.ts';
import { warnUnknownKeys } from './known-keys.ts';
import { readYaml, type YamlNode } from './yaml.ts';

export interface CodingFileRead {
  /** Absent where the file could not be read: its source counts as not yet read by this coder. */
  readonly file?: WrittenCodings;
  readonly problems: readonly Problem[];
}

/** A coding file as it is written. */
export interface WrittenCodings extends CodingFile {
  /** Of a table: the rows this reading was limited to; empty: all; absent: all, since nothing is said of them. */
  readonly rows?: readonly { readonly value: string; readonly span: Span }[];
}

const entryKeys = [
  'quote',
  'codes',
  'against',
  'translation',
  'memo',
  'verbatim',
  'at',
  'id',
  'date',
  'status',
  'confidence',
  'because',
  'from',
  'review',
  'decided',
  'reason',
];

/**
 * Reads the codings of one coder for one source, or for a table of answers, whose entries say their `row`.
 * @param ofTable they are of a table.
 */
export function parseCodings(
  path: string,
  text: string,
  coder: string,
  source: string,
  ofTable = false,
): CodingFileRead {
  const read = readYaml(path, text);
  const problems: Problem[] = [...read.problems];
  const report = (rule: string, message: string, offset = 0): CodingFileRead => ({
    problems: [...problems, { ...placesIn(path, text)(offset), rule, severity: 'error', message }],
  });
  if (!read.root) {
    if (problems.length > 0) return { problems };
    return report(
      'empty-file',
      'This coding file is empty, so its source counts as not read. Write `codings: []` if it was read and nothing found, or remove the file.',
    );
  }
  if (read.root.kind === 'scalar')
    return report(
      'wrong-type',
      'A coding file has a list `codings:` of quotes with their codes.',
      read.root.span.start,
    );
  const top = read.root.kind === 'map' ? read.root : undefined;
  const fields = readFields(path, text, top, problems);
  if (top) warnUnknownKeys(fields, ['status', 'only', ...(ofTable ? ['rows'] : []), 'codings', 'coder', 'source']);
  const list = top ? fields.node('codings') : read.root;
  if (top && !list)
    return report(
      'wrong-type',
      'A coding file needs `codings:`, a list of quotes with their codes. Write `codings: []` for none.',
      top.span.start,
    );
  if (list?.kind === 'scalar') {
    const message = isEmpty(list)
      ? '`codings:` is empty, so its source counts as not read. Write `codings: []` if it was read and nothing found.'
      : '`codings:` takes a list of quotes with their codes, so its source counts as not read. Write `codings: []` for none.';
    return report('wrong-type', message, list.span.start);
  }
  const items = list?.kind === 'list' ? list.items : list ? [list] : [];
  const placeOf = placesIn(path, text);
  const codings = items.flatMap(
    (item) => parseCoding({ path, text, placeOf, ofTable }, item, machines.has(coder), problems) ?? [],
  );
  const unread = items.length > 0 && codings.length === 0;
  const reading = readReading(fields, ofTable);
  const { span } = list ?? read.root;
  return {
    problems,
    file: { path, coder, source, ...reading, ...(unread ? { status: 'partial' } : {}), codings, list: span },
  };
}

/** How far the coder has read, and for what. */
function readReading(fields: Fields, ofTable: boolean): Pick<WrittenCodings, 'status' | 'only' | 'rows'> {
  const status = fields.choice('status', ['complete', 'partial']) ?? (fields.text('status') ? 'partial' : 'complete');
  const only = fields.list('only').map(({ value }) => value);
  if (!ofTable) return { status, only };
  const node = fields.node('rows');
  if (!node) return { status, only };
  // In brackets it is the id of a row.
  if (node.kind === 'scalar' && node.value.trim().toLowerCase() === 'all') return { status, only, rows: [] };
  const rows = fields.list('rows');
  if (rows.length > 0 || status === 'partial') return { status, only, rows };
  const message =
    '`rows` lists none, so that no row counts as read. List those read to the end, `rows: [12, 13]`, or write `rows: all` where all of them are.';
  if (node.kind !== 'map') fields.report(node.span.start, 'wrong-value', 'error', message);
  return { status: 'partial', only, rows };
}

function isEmpty(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.trim() === '';
}

function warnStatus(fields: Fields): void {
  const entry = fields.map?.entries.find(({ key }) => key === 'status');
  if (!entry) return;
  const message = 'Only codings of machine files have a `status`: this one counts. Remove the key, or the coding.';
  fields.report(entry.keySpan.start, 'status-in-person-file', 'warning', message);
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a person writes of a passage, besides its codes. */
function putWords(fields: Fields, coding: Writable<Pick<Coding, 'translation' | 'memo' | 'verbatim'>>): void {
  const [translation, memo] = [fields.text('translation'), fields.text('memo')];
  const verbatim = fields.choice('verbatim', ['pinned', 'banned']);
  if (translation) coding.translation = translation;
  if (memo) coding.memo = memo;
  if (verbatim) coding.verbatim = verbatim;
}

/** The id that others name it by. */
function readId(fields: Fields): string | undefined {
  const id = fields.text('id');
  if (id !== undefined && !/^[a-z][a-z0-9]*$/i.test(id)) {
    const message = `\`id: ${id}\`: a coding's id is a letter, then letters and digits.`;
    fields.report(fields.node('id')?.span.start ?? 0, 'wrong-value', 'error', message);
  }
  return id;
}

/** Where the entry and the values stand that a fix may replace. */
function spansOf(
  fields: Fields,
  entry: Span,
  ofRow: boolean,
  codes: readonly { readonly span: Span }[],
  against: readonly { readonly span: Span }[],
): Coding['spans'] {
  const [row, memo, at] = [ofRow ? fields.node('row') : undefined, fields.node('memo'), fields.node('at')];
  const spans: Writable<Omit<Coding['spans'], 'codes' | 'against'>> = {
    entry,
    quote: (fields.node('quote') as YamlNode).span,
  };
  if (row) spans.row = row.span;
  if (memo) spans.memo = memo.span;
  if (at) spans.at = at.span;
  return { ...spans, codes: codes.map(({ span }) => span), against: against.map(({ span }) => span) };
}

interface FileText {
  readonly path: string;
  readonly text: string;
  readonly placeOf: ReturnType<typeof placesIn>;
  readonly ofTable: boolean;
}

function parseCoding(
  { path, text, placeOf, ofTable }: FileText,
  node: YamlNode,
  byMachine: boolean,
  problems: Problem[],
): Coding | undefined {
  const place = placeOf(node.span.start);
  const fault = (message: string) => {
    problems.push({ ...place, rule: 'wrong-type', severity: 'error', message });
    return undefined;
  };
  if (node.kind !== 'map') return fault('A coding is a `quote` with its `codes`: - quote: … then codes: […].');
  const fields = readFields(path, text, node, problems);
  warnUnknownKeys(fields, ofTable ? ['row', ...entryKeys] : entryKeys);
  const quote = fields.text('quote');
  if (quote === undefined) return fault('This coding has no `quote`: the words of the interview it points at.');
  const codes = fields.list('codes');
  const against = fields.list('against');
  const decided = fields.list('decided').map(({ value }) => value);
  const reason = fields.text('reason');
  const memo = fields.text('memo');
  if (codes.length + against.length + decided.length === 0 && !memo) {
    problems.push({
      ...place,
      rule: 'no-code',
      severity: 'warning',
      message: 'This coding has no code. Add `codes: […]`, or remove it.',
    });
  }
  const at = fields.integer('at');
  const row = ofTable ? fields.text('row') : undefined;
  const date = fields.date('date');
  const status = byMachine ? fields.choice('status', ['suggested', 'accepted', 'rejected']) : undefined;
  if (!byMachine) warnStatus(fields);
  const review = byMachine ? fields.choice('review', ['found', 'missed', 'batch']) : undefined;
  const because = fields.text('because');
  const from = fields.text('from');
  const confidence = fields.share('confidence');
  // Put in one after the other: to spread a dozen that are mostly absent takes longer than all else.
  const coding: Writable<Omit<Coding, 'place' | 'spans'>> = {
    quote,
    codes: codes.map(({ value }) => value),
    against: against.map(({ value }) => value),
  };
  putWords(fields, coding);
  if (at !== undefined) coding.at = at;
  const id = readId(fields);
  if (id !== undefined) coding.id = id;
  if (row) coding.row = row;
  if (date) coding.date = date;
  if (status) coding.status = status;
  if (because) coding.because = because;
  if (from) coding.from = from;
  if (review) coding.review = review;
  if (decided.length > 0) coding.decided = decided;
  if (reason) coding.reason = reason;
  if (confidence !== undefined) coding.confidence = confidence;
  const spans = spansOf(fields, node.span, row !== undefined, codes, against);
  return { ...coding, place: placeOf(spans.quote.start), spans };
}
