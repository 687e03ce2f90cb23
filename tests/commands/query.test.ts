import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { duckdb } from '../duckdb.ts';
import { runHere } from '../run-here.ts';

const files = {
  'study.yaml':
    'coders: { report: [zoe] }\ninterviewers: [Q]\nidentifying: [organisation]\nwaves: ["2021", "2024"]\nattribution: "({organisation})"\n',
  'codebook/1-vie/_chapter.md': '---\nlabel: Vie commune\n---\n',
  'codebook/1-vie/don.md': '---\nlabel: Don\nsubthemes:\n  - id: temps\n    label: Temps\n---\nDonner.\n',
  'codebook/1-vie/peur.md': '---\nlabel: Peur\nasked: ["2024"]\n---\n',
  'corpus/2021/lea.md':
    '---\npseudonym: E07\norganisation: Atelier des Saules\ncase: saules\nsecteur: ville\n---\n\n**Q :** Et ici ?\n\n**R :** Atelier des Saules donne du temps. Un peu chaque jour.\n',
  'corpus/2021/lea.zoe.yaml':
    'codings:\n  - quote: Atelier des Saules donne du temps.\n    codes: [temps]\n    memo: À relire.\n    date: 2024-02-03\n  - quote: Un peu chaque jour.\n    codes: [don]\n    against: [temps]\n',
  'corpus/2024/lea.md':
    '---\nconsent: none\npseudonym: E07\ncase: saules\nsecteur: port\n---\n\n**R :** Rien ne va plus.\n',
  'corpus/2024/lea.zoe.yaml': 'codings:\n  - quote: Rien ne va plus.\n    codes: [peur]\n',
  'corpus/2024/ana.md': '---\nconsent: named\nSecteur: port\nwords: peu\n---\n\n**R :** On se prête les outils.\n',
  'corpus/2024/ana.zoe.yaml': 'status: partial\ncodings:\n  - quote: On se prête les outils.\n    codes: [don]\n',
};

async function asked(sql: string, ...options: string[]) {
  const { stdout, stderr, code } = await runHere(['query', sql, ...options], temporaryStudy(files));
  return { stdout, stderr, code };
}

/** The rows of an answer, as lists. */
async function rowsOf(sql: string, ...options: string[]): Promise<unknown[][]> {
  const { stdout, stderr } = await asked(sql, '--json', ...options);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).rows.map((row: object) => Object.values(row));
}

const faultOf = async (sql: string, ...options: string[]) => {
  const { stdout, stderr, code } = await asked(sql, ...options);
  expect([stdout, code]).toEqual(['', 2]);
  return stderr.replace(/^study: /, '').trimEnd();
};

