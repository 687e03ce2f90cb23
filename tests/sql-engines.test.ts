import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableNames } from '../src/verbatims/study-tables.ts';
import { temporaryStudy } from './cli.ts';
import { clickhouse } from './clickhouse.ts';
import { duckdb } from './duckdb.ts';
import { runHere } from './run-here.ts';

/** The SQL of docs/sql.md by the name after its fence. */
const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/sql.md'), 'utf8');
const questions = new Map(
  [...page.matchAll(/^```sql ([\w-]+)\n([\s\S]*?)^```$/gm)].map(([, name = '', sql = '']) => [name, sql]),
);
const asked = [...questions].filter(([name]) => !/-(?:views|tables)$/.test(name));

type Row = readonly (string | number | boolean | null)[];
interface Engine {
  readonly name: string;
  ask(sql: string): Promise<Row[]>;
}

let folder = '';
const engines: Engine[] = [];
const closing: (() => void)[] = [];

beforeAll(async () => {
  folder = temporaryStudy({});
  for (const name of ['study.yaml', 'corpus', 'codebook'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  appendFileSync(join(folder, 'corpus/2024/rail-de-chanverne.md'), '\n@tous, venez.\n\n= C’est tout.\n');
  if (!duckdb) return;
  engines.push({
    name: 'study query',
    ask: async (sql) => (await json('query', sql)).rows.map((row: object) => Object.values(row)),
  });
  await printed('export', '--to', 'parquet');
  engines.push(await overParquet());
  if (clickhouse) engines.push(clickhouseEngine(clickhouse));
  const postgres = await postgresEngine();
  if (postgres) engines.push(postgres);
}, 180_000);
afterAll(() => {
  for (const close of closing) close();
});

async function printed(...argv: string[]): Promise<string> {
  const { stdout, stderr, code } = await runHere(argv, folder);
  if (code === 2) throw new Error(stderr);
  return stdout;
}

const json = async (...argv: string[]) => JSON.parse(await printed(...argv, '--json'));

/** The views that the page shows for two tables, for all of them, over the files of this study. */
function viewsOf(name: string, at = folder): string[] {
  const [partitioned = '', plain = ''] = (questions.get(name) ?? '').split(';\n');
  const files = `'${join(at, 'parquet')}/`;
  return tableNames.map((table) =>
    (table === 'codes' || table === 'cases'
      ? plain.replaceAll('codes', table)
      : partitioned.replaceAll('presence', table)
    ).replaceAll("'parquet/", files),
  );
}

/** ClickHouse over the same files, its views those of the page. */
function clickhouseEngine(ask: NonNullable<typeof clickhouse>, at = folder): Engine {
  return { name: 'ClickHouse over Parquet', ask: async (sql) => ask(viewsOf('clickhouse-views', at), sql) };
}

/** DuckDB over the files of `study export --to parquet`, its views those of the page. */
async function overParquet(at = folder): Promise<Engine> {
  const { DuckDBInstance } = duckdb as NonNullable<typeof duckdb>;
  const instance = await DuckDBInstance.create(':memory:', {});
  const connection = await instance.connect();
  for (const view of viewsOf('duckdb-views', at)) await connection.run(view);
  closing.push(() => connection.closeSync());
  const plainValue = (value: unknown) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value);
  return {
    name: 'DuckDB over Parquet',
    ask: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      const types = reader.columnTypes().map(String);
      return reader
        .getRowsJson()
        .map((row) => row.map((value, i) => (types[i] === 'VARCHAR' ? value : plainValue(value)))) as Row[];
    },
  };
}

const programs = postgresPrograms();

/** The newest PostgreSQL of the machine; undefined where there is none. */
function postgresPrograms(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    : [];
  const found = versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) process.stderr.write('No PostgreSQL is installed here: SQL is compared on DuckDB only.\n');
  return found;
}

