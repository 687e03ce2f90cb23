import { distinctNames } from '../model/distinct-names.ts';
import type { CellType, CellValue, Table } from '../model/table.ts';
import { attachFault, noTable } from './attach-fault.ts';
import { csvReading } from './attached-csv.ts';
import { type SqlFault, sqlFault } from './sql-fault.ts';

type Duck = typeof import('@duckdb/node-api');
type Connection = Awaited<ReturnType<InstanceType<Duck['DuckDBInstance']>['connect']>>;
type Reader = Awaited<ReturnType<Connection['runAndReadAll']>>;

/** A file whose tables the SQL may name, too. */
export interface Attached {
  readonly name: string;
  /** As it was given, for messages. */
  readonly file: string;
  readonly path: string;
  readonly ending: string;
}

export interface QueryAnswer {
  /** `type` as DuckDB writes it. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Of a list or a struct, its JSON. */
  readonly rows: readonly (readonly CellValue[])[];
}

export type QueryRun =
  | QueryAnswer
  | {
      readonly fault: SqlFault;
      /** Attached tables whose names SQL takes only between quotation marks. */
      readonly quotedOnly: readonly Attached[];
    }
  | { readonly unreadable: string }
  | 'not-installed';

/** Nothing is installed, loaded from elsewhere, kept or spilled; one thread, so that rows come in one order. */
const closed = {
  threads: '1',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_persistent_secrets: 'false',
  temp_directory: '',
  errors_as_json: 'true',
};

/**
 * Runs SQL over tables in memory, and gives the rows of its last statement. The SQL reads and writes no file and opens no
 * connection: attached files are read before it begins, and the engine is locked then.
 */