describe.skipIf(!duckdb)('the tables', () => {
  test.each([
    "SELECT estimated_size FROM duckdb_tables() WHERE table_name LIKE 'so%'",
    "SELECT reltuples FROM pg_catalog.pg_class WHERE relname LIKE 'so%'",
    "SELECT max(count) FROM pragma_storage_info('so' || 'urces')",
  ])('what asks how large they are finds them filled: %s', async (sql) => {
    expect(await rowsOf(sql)).toEqual([[3]]);
  });

  test('an interview that may not be quoted has no words and no variables, and counts', async () => {
    expect(await rowsOf('SELECT source, case_id, wave, quotable, words, secteur FROM sources')).toEqual([
      ['E07', 'E07', '2021', true, 8, 'ville'],
      ['2024-ana', '2024-ana', '2024', true, 5, null],
      ['E07-2', 'E07', '2024', false, null, null],
    ]);
    expect(
      await rowsOf("SELECT source, code, assessed, present, segments FROM presence WHERE source <> '2024-ana'"),
    ).toEqual([
      ['E07', 'don', true, true, 2],
      ['E07', 'temps', true, true, 1],
      ['E07', 'peur', false, null, null],
      ['E07-2', 'don', true, false, 0],
      ['E07-2', 'temps', true, false, 0],
      ['E07-2', 'peur', true, true, 1],
    ]);
    expect(await rowsOf("SELECT * FROM paragraphs WHERE text LIKE '%Rien%'")).toEqual([]);
    expect(await rowsOf("SELECT * FROM segments WHERE source = 'E07-2'")).toEqual([]);
  });

  test('--full shows everything under its own name, and says so', async () => {
    const { stdout, stderr } = await asked('SELECT source, organisation FROM sources', '--full');
    expect(stdout).toContain('Atelier des Saules');
    expect(stderr).toContain('keep it within the team');
    expect((await asked('SELECT * FROM paragraphs')).stdout).not.toContain('Saules');
  });

  test('what was not assessed is empty, and in no count', async () => {
    expect(
      await rowsOf(
        "SELECT assessed, present, against, segments FROM presence WHERE source = '2024-ana' AND code = 'don'",
      ),
    ).toEqual([[false, null, null, null]]);
    expect(await rowsOf("SELECT code, own, assessed FROM segment_codes WHERE source = '2024-ana'")).toEqual([
      ['don', true, false],
    ]);
  });

  test('a passage stands under its codes and those above; what it speaks against, too', async () => {
    expect(await rowsOf("SELECT segment, code, stance, own FROM segment_codes WHERE source = 'E07'")).toEqual([
      [1, 'temps', 'for', true],
      [1, 'don', 'for', false],
      [2, 'don', 'for', true],
      [2, 'temps', 'against', true],
      [2, 'don', 'against', false],
    ]);
  });

  test('codings have their coder, day and memo; a variable never takes the column of another', async () => {
    expect(
      await rowsOf("SELECT coder, counted, code, date, memo FROM codings WHERE code = 'temps' AND stance = 'for'"),
    ).toEqual([['zoe', true, 'temps', '2024-02-03', 'À relire.']]);
    const names = await rowsOf("SELECT column_name FROM information_schema.columns WHERE table_name = 'sources'");
    expect(names.flat().slice(-4)).toEqual(['words', 'secteur', 'Secteur_2', 'words_2']);
    expect(await rowsOf('SELECT secteur, "Secteur_2", words_2 FROM sources WHERE source = \'2024-ana\'')).toEqual([
      [null, 'port', 'peu'],
    ]);
  });

  test('a place is in its paragraph', async () => {
    expect(
      await rowsOf(
        'SELECT s.segment, substr(p.text, s.start_offset - p.start_offset + 1, s.end_offset - s.start_offset) = s.text FROM segments s JOIN paragraphs p USING (source, paragraph)',
      ),
    ).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  test('a table that a name is computed for is not empty', async () => {
    expect(await rowsOf("SELECT count(*) FROM query_table('sour' || 'ces')")).toEqual([[3]]);
  });
});

describe.skipIf(!duckdb)('the answer', () => {
  test('numbers are numbers, days are days, what is longer than a number is text', async () => {
    const sql =
      "SELECT 5::BIGINT a, 1.5::DECIMAL(5,2) b, sum(words) c, DATE '2021-01-02' d, NULL e, true f, [1, 2] g, 99999999999999999999::HUGEINT h FROM sources";
    expect(await rowsOf(sql)).toEqual([[5, 1.5, 13, '2021-01-02', null, true, '[1,2]', '99999999999999999999']]);
  });

  test('several statements: the last one answers, and names that stand twice are told apart', async () => {
    expect(await rowsOf('CREATE TABLE t AS SELECT 1 AS a; SELECT a, a FROM t')).toEqual([[1, 1]]);
    expect((await asked('SELECT 1 AS a, 2 AS a, 3 AS "A"', '--format', 'csv')).stdout).toBe(
      '\ufeffa;a_2;A_3\r\n1;2;3\r\n',
    );
  });

  test('a length of time is the text that DuckDB makes of it, also within a list', async () => {
    const sql = 'SELECT INTERVAL 3 DAY AS i, [INTERVAL 90 MINUTE, NULL] AS l, NULL::INTERVAL AS n';
    expect(await rowsOf(sql)).toEqual([['3 days', '["01:30:00",null]', null]]);
    expect((await asked(sql, '--format', 'csv')).stdout).toContain('3 days;');
  });

  test('a text that a spreadsheet would run has an apostrophe in csv alone', async () => {
    const sql = "SELECT '- Oui.' AS a, '=1+1' AS b, -3 AS c";
    expect((await asked(sql, '--format', 'csv')).stdout).toContain("\n'- Oui.;'=1+1;-3\r\n");
    expect(JSON.parse((await asked(sql, '--format', 'json')).stdout)).toEqual([{ a: '- Oui.', b: '=1+1', c: -3 }]);
  });

  test('SQL under a comment is no option', async () => {
    expect(await rowsOf('-- les cas\nSELECT 1 AS a')).toEqual([[1]]);
    expect(await rowsOf('--cas\nSELECT 1 AS a')).toEqual([[1]]);
    expect((await asked('--cas')).stderr).toBe("study: unknown option '--cas'\n");
    expect((await asked('-- cas\nSELECT 1', '--cas')).stderr).toBe("study: unknown option '--cas'\n");
  });

  test('as a table texts are cut and no rows are said', async () => {
    const long = await asked("SELECT repeat('mot ', 40) AS long, 12 AS number");
    expect(long.stdout).toBe(`long${' '.repeat(58)}number\n${'mot '.repeat(14)}mot…      12\n`);
    expect((await asked('SELECT source FROM sources WHERE false')).stdout).toBe('source\n(no rows)\n');
  });

  test('csv, json and parquet hold the same', async () => {
    const sql =
      "SELECT source, words, words / 4 AS quarter, counted, DATE '2021-01-02' AS day FROM sources ORDER BY source";
    expect((await asked(sql, '--format', 'csv')).stdout).toBe(
      '\ufeffsource;words;quarter;counted;day\r\n2024-ana;5;1.25;true;2021-01-02\r\nE07;8;2;true;2021-01-02\r\nE07-2;;;true;2021-01-02\r\n',
    );
    expect(JSON.parse((await asked(sql, '--format', 'json')).stdout)[2]).toEqual({
      source: 'E07-2',
      words: null,
      quarter: null,
      counted: true,
      day: '2021-01-02',
    });
    const folder = temporaryStudy(files);
    const { stdout } = await runStudy(['query', sql, '--out', 'a.parquet'], { cwd: folder });
    expect(stdout).toBe('a.parquet: 3 rows\n');
    const file = readFileSync(join(folder, 'a.parquet'));
    expect(await parquetReadObjects({ file: new Uint8Array(file).buffer })).toEqual([
      { source: '2024-ana', words: 5, quarter: 1.25, counted: true, day: new Date('2021-01-02') },
      { source: 'E07', words: 8, quarter: 2, counted: true, day: new Date('2021-01-02') },
      { source: 'E07-2', words: null, quarter: null, counted: true, day: new Date('2021-01-02') },
    ]);
    expect((await runHere(['query', sql, '--out', 'a.parquet'], folder)).stderr).toContain(
      'a.parquet is there already',
    );
  });

  test('attached files are tables: csv, parquet, a database', async () => {
    const folder = temporaryStudy({ ...files, 'tailles.csv': 'case_id;taille\nE07;12\n2024-ana;3\n' });
    const run = (...args: string[]) => runHere(['query', ...args, '--json'], folder);
    const rows = async (...args: string[]) => {
      const { stdout, stderr } = await run(...args);
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout).rows;
    };
    const sql = (table: string) => `SELECT sum(taille) AS s FROM cases JOIN ${table} USING (case_id)`;
    expect(await rows(sql('tailles'), '--attach', 'tailles.csv')).toEqual([{ s: 15 }]);
    cpSync(join(folder, 'tailles.csv'), join(folder, 'Tailles 2024.csv'));
    expect(await rows(sql('tailles_2024'), '--attach', 'Tailles 2024.csv')).toEqual([{ s: 15 }]);
    await run('SELECT * FROM tailles', '--attach', 'tailles.csv', '--out', 't.parquet');
    expect(await rows(sql('t'), '--attach', 't.parquet,autre=tailles.csv')).toEqual([{ s: 15 }]);
    const { DuckDBInstance } = duckdb as NonNullable<typeof duckdb>;
    const instance = await DuckDBInstance.create(join(folder, 'base.duckdb'), {});
    const connection = await instance.connect();
    await connection.run("CREATE TABLE tailles AS SELECT 'E07' AS case_id, 7 AS taille");
    connection.closeSync();
    instance.closeSync();
    expect(await rows(sql('base.tailles'), '--attach', 'base.duckdb')).toEqual([{ s: 7 }]);
    expect((await run('INSERT INTO base.tailles VALUES (1, 2)', '--attach', 'base.duckdb')).stderr).toContain(
      'read-only',
    );
    for (const [given, fault] of [
      ['nulle.csv', 'There is no file nulle.csv to attach.'],
      ['sources=tailles.csv', 'There is a table « sources » already: write --attach NAME=tailles.csv.'],
      ['study.yaml', 'study.yaml cannot be attached. Known endings: .csv, .tsv, .parquet, .json, .ndjson, .duckdb.'],
    ] as const)
      expect((await run('SELECT 1', '--attach', given)).stderr).toBe(`study: ${fault}\n`);
    for (const [name, text] of [
      ['latin.csv', 'case_id;taille\nE07;élevée\n'],
      ['latin.tsv', 'case_id\ttaille\nE07\télevée\n'],
      ['latin.json', '[{"taille": "élevée"}]'],
    ] as const) {
      writeFileSync(join(folder, name), text, 'latin1');
      expect((await run('SELECT 1', '--attach', name)).stderr).toMatch(
        new RegExp(
          `^study: ${name}: this file is not UTF-8\\. Save it as UTF-8.*, check its accents, and attach it again\\.\n$`,
        ),
      );
    }
    writeFileSync(join(folder, 'faux.csv'), `a;b\n${'1;2\n'.repeat(30_000)}x;2\n`);
    expect((await run('SELECT 1', '--attach', 'faux.csv')).stderr).toBe(
      `study: faux.csv:30002 cannot be read as .csv: Error when converting column "a". Could not convert string "x" to 'BIGINT'.\n`,
    );
    writeFileSync(join(folder, 'faux.parquet'), 'no parquet at all');
    expect((await run('SELECT 1', '--attach', 'faux.parquet')).stderr).toMatch(
      /^study: faux\.parquet cannot be read as \.parquet: /,
    );
  });
});

describe.skipIf(!duckdb)('faults', () => {
  test.each([
    ['SELECT secteu FROM sources', 'SQL 1:8: there is no column « secteu ». Did you mean « secteur »?'],
    ['SELECT 1\nFROM source', 'SQL 2:6: there is no table « source ». Did you mean « sources »?'],
    [
      "SELECT 'é🙂',\n  a.x FROM codes a",
      'SQL 2:3: there is no column « x ». There are code, label, level, position, parent, theme, chapter, chapter_label, path, definition.',
    ],
    [
      'SELECT $1',
      "SQL: what stands for a value ($1, $name or ?) has none here: write the value itself, a text between ' and '.",
    ],
    ['SELEC 1', 'SQL 1:1: syntax error at or near « SELEC ».'],
    [
      'SELECT case FROM presence',
      'SQL 1:13: syntax error at or near « FROM ». `case` is a word of SQL: the column is called case_id.',
    ],
    [
      'SELECT wave, count(*) FROM sources',
      'SQL 1:8: column "wave" must appear in the GROUP BY clause or must be part of an aggregate function.',
    ],
  ])('%s', async (sql, fault) => expect(await faultOf(sql)).toBe(fault));

  test.each([
    "SELECT * FROM read_text('study.yaml')",
    "SELECT * FROM 'study.yaml'",
    "SELECT * FROM glob('*')",
    "COPY sources TO 'copie.csv'",
    "ATTACH 'autre.duckdb'",
    "EXPORT DATABASE 'tout'",
    'INSTALL httpfs',
    'LOAD httpfs',
    'SET enable_external_access = true',
    "SET temp_directory = 'ici'",
    "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
    "SELECT * FROM read_csv('https://example.org/a.csv')",
  ])('nothing of the disk or of elsewhere: %s', async (sql) => {
    expect(await faultOf(sql)).toMatch(/no file is read or written by SQL|settings of the engine|no table|disabled/);
  });

  test('formats and endings', async () => {
    expect(await faultOf('SELECT 1', '--format', 'xml')).toBe(
      '`--format xml` is not known. Known: table, csv, json, parquet.',
    );
    expect(await faultOf('SELECT 1', '--format', 'parquet')).toBe(
      'Parquet is no text: name a file with --out FILE.parquet.',
    );
    expect(await faultOf('SELECT 1', '--out', 'a.doc')).toBe(
      'What a.doc should be is not known. Known endings: .csv, .json, .parquet, .xlsx, .txt.',
    );
  });

  test('an answer of more rows than Excel holds', async () => {
    expect(await faultOf('SELECT * FROM range(1048576)', '--out', 'a.xlsx')).toBe(
      'Excel holds 1,048,576 rows, and this table has 1,048,577 with its heading: write .csv or .parquet.',
    );
  });
});

test.skipIf(!duckdb)('of several statements the rows of the last are given; an empty question is none', async () => {
  const cwd = temporaryStudy(files);
  const several = await runStudy(['query', 'SELECT 1 AS a; SELECT 2 AS b', '--json'], { cwd });
  expect(JSON.parse(several.stdout).rows).toEqual([{ b: 2 }]);
  for (const sql of [' ', ';', ' ; -- rien\n', '/* ** SELECT 1 **/', '-- '.repeat(200)]) {
    const { stderr, code } = await runHere(['query', sql], cwd);
    expect([sql, code, stderr]).toEqual([sql, 2, expect.stringContaining('There is no question.')]);
  }
  expect((await runHere(['query', '/* un */ SELECT 2 AS b -- deux', '--json'], cwd)).code).toBe(0);
});