/** A server of its own on a socket in a folder that goes; the tables come as the JSON that the page describes. */
async function postgresEngine(): Promise<Engine | undefined> {
  if (!programs) return undefined;
  const place = mkdtempSync(join(tmpdir(), 'study-postgres-'));
  closing.push(() => rmSync(place, { recursive: true, force: true }));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', place]);
  else chmodSync(place, 0o700);
  // The server refuses to run as root.
  const asPostgres = isRoot ? ['runuser', '-u', 'postgres', '--'] : [];
  const run = (program: string, ...args: string[]) => {
    const [first = '', ...rest] = [...asPostgres, join(programs, program), ...args];
    return spawnSync(first, rest, { encoding: 'utf8', cwd: place });
  };
  const expectRun = (program: string, ...args: string[]) => {
    const { status, stderr, stdout } = run(program, ...args);
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
    return stdout;
  };
  expectRun(
    'initdb',
    '-D',
    join(place, 'base'),
    '-U',
    'study',
    '-A',
    'trust',
    '--no-locale',
    '-E',
    'UTF8',
    '--no-sync',
  );
  closing.unshift(() => run('pg_ctl', 'stop', '-D', join(place, 'base'), '-m', 'immediate'));
  expectRun(
    'pg_ctl',
    'start',
    '-w',
    '-D',
    join(place, 'base'),
    '-l',
    join(place, 'log'),
    '-o',
    `-c listen_addresses='' -c fsync=off -k ${place}`,
  );
  const psql = (...args: string[]) =>
    expectRun('psql', '-h', place, '-U', 'study', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args);
  const [create = '', ...load] = (questions.get('postgresql-tables') ?? '').split(';\n');
  for (const table of tableNames) {
    const { columns } = await json('query', `SELECT * FROM ${table} LIMIT 0`);
    const written = columns.map(
      ({ name, type }: { name: string; type: string }) => `"${name}" ${type === 'VARCHAR' ? 'text' : type}`,
    );
    writeFileSync(join(place, `${table}.json`), await printed('query', `SELECT * FROM ${table}`, '--format', 'json'));
    const statements = [create.replace(/\(.*\)/, `(${written.join(', ')})`), ...load].join(';\n');
    writeFileSync(join(place, `${table}.sql`), statements.replaceAll('presence', table));
    psql('-f', `${table}.sql`);
  }
  return {
    name: 'PostgreSQL',
    ask: async (sql) =>
      JSON.parse(psql('-At', '-c', `SELECT coalesce(json_agg(to_json(q)), '[]') FROM (${sql}) AS q`)).map(
        (row: object) => Object.values(row),
      ),
  };
}

interface Counted {
  readonly code: string;
  readonly label: string;
  readonly level: number;
  readonly k: number;
  readonly n: number;
  readonly segments: number;
}

/** What `study stats` says to each question of the page. */
const expected: Record<string, () => Promise<unknown[]>> = {
  frequency: async () =>
    (await json('stats', '--level', '1')).codes.map(({ label, k, n, segments }: Counted) => [label, k, n, segments]),
  'by-size-and-wave': async () => {
    const rows = [];
    for (const wave of ['2021', '2024']) {
      const { by } = await json('stats', '--by', 'taille', '--wave', wave, '--code', 'recrutement', '--level', '1');
      for (const { value, codes } of by.values as { value: string; codes: Counted[] }[])
        rows.push([value, wave, codes[0]?.k, codes[0]?.n]);
    }
    return rows.sort();
  },
  'one-and-not-the-other': async () => {
    const { matrix } = await json('stats', '--matrix');
    const cells = (code: string) => matrix.cells[matrix.codes.indexOf(code)];
    return matrix.cases
      .filter((_: string, i: number) => cells('cooperation')[i] === 1 && cells('rivalite')[i] === 0)
      .sort()
      .map((name: string) => [name]);
  },
  together: async () => {
    const { cooccurrences } = await json('stats', '--cooccurrences', '--within', 'source', '--level', '1');
    return cooccurrences
      .filter(({ together }: { together: number }) => together >= 12)
      .map(({ codes, together }: { codes: string[]; together: number }) => [...codes.sort(), together]);
  },
  words: async () =>
    (await json('stats', '--level', '1')).codes.map(({ label, segments }: Counted) => [
      label,
      segments,
      expect.any(Number),
    ]),
};

const byText = (rows: readonly Row[]) => [...rows].sort((a, b) => (String(a) < String(b) ? -1 : 1));