export async function runQuery(
  tables: readonly Table[],
  attached: readonly Attached[],
  sql: string,
): Promise<QueryRun> {
  const duck = await load();
  if (!duck) return 'not-installed';
  const instance = await duck.DuckDBInstance.create(':memory:', closed);
  const connection = await instance.connect();
  try {
    for (const table of tables) await fill(duck, connection, table, isNamed(table.name, sql));
    for (const one of attached) {
      const unreadable = await attach(connection, one);
      if (unreadable !== undefined) return { unreadable };
    }
    await connection.run('SET enable_external_access = false; SET lock_configuration = true');
    const statements = await connection.extractStatements(sql);
    for (let at = 0; at < statements.count; at++) {
      const statement = await statements.prepare(at);
      if (statement.parameterCount > 0) return { fault: { kind: 'Parameter', message: '' }, quotedOnly: [] };
      if (at === statements.count - 1) return answerOf(duck, await statement.runAndReadAll());
      await statement.run();
    }
    return { columns: [], rows: [] };
  } catch (cause) {
    return { fault: sqlFault(cause), quotedOnly: await quotedOnly(connection, attached) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function answerOf(duck: Duck, reader: Reader): QueryAnswer {
  const types = reader.columnTypes().map(String);
  const rows = reader.convertRows<unknown>((value, type, own) =>
    // As DuckDB casts it to text, also within a list or a struct.
    type.typeId === duck.DuckDBTypeId.INTERVAL && value !== null
      ? String(value)
      : duck.JsonDuckDBValueConverter(value, type, own),
  );
  return {
    columns: distinctNames(reader.columnNames()).map((name, i) => ({ name, type: types[i] ?? '' })),
    rows: rows.map((row) => row.map((cell, i) => cellOf(cell, types[i] ?? ''))),
  };
}

async function load(): Promise<Duck | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** A table that the SQL does not name stays empty; what computes names (`query_table`), or asks how large the tables are, may mean any. */
function isNamed(table: string, sql: string): boolean {
  return new RegExp(`${table}|query|duckdb_|pragma|pg_`, 'i').test(sql);
}

const sqlTypes: Readonly<Record<CellType, 'VARCHAR' | 'INTEGER' | 'BOOLEAN' | 'DATE'>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
};
/** Rows that DuckDB takes at once. */
const chunkRows = 2048;
const dayMs = 86_400_000;

async function fill(
  duck: Duck,
  connection: Connection,
  { name, columns, rows }: Table,
  withRows: boolean,
): Promise<void> {
  const types = columns.map(({ type }) => sqlTypes[type]);
  const written = columns.map((column, i) => `${quoted(column.name)} ${types[i]}`);
  await connection.run(`CREATE TABLE ${quoted(name)} (${written.join(', ')})`);
  if (!withRows) return;
  const appender = await connection.createAppender(name);
  let batch: (readonly (CellValue | InstanceType<Duck['DuckDBDateValue']>)[])[] = [];
  const append = () => {
    const chunk = duck.DuckDBDataChunk.create(
      types.map((type) => duck[type]),
      batch.length,
    );
    chunk.setRows(batch);
    appender.appendDataChunk(chunk);
    batch = [];
  };
  const days = columns.flatMap(({ type }, i) => (type === 'date' ? [i] : []));
  for (const row of rows()) {
    const cells: (CellValue | InstanceType<Duck['DuckDBDateValue']>)[] = [...row];
    for (const i of days)
      if (typeof row[i] === 'string') cells[i] = new duck.DuckDBDateValue(Date.parse(row[i]) / dayMs);
    batch.push(cells);
    if (batch.length === chunkRows) append();
  }
  if (batch.length > 0) append();
  appender.closeSync();
}

const readers: Readonly<Record<string, string>> = {
  csv: 'read_csv',
  tsv: 'read_csv',
  parquet: 'read_parquet',
  json: 'read_json',
  ndjson: 'read_json',
};

export const attachable: readonly string[] = [...Object.keys(readers), 'duckdb'];

/** Copies a table into memory, or opens a database for reading. @returns why it cannot, in a sentence */
async function attach(connection: Connection, { name, file, path, ending }: Attached): Promise<string | undefined> {
  const reader = readers[ending];
  const place = `'${path.replaceAll("'", "''")}'`;
  const reading = reader === 'read_csv' ? csvReading(file, path) : { options: '' };
  if ('fault' in reading) return reading.fault;
  try {
    await connection.run(
      reader
        ? `CREATE TABLE ${quoted(name)} AS SELECT * FROM ${reader}(${place}${reading.options})`
        : `ATTACH ${place} AS ${quoted(name)} (READ_ONLY, TYPE duckdb)`,
    );
    return reader === 'read_json' && (await isNoTable(connection, name, place)) ? noTable(file) : undefined;
  } catch (cause) {
    return attachFault(file, ending, sqlFault(cause).message);
  }
}

/** What is no list of objects, or an empty one, is read as a single column called `json`. */
async function isNoTable(connection: Connection, name: string, place: string): Promise<boolean> {
  const columns = (await connection.runAndReadAll(`SELECT * FROM ${quoted(name)} LIMIT 0`)).columnNames();
  if (columns.length !== 1 || columns[0] !== 'json') return false;
  const keyed = await connection.runAndReadAll(
    `SELECT 1 FROM read_json_objects(${place}) WHERE json_type(json) = 'OBJECT' AND json <> '{}' LIMIT 1`,
  );
  return keyed.getRowsJson().length === 0;
}

/** Words that SQL keeps for itself, and what begins with a digit. */
async function quotedOnly(connection: Connection, attached: readonly Attached[]): Promise<Attached[]> {
  const found: Attached[] = [];
  for (const one of attached)
    await connection.extractStatements(`SELECT * FROM ${one.name}`).catch(() => found.push(one));
  return found;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

const numeric = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL.*|FLOAT|DOUBLE|BIGNUM)$/;

export function isNumberType(type: string): boolean {
  return numeric.test(type);
}

/** Numbers as numbers wherever one holds them exactly. */
function cellOf(cell: unknown, type: string): CellValue {
  if (typeof cell === 'string' && isNumberType(type)) {
    const number = Number(cell);
    return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : cell;
  }
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell === null) return cell;
  return JSON.stringify(cell) ?? null;
}
