import { describe, expect, test } from 'vitest';
import { temporaryStudy } from '../cli.ts';
import { duckdb } from '../duckdb.ts';
import { runHere } from '../run-here.ts';

/** What `SELECT * FROM t` says with a file attached as `t`: its rows, else the fault. */
async function attached(name: string, text: string): Promise<unknown> {
  const folder = temporaryStudy({ 'study.yaml': 'title: E\n', [name]: text });
  const { stdout, stderr } = await runHere(['query', 'SELECT * FROM t', '--attach', `t=${name}`, '--json'], folder);
  return stdout === '' ? stderr.replace(/^study: /, '').trimEnd() : JSON.parse(stdout).rows;
}

const twoRows = [
  { a: 1, b: 'x' },
  { a: 2, b: 'y\nz' },
];

describe.skipIf(!duckdb)('csv that is read', () => {
  test.each([
    ['semicolons', 'a;b\n1;x\n2;"y\nz"\n'],
    ['commas, a mark of byte order, Windows line ends', '\ufeffa,b\r\n1,x\r\n2,"y\nz"\r\n'],
    ['tabs', 'a\tb\n1\tx\n2\t"y\nz"\n'],
    ['sep= above', 'sep=;\na;b\n1;x\n2;"y\nz"\n'],
    ['empty lines', '\n\na;b\n1;x\n\n2;"y\nz"\n\n'],
    ['blank lines above commas', ' \n\na,b\n1,x\n2,"y\nz"\n'],
    ['bars', 'a|b\n1|x\n2|"y\nz"\n'],
  ])('%s', async (_, text) => expect(await attached('t.csv', text)).toEqual(twoRows));

  test('the separator is that of all rows, not that which the heading has most of', async () => {
    expect(await attached('t.csv', 'nom;avis (bon, moyen, nul)\nana;bon\nléa;nul\n')).toEqual([
      { nom: 'ana', 'avis (bon, moyen, nul)': 'bon' },
      { nom: 'léa', 'avis (bon, moyen, nul)': 'nul' },
    ]);
  });

  test('decimal commas are numbers, unless a point is one somewhere; a list of numbers is a text', async () => {
    expect(await attached('t.csv', 'a;b\n1;1,5\n2;-0,25\n')).toEqual([
      { a: 1, b: 1.5 },
      { a: 2, b: -0.25 },
    ]);
    expect(await attached('t.csv', 'a;b\n1.5;1,5\n2;2,5\n')).toEqual([
      { a: 1.5, b: '1,5' },
      { a: 2, b: '2,5' },
    ]);
    expect(await attached('t.csv', 'a;b\n1;1,5\n2;1,2,3\n')).toEqual([
      { a: 1, b: '1,5' },
      { a: 2, b: '1,2,3' },
    ]);
  });

  test('the first row names the columns, years too', async () => {
    expect(await attached('t.csv', 'cas;2021;2024\na;12;13\n')).toEqual([{ cas: 'a', 2021: 12, 2024: 13 }]);
  });

  test('what a number would not keep as it stands is text, wherever in the column it is', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i + 1};${i}\n`).join('');
    expect(await attached('t.csv', `id;n\n${rows}00301;3\n`)).toContainEqual({ id: '00301', n: 3 });
    expect(await attached('t.csv', "id;code;l'an;r\n12345678901234567890;1e5;07;1e-05\n2;0x10;8;2\n")).toEqual([
      { id: '12345678901234567890', code: '1e5', "l'an": '07', r: 1e-5 },
      { id: '2', code: '0x10', "l'an": '8', r: 2 },
    ]);
  });

  test('columns of one name keep their signs each, as one without a name does, and have names of their own', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i + 1};${i};${i};${i};${i}\n`).join('');
    expect(await attached('t.csv', `id;id; Id ;;n\n${rows}007;008;009;010;3\n`)).toContainEqual({
      id: '007',
      id_2: '008',
      Id_3: '009',
      column3: '010',
      n: 3,
    });
  });

  test('a heading without rows, and a single column', async () => {
    expect(await attached('t.csv', 'a;b\n')).toEqual([]);
    expect(await attached('t.csv', 'a\n1\n2\n')).toEqual([{ a: 1 }, { a: 2 }]);
  });
});

