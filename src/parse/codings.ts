import { type Coding, type CodingFile, machines } from '../model/coding.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { Span } from '../model/span.ts';
import { type Fields, readFields } from './fields.ts';
import { warnUnknownKeys } from './known-keys.ts';
import { readYaml, type YamlMap, type YamlNode } from './yaml.ts';

export interface CodingFileRead {
  /** Absent where the file could not be read: its source counts as not yet read by this coder. */
  readonly file?: WrittenCodings;
  readonly problems: readonly Problem[];
}

/** A coding file as it is written. */
export interface WrittenCodings extends CodingFile {
  /** Of a table: the rows this reading was limited to; empty: all. */
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
  return { status, only, ...(ofTable ? { rows: fields.list('rows') } : {}) };
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

/** What a person writes of a passage, besides its codes. */
function readWords(fields: Fields): Pick<Coding, 'translation' | 'memo' | 'verbatim'> {
  const [translation, memo] = [fields.text('translation'), fields.text('memo')];
  const verbatim = fields.choice('verbatim', ['pinned', 'banned']);
  return { ...(translation ? { translation } : {}), ...(memo ? { memo } : {}), ...(verbatim ? { verbatim } : {}) };
}

/** Who settled a disagreement, and why. */
function readSettlement(fields: Fields): Pick<Coding, 'decided' | 'reason'> {
  const decided = fields.list('decided').map(({ value }) => value);
  const reason = fields.text('reason');
  return { ...(decided.length > 0 ? { decided } : {}), ...(reason ? { reason } : {}) };
}

/** The id that others name it by. */
function readId(fields: Fields): Pick<Coding, 'id'> {
  const id = fields.text('id');
  if (id === undefined) return {};
  if (!/^[a-z][a-z0-9]*$/i.test(id)) {
    const message = `\`id: ${id}\`: a coding's id is a letter, then letters and digits.`;
    fields.report(fields.node('id')?.span.start ?? 0, 'wrong-value', 'error', message);
  }
  return { id };
}

/** Where a value stands, where there is one. */
function spanOf(fields: Fields, key: 'memo' | 'at' | 'row'): Partial<Record<'memo' | 'at' | 'row', Span>> {
  const found = fields.node(key);
  return found ? { [key]: found.span } : {};
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
  const settled = readSettlement(fields);
  const memo = fields.text('memo');
  if (codes.length + against.length === 0 && !settled.decided && !memo) {
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
  const quoteNode = fields.node('quote') as YamlNode;
  return {
    quote,
    codes: codes.map(({ value }) => value),
    against: against.map(({ value }) => value),
    ...readWords(fields),
    ...(at === undefined ? {} : { at }),
    ...readId(fields),
    ...(row ? { row } : {}),
    ...(date ? { date } : {}),
    ...(status ? { status } : {}),
    ...(because ? { because } : {}),
    ...(from ? { from } : {}),
    ...(review ? { review } : {}),
    ...settled,
    ...(confidence === undefined ? {} : { confidence }),
    place: placeOf(quoteNode.span.start),
    spans: {
      entry: (node as YamlMap).span,
      quote: quoteNode.span,
      ...(row ? spanOf(fields, 'row') : {}),
      ...spanOf(fields, 'memo'),
      ...spanOf(fields, 'at'),
      codes: codes.map(({ span }) => span),
      against: against.map(({ span }) => span),
    },
  };
}