describe.skipIf(!duckdb)('the questions of docs/sql.md', () => {
  test('there are some, and all engines at hand', () => {
    expect(asked.length).toBeGreaterThanOrEqual(6);
    expect(engines.map(({ name }) => name)).toEqual([
      'study query',
      'DuckDB over Parquet',
      ...(clickhouse ? ['ClickHouse over Parquet'] : []),
      ...(programs ? ['PostgreSQL'] : []),
    ]);
    expect([...questions.keys()]).toEqual(expect.arrayContaining(Object.keys(expected)));
  });

  test.each(asked)('%s: every engine gives one answer', async (_, sql) => {
    const [first, ...others] = engines;
    const answer = await first?.ask(sql);
    expect(answer?.length).toBeGreaterThan(0);
    for (const engine of others) expect([engine.name, await engine.ask(sql)]).toEqual([engine.name, answer]);
  });

  test.each(Object.entries(expected))('%s: it is the answer of study stats', async (name, answer) => {
    const rows = (await engines[0]?.ask(questions.get(name) ?? '')) ?? [];
    expect(byText(rows)).toEqual(byText((await answer()) as Row[]));
  });

  /** The counts of every code, in all interviews or in those of one value. */
  const counts = (where: string) =>
    `SELECT p.code, count(DISTINCT p.case_id) FILTER (WHERE p.present) AS k, count(DISTINCT p.case_id) FILTER (WHERE p.assessed) AS n, coalesce(sum(p.segments), 0) AS segments FROM presence AS p JOIN sources AS s ON s.source = p.source WHERE ${where} GROUP BY p.code`;
  const rows = (codes: readonly Counted[]) => byText(codes.map(({ code, k, n, segments }) => [code, k, n, segments]));

  test('every code as study stats counts it', async () => {
    const { codes } = await json('stats');
    for (const engine of engines) expect(byText(await engine.ask(counts('s.counted')))).toEqual(rows(codes));
  });

  test.each(['wave', 'secteur', 'taille', 'region'])('every code by %s as study stats counts it', async (variable) => {
    const { by } = await json('stats', '--by', variable);
    expect(by.values.length).toBeGreaterThan(1);
    for (const { value, codes } of by.values as { value: string; codes: Counted[] }[]) {
      const answer = await engines[1]?.ask(counts(`s.${variable} = '${value.replaceAll("'", "''")}'`));
      expect(byText(answer ?? [])).toEqual(rows(codes));
    }
  });

  test('a text that begins as a formula does arrives as it is', async () => {
    const texts = "SELECT text FROM paragraphs WHERE text LIKE '@tous%' OR text LIKE '= C%' ORDER BY start_offset";
    for (const engine of engines)
      expect([engine.name, await engine.ask(texts)]).toEqual([engine.name, [['@tous, venez.'], ['= C’est tout.']]]);
  });

  test('studies side by side: the views of the page read them, each with its name', async () => {
    const at = temporaryStudy({});
    for (const study of ['nord', '2024'])
      for (const table of tableNames)
        cpSync(join(folder, 'parquet', table), join(at, 'parquet', table, `study=${study}`), { recursive: true });
    const { ask } = await overParquet(at);
    for (const table of tableNames) {
      const [[rows = 0] = []] = (await engines[1]?.ask(`SELECT count(*) FROM ${table}`)) ?? [];
      expect(rows).toBeGreaterThan(0);
      expect(await ask(`SELECT study, count(*) FROM ${table} GROUP BY study ORDER BY study`)).toEqual([
        ['2024', rows],
        ['nord', rows],
      ]);
    }
    expect(await ask('SELECT DISTINCT wave FROM presence ORDER BY wave')).toEqual([['2021'], ['2024']]);
  });

  test('the wave of a path is text', async () => {
    for (const engine of engines)
      expect([engine.name, await engine.ask('SELECT DISTINCT wave FROM segments ORDER BY wave')]).toEqual([
        engine.name,
        [['2021'], ['2024']],
      ]);
  });

  test('a wave comes out of its path as it was named: with signs, with a zero before it, or none', async () => {
    const waves = ['01', '2021', '2021-a', 'A/B = é', '50% {x}', null];
    const at = temporaryStudy({
      'study.yaml': `waves: ${JSON.stringify(waves.filter((wave) => wave !== null))}\nconsent: named\n`,
      'codebook/1-vie/don.md': '---\nlabel: Don\n---\n',
      ...Object.fromEntries(
        waves.map((wave, i) => [`corpus/s${i}.md`, `---\n${wave ? `wave: ${wave}\n` : ''}---\nOn donne.\n`]),
      ),
    });
    expect((await runHere(['export', '--to', 'parquet'], at)).code).toBe(0);
    const over = [await overParquet(at), ...(clickhouse ? [clickhouseEngine(clickhouse, at)] : [])];
    for (const { name, ask } of over) {
      expect([name, await ask('SELECT wave FROM sources ORDER BY source')]).toEqual([name, waves.map((one) => [one])]);
      expect([name, await ask("SELECT source FROM paragraphs WHERE wave = '01'")]).toEqual([name, [['s0']]]);
    }
  });
});