const advice =
  'Give every row as many cells as the first, which names the columns; put a cell that holds the separator between quotation marks, and take out lines above or below the table.';

describe.skipIf(!duckdb)('files that are refused', () => {
  test.each([
    [
      'more cells',
      't.csv',
      'a;b\n"x\ny";2\n1;2;3\n',
      `t.csv:4 cannot be read: this row has 3 cells, the first row 2 cells, parted by « ; ». ${advice}`,
    ],
    [
      'fewer cells',
      't.tsv',
      'a\tb\n1\n',
      `t.tsv:2 cannot be read: this row has 1 cell, the first row 2 cells, parted by tabs. ${advice}`,
    ],
    [
      'another separator that happens to fit',
      't.csv',
      'nom;taille, en m\nana;1,5\nléa;1,7;x\n',
      `t.csv:3 cannot be read: this row has 3 cells, the first row 2 cells, parted by « ; ». ${advice}`,
    ],
    [
      'a title above',
      't.csv',
      'Tailles\na;b\n1;2\n',
      `t.csv:2 cannot be read: this row has 2 cells, the first row 1 cell, parted by « ; ». ${advice}`,
    ],
    [
      'a mark that is not closed',
      't.csv',
      'a;b\n1;2\n3;"x\n4;y\n',
      't.csv:3 cannot be read: a quotation mark opens a cell here and none closes it. Close it, or write it twice inside the cell.',
    ],
    [
      'words after a mark',
      't.csv',
      'a;b\n1;"x" y\n',
      't.csv:2 cannot be read: a quotation mark opens a cell here, and words follow the mark that closes it. Write a mark inside the cell twice.',
    ],
    ['an empty file', 't.csv', '', 't.csv is empty: there is no table in it to attach.'],
    ['blanks alone', 't.tsv', '\ufeff \n\n', 't.tsv is empty: there is no table in it to attach.'],
  ])('%s', async (_, name, text, fault) => expect(await attached(name, text)).toBe(fault));

  test.each(['[]', '', '[1, 2]', '[{}]', '"x"'])('json without rows: %s', async (text) => {
    expect(await attached('t.json', text)).toBe(
      't.json holds no table: JSON is a list of objects whose keys name the columns, [{"case_id": "E07", "size": 12}].',
    );
  });

  test('a key may be called json', async () => {
    expect(await attached('t.json', '[{"json": 1}]')).toEqual([{ json: 1 }]);
  });
});

describe.skipIf(!duckdb)('names of tables', () => {
  const folder = temporaryStudy({ 'study.yaml': 'title: E\n', 'order.csv': 'a;b\n1;2\n', '2024.csv': 'a;b\n1;2\n' });
  const fault = async (sql: string, attach: string) =>
    (await runHere(['query', sql, '--attach', attach], folder)).stderr.replace(/^study: /, '').trimEnd();

  test('what no table can be called is said', async () => {
    expect(await fault('SELECT 1', 'a b=order.csv')).toBe(
      '« a b » cannot name a table: a name is letters, digits and _, and begins with no digit. Write --attach NAME=order.csv.',
    );
    expect(await fault('SELECT 1', 'a=nulle.csv')).toBe('There is no file nulle.csv to attach.');
  });

  test('a name that SQL takes between quotation marks only is said where it has none', async () => {
    expect(await fault('SELECT * FROM order', 'order.csv')).toMatch(
      / The table `order` is a word of SQL: write "order" in the SQL, or give it another name, --attach NAME=order\.csv\.$/,
    );
    expect(await fault('SELECT * FROM 2024', '2024.csv')).toMatch(
      / The table `2024` begins with a digit: write "2024" in the SQL, or give it another name, --attach NAME=2024\.csv\.$/,
    );
    expect(await fault('SELECT * FROM "order"', 'order.csv')).not.toContain('SQL');
    expect(await fault('SELEC * FROM "order"', 'order.csv')).toBe('SQL 1:1: syntax error at or near « SELEC ».');
  });
});
