import { extname } from 'node:path';
import { type ParquetColumn, ParquetRows } from '../exchange/parquet-rows.ts';
import { tableFile } from '../exchange/table-file.ts';
import type { CodedStudy } from '../model/study.ts';
import type { CellValue, Table } from '../model/table.ts';
import { isNumberType, type QueryAnswer, runQuery } from '../study/query.ts';
import { studyTables } from '../verbatims/study-tables.ts';
import { attachedGiven } from './attached-given.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { namedFile } from './named-file.ts';
import { openCodedToRead, problemNotes } from './opened.ts';
import manual from './query.md';
import { faultSentence } from './query-fault.ts';
import { queryTable } from './query-table.ts';
import { refusePlace } from './refuse-place.ts';
import { tableWritten } from './table-written.ts';
import { textsTold } from './texts-told.ts';

const formats = ['table', 'csv', 'json', 'parquet'];

export const command: Command = {
  args: '<sql>',
  options: [
    ['--format <name>', 'of the answer: table, csv, json; with --out also parquet'],
    ['--out <file>', 'write the answer there; its ending says the format'],
    ['--attach <files>', 'tables of other files: sizes.csv, or sites=places.parquet'],
    ['--full', 'with every name and interview as it is: for the team only'],
    ['--force', 'write over a file that is there'],
  ],
  changes: true,
  manual,
  run,
};

const install =
  'SQL needs DuckDB, an optional part that is not installed here: run npm install --no-save @duckdb/node-api@1.5.6-r.1 in the folder of study.';

/** Blanks, semicolons and comments alone. */
const asksNothing = /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/;

async function run(call: Call): Promise<Answer> {
  const sql = call.args[0] as string;
  if (asksNothing.test(sql))
    throw new UsageError('There is no question. Ask it in SQL: study query "SELECT * FROM cases".');
  const { format, file } = formatGiven(call);
  const full = call.options.full === true;
  const { coded, problems } = await openCodedToRead(call);
  const tables = studyTables(coded, { full, selection: {}, onText: textsTold(call, coded, 'Asking') });
  const attached = attachedGiven(call, tables);
  call.progress('Asking …');
  const answer = await runQuery(tables, attached, sql);
  if (answer === 'not-installed') throw new UsageError(install);
  if ('unreadable' in answer) throw new UsageError(answer.unreadable);
  if ('fault' in answer) {
    const others = attached.map(({ name }): Pick<Table, 'name' | 'columns'> => ({ name, columns: [] }));
    throw new UsageError(faultSentence(answer.fault, sql, [...tables, ...others], answer.quotedOnly));
  }
  const shown = {
    exitCode: exitCode(problems, call.options.strict === true),
    ...withWarning(problemNotes(problems, call), full),
  };
  const document = { ...objectsOf(answer), ...(file === undefined ? {} : { outputs: [file] }), problems };
  if (file === undefined) {
    const output = call.options.json ? jsonDocument(document) : await written(answer, format, coded);
    return { ...shown, output: typeof output === 'string' ? output : Buffer.from(output).toString('utf8') };
  }
  return {
    ...shown,
    output: call.options.json ? jsonDocument(document) : `${file}: ${rowsCounted(answer)}\n`,
    ...namedFile(call, file, await written(answer, format, coded)),
  };
}

/** How the answer is written, and the file it goes to. */
function formatGiven(call: Call): { format: string; file?: string } {
  const { format, out } = call.options;
  if (typeof format === 'string' && !formats.includes(format))
    throw new UsageError(`\`--format ${format}\` is not known. Known: ${formats.join(', ')}.`);
  if (typeof out !== 'string') {
    if (format === 'parquet') throw new UsageError('Parquet is no text: name a file with --out FILE.parquet.');
    return { format: typeof format === 'string' ? format : 'table' };
  }
  const ending = extname(out).slice(1).toLowerCase();
  if (format === undefined && !endings.includes(ending))
    throw new UsageError(
      `What ${out} should be is not known. Known endings: ${endings.map((one) => `.${one}`).join(', ')}.`,
    );
  if (typeof format === 'string' && ending !== (format === 'table' ? 'txt' : format))
    throw new UsageError(`\`--format ${format}\` and the ending of ${out} do not fit: leave one out.`);
  refusePlace(call, out);
  return { format: ending, file: out };
}

const endings = ['csv', 'json', 'parquet', 'xlsx', 'txt'];

async function written(answer: QueryAnswer, format: string, coded: CodedStudy): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(objectsOf(answer).rows, null, 2)}\n`;
  if (format === 'parquet') return parquetOf(answer);
  if (format !== 'csv' && format !== 'xlsx') return queryTable(answer);
  const columns = answer.columns.map(({ name }, i) => ({
    name,
    values: answer.rows.map((row) => (typeof row[i] === 'boolean' ? String(row[i]) : (row[i] ?? null))),
  }));
  return tableWritten(() => tableFile(columns as Parameters<typeof tableFile>[0], format, coded.settings.language));
}

function parquetOf({ columns, rows }: QueryAnswer): Uint8Array {
  const typed = columns.map(({ name, type }, i) => ({
    name,
    type: parquetType(type, (test) => rows.every((row) => test(row[i] ?? null))),
  }));
  const table = new ParquetRows(typed);
  const cell = (value: CellValue, i: number) => (value !== null && typed[i]?.type === 'text' ? String(value) : value);
  for (const row of rows) table.add(row.map(cell));
  return table.finish();
}

/** @param all whether a column's values are all such */
function parquetType(type: string, all: (test: (value: CellValue) => boolean) => boolean): ParquetColumn['type'] {
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'DATE' && all(isDay)) return 'date';
  if (!isNumberType(type) || !all((value) => value === null || typeof value === 'number')) return 'text';
  return all((value) => value === null || value === ((value as number) | 0)) ? 'integer' : 'number';
}

/** DuckDB knows days before the first and after 9999, and two infinite ones. */
function isDay(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
}

function objectsOf({ columns, rows }: QueryAnswer) {
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))),
  };
}

function rowsCounted({ rows }: QueryAnswer): string {
  return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
}

function withWarning({ notes = '' }: { notes?: string }, full: boolean): { notes?: string } {
  const warning = full
    ? 'The answer may hold names, and interviews that may not be quoted: keep it within the team.\n'
    : '';
  return notes + warning === '' ? {} : { notes: notes + warning };
}
