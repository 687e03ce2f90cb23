import {
  type CodebookChange,
  type CodebookOperation,
  codebookOperations,
  type FileUndo,
  type UndoPlace,
} from '../model/codebook-change.ts';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { type Fields, readFields } from './fields.ts';
import { warnUnknownKeys } from './known-keys.ts';
import { readYaml, type YamlNode } from './yaml.ts';

export const historyPath = 'codebook/history.yaml';

export interface HistoryRead {
  readonly history: readonly CodebookChange[];
  readonly problems: readonly Problem[];
}

const entryKeys = ['date', 'op', 'from', 'to', 'under', 'reason', 'by', 'undoes', 'files'];
const fileKeys = ['path', 'moved_from', 'before', 'after', 'places', 'whole'];
const placeKeys = ['at', 'now', 'was', 'near'];

/** Reads the record of what was changed in the codebook. An entry that cannot be read is an error; the others stay. */
export function parseHistory(path: string, text: string): HistoryRead {
  const { root, problems: faults } = readYaml(path, text);
  const problems: Problem[] = [...faults];
  if (!root) return { history: [], problems };
  if (root.kind !== 'list') return { history: [], problems: [...problems, notAList(path, text, root)] };
  const entries = root.items.flatMap((item) => readEntry(path, text, item, problems) ?? []);
  return { history: withoutUndone(entries, problems), problems };
}

function notAList(path: string, text: string, { span }: YamlNode): Problem {
  const message = 'The history is a list of changes: each begins with `- date: …`.';
  return { ...placesIn(path, text)(span.start), rule: 'wrong-type', severity: 'error', message };
}

function readEntry(path: string, text: string, node: YamlNode, problems: Problem[]): CodebookChange | undefined {
  const place = placesIn(path, text)(node.span.start);
  if (node.kind !== 'map') {
    const message = 'A change of the codebook has a `date`, an `op` and a `reason`: - date: … then op: …';
    problems.push({ ...place, rule: 'wrong-type', severity: 'error', message });
    return undefined;
  }
  const fields = readFields(path, text, node, problems);
  warnUnknownKeys(fields, entryKeys);
  const op: CodebookOperation | undefined = fields.choice('op', codebookOperations);
  if (!op) {
    if (!fields.has('op'))
      fields.report(node.span.start, 'wrong-type', 'error', 'This change does not say what was done. Add its `op:`.');
    return undefined;
  }
  const under = fields.text('under');
  const by = fields.text('by');
  const undoes = fields.text('undoes');
  return {
    date: fields.date('date') ?? '',
    op,
    from: fields.list('from').map(({ value }) => value),
    to: fields.list('to').map(({ value }) => value),
    ...(under === undefined ? {} : { under }),
    ...(undoes === undefined ? {} : { undoes }),
    reason: fields.text('reason') ?? '',
    ...(by === undefined ? {} : { by }),
    files: maps(fields, 'files').flatMap((inner) => readFile(inner) ?? []),
    undone: false,
    place,
  };
}

function maps(fields: Fields, key: string): Fields[] {
  const node = fields.node(key);
  const items = node?.kind === 'list' ? node.items : [];
  return items.flatMap((item) => (item.kind === 'map' ? [fields.inside(item)] : []));
}

function readFile(fields: Fields): FileUndo | undefined {
  warnUnknownKeys(fields, fileKeys);
  const path = fields.text('path');
  if (path === undefined) return undefined;
  const movedFrom = fields.text('moved_from');
  const before = fields.text('before');
  const after = fields.text('after');
  const whole = asWritten(fields, 'whole');
  return {
    path,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    places: maps(fields, 'places').flatMap((inner) => readPlace(inner) ?? []),
    ...(whole === undefined ? {} : { whole }),
  };
}

function readPlace(fields: Fields): UndoPlace | undefined {
  warnUnknownKeys(fields, placeKeys);
  const [, line, column] = /^(\d+):(\d+)$/.exec(fields.text('at') ?? '') ?? [];
  if (line === undefined || column === undefined) {
    const message = '`at` says where the change stands: line:column. Restore this line, or remove it.';
    fields.report(fields.map?.span.start ?? 0, 'wrong-value', 'error', message);
    return undefined;
  }
  return {
    line: Number(line),
    column: Number(column),
    now: asWritten(fields, 'now') ?? '',
    was: asWritten(fields, 'was') ?? '',
    near: fields.text('near') ?? '',
  };
}

/** A value with its white space: what is put back must be the same to the letter. */
function asWritten(fields: Fields, key: string): string | undefined {
  const node = fields.node(key);
  return node?.kind === 'scalar' ? node.value : undefined;
}

/** Each `undo` takes back the latest change before it that still holds. */
function withoutUndone(entries: readonly CodebookChange[], problems: Problem[]): CodebookChange[] {
  const undone = new Set<CodebookChange>();
  const holding: CodebookChange[] = [];
  for (const entry of entries) {
    if (entry.op !== 'undo') {
      holding.push(entry);
      continue;
    }
    const last = holding.pop();
    if (last) undone.add(last);
    else {
      const message = 'Nothing is left to take back before this `undo`. Is a change missing above it?';
      problems.push({ ...entry.place, rule: 'wrong-value', severity: 'error', message });
    }
  }
  return entries.map((entry) => (undone.has(entry) ? { ...entry, undone: true } : entry));
}
