import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetInFile } from '../../src/model/source.ts';
import { csvRows } from '../../src/parse/csv-cells.ts';
import { parseStudy } from '../../src/parse/study.ts';
import { codedStudy } from '../coding/coded.ts';

const files = {
  'study.yaml': 'waves: ["2021"]\nconsent: named\n',
  'codebook/1-vie/don.md': '---\nlabel: Don\n---\n',
  'corpus/2021/reponses.yaml':
    'id: numero\ntext: Que faudrait-il ?\ncolumns: { age: Votre âge, consent: accord }\nkind: write-up\nlangue: fr\n',
  'corpus/2021/reponses.csv':
    '\ufeffnumero;Que faudrait-il ?;Votre âge;accord\r\nR-1;Du temps.;18 à 30;\r\n2;"On prête « ses ""outils"" »\r\net son temps ; souvent.\r\n\r\n# C’est *tout*.";;anonymous\r\n3;;31;\r\n',
};

const read = (more: Readonly<Record<string, string>> = {}) => {
  const encoder = new TextEncoder();
  const all = new Map(Object.entries({ ...files, ...more }).map(([path, text]) => [path, encoder.encode(text)]));
  return parseStudy({ name: 'essai', files: all, folders: ['corpus', 'codebook', 'corpus/2021'] });
};

describe('a table of answers', () => {
  test('each row is a source, with what it says of itself and what holds for all', () => {
    const { study, problems } = read();
    expect(study.sources.map(({ id, path, row, wave, kind, consent }) => [id, path, row, wave, kind, consent])).toEqual(
      [
        ['2021-reponses-r-1', 'corpus/2021/reponses.csv', 'R-1', '2021', 'write-up', 'named'],
        ['2021-reponses-2', 'corpus/2021/reponses.csv', '2', '2021', 'write-up', 'anonymous'],
      ],
    );
    expect(study.sources.map((source) => [source.case, { ...source.variables }])).toEqual([
      ['2021-reponses-r-1', { kind: 'write-up', langue: 'fr', age: '18 à 30' }],
      ['2021-reponses-2', { kind: 'write-up', langue: 'fr' }],
    ]);
    expect(problems.map(({ rule, line, column }) => [rule, line, column])).toEqual([['empty-answer', 7, 3]]);
  });

  test('its words are plain text: what Markdown would take for a heading or emphasis is said', () => {
    expect(
      read().study.sources[1]?.turns.map(({ asks, paragraphs }) => [
        asks,
        paragraphs.map(({ kind, text }) => [kind, text]),
      ]),
    ).toEqual([
      [
        false,
        [
          ['paragraph', 'On prête « ses "outils" »\net son temps ; souvent.'],
          ['paragraph', '# C’est *tout*.'],
        ],
      ],
    ]);
  });

  test('an offset of its body stands in the file, past quotation marks written twice', () => {
    const source = read().study.sources[1];
    if (!source) throw new Error('no source');
    const text = read().study.texts.get(source.path) ?? '';
    for (const word of ['On', 'outils', 'son temps', 'tout'])
      expect(text.slice(offsetInFile(source, source.body.indexOf(word))).startsWith(word)).toBe(true);
  });

  test('a csv without keys beside it is none of the study’s, and is said nothing of', () => {
    const { study, problems } = read({ 'corpus/2021/ages.csv': 'a;b\n1;2\n' });
    expect(study.texts.has('corpus/2021/ages.csv')).toBe(false);
    expect(problems.map(({ rule }) => rule)).toEqual(['empty-answer']);
  });

  test('in a panel the ids of rows are those of cases; all other columns are variables where none is named', () => {
    const { study } = read({
      'study.yaml': 'design: panel\nwaves: ["2021"]\n',
      'corpus/2021/reponses.yaml': 'id: numero\ntext: Que faudrait-il ?\n',
    });
    expect(
      study.sources.map((source) => [source.case, source.variables['Votre âge'], source.variables.accord]),
    ).toEqual([
      ['r-1', '18 à 30', undefined],
      ['2', undefined, 'anonymous'],
    ]);
  });

  test('what is wrong with a key of all rows is told once, where it stands; of a cell, in the table', () => {
    const { problems } = read({
      'corpus/2021/reponses.yaml':
        'id: numero\ntext: Que faudrait-il ?\ncolumns: { consent: accord }\nkind: essai\ndate: hier\n',
      'corpus/2021/reponses.csv': 'numero,Que faudrait-il ?,accord\n1,Oui.,peut-être\n2,Non.,\n',
    });
    expect(problems.map(({ file, line, column, rule }) => [file, line, column, rule])).toEqual([
      ['corpus/2021/reponses.csv', 2, 8, 'wrong-value'],
      ['corpus/2021/reponses.yaml', 4, 7, 'wrong-value'],
      ['corpus/2021/reponses.yaml', 5, 7, 'wrong-value'],
    ]);
    expect(
      read({ 'corpus/2021/reponses.csv': 'numero,Que faudrait-il ?,Votre âge,accord\n1,Oui.,,peut-être\n' }).study
        .sources[0]?.consent,
    ).toBe('none');
  });

  test('rows that say the same of themselves keep their own ids and places, and are each told what is wrong', () => {
    const { study, problems } = read({
      'corpus/2021/reponses.yaml': 'id: numero\ntext: Que faudrait-il ?\n',
      'corpus/2021/reponses.csv':
        'numero;Que faudrait-il ?;case;consent;âge\n1;Oui.;ana;;31\n2;Non.;ana;;31\n3;Oui.;;oui;31\n4;Non.;;oui;31\n5;Non.;;;31\n',
    });
    expect(study.sources.map((source) => [source.id, source.case, source.consent, source.variables.âge])).toEqual([
      ['2021-reponses-1', 'ana', 'named', '31'],
      ['2021-reponses-2', 'ana', 'named', '31'],
      ['2021-reponses-3', '2021-reponses-3', 'none', '31'],
      ['2021-reponses-4', '2021-reponses-4', 'none', '31'],
      ['2021-reponses-5', '2021-reponses-5', 'named', '31'],
    ]);
    const text = study.texts.get('corpus/2021/reponses.csv') ?? '';
    expect(study.sources.map(({ keys }) => text.indexOf('31', keys.âge) === keys.âge)).toEqual(Array(5).fill(true));
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['wrong-value', 4],
      ['wrong-value', 5],
    ]);
  });
});

describe('what is wrong with a table', () => {
  const table = (csv: string, keys = 'text: mots\n') => {
    const { study, problems } = read({ 'corpus/2021/reponses.csv': csv, 'corpus/2021/reponses.yaml': keys });
    const told = problems.map(({ rule, severity, line, column, message }) => [rule, severity, line, column, message]);
    return { ids: study.sources.map(({ id }) => id), told };
  };

  test('two columns of one name are told, and neither is taken for the other', () => {
    const { ids, told } = table('id;mots;avis;âge; avis\n1;Oui.;bien;31;mal\n');
    expect(ids).toEqual([]);
    expect(told).toEqual([['duplicate-column', 'error', 1, 18, expect.stringContaining('Columns 3 and 5')]]);
    expect(table('id;mots;mots;mots\n1;Oui.;;\n').told).toMatchObject([
      ['duplicate-column', 'error', 1, 9, expect.stringContaining('Columns 2, 3 and 4')],
    ]);
  });

  test('an accent written in two ways makes no other name; a key finds its column either way', () => {
    const [composed, decomposed] = ['âge'.normalize('NFC'), 'âge'.normalize('NFD')];
    expect(table(`id;mots;${composed};${decomposed}\n1;Oui.;31;32\n`).told).toEqual([
      ['duplicate-column', 'error', 1, 13, expect.stringContaining(`Columns 3 and 4 of this table are both called`)],
    ]);
    const keys = `text: mots\ncolumns: [${composed}]\n`;
    expect(table(`id;mots;${decomposed}\n1;Oui.;31\n`, keys)).toEqual({ ids: ['2021-reponses-1'], told: [] });
  });

  test('of columns that are always read one must be renamed; others may be passed over', () => {
    const advice = (csv: string) => table(csv).told.map(([, , , , message]) => String(message).split('told. ')[1]);
    expect(advice('id;mots;id\n1;Oui.;2\n')).toEqual(['Give one another name.']);
    expect(advice('id;mots;mots\n1;Oui.;Non.\n')).toEqual(['Give one another name.']);
    expect(advice('id;mots;avis;avis\n1;Oui.;a;b\n')).toEqual([
      'Give one another name, or list in `columns:` only others.',
    ]);
  });

  test('no line is told to be left out that is not there', () => {
    const left = (csv: string) =>
      table(csv).told.map(([, , , , message]) => /lines? .* left out/.exec(String(message))?.[0]);
    expect(left('id;mots\n"1;x\n')).toEqual(['line 2 is left out']);
    expect(left('id;mots\n"1;x')).toEqual(['line 2 is left out']);
    expect(left('id;mots\n"1;x\ny\n')).toEqual(['lines 2 to 3 are left out']);
  });

  test('unless they are not read', () => {
    const { ids, told } = table('id;mots;avis;âge;avis\n1;Oui.;bien;31;mal\n', 'text: mots\ncolumns: [âge]\n');
    expect([ids, told]).toEqual([['2021-reponses-1'], []]);
    expect(table('id;mots;;âge;\n1;Oui.;x;31;y\n')).toEqual({ ids: ['2021-reponses-1'], told: [] });
  });

  test('rows with fewer cells than the heading are read and told, with their lines', () => {
    const { ids, told } = table('id;mots;âge;avis\n1;Oui.\n2;Non.;31;bien\n3;Si.;40\n4\n');
    expect(ids).toEqual(['2021-reponses-1', '2021-reponses-2', '2021-reponses-3']);
    expect(told).toMatchObject([
      ['csv', 'warning', 2, 1, expect.stringContaining('3 rows have fewer cells than the heading, in lines 2, 4, 5:')],
      ['empty-answer', 'warning', 5, 1, expect.any(String)],
    ]);
  });

  test('cells beyond the heading in which nothing stands are no fault, also after a cell that does not end', () => {
    expect(table('id;mots;âge\n1;Oui.;31;\n2;Non.;32;; \n3;Si.;33\n')).toEqual({
      ids: ['2021-reponses-1', '2021-reponses-2', '2021-reponses-3'],
      told: [],
    });
    const { ids, told } = table('id;mots;âge\n1;"Oui.;31;\n2;"Non.";32;\n3;Si.;33;x\n');
    expect(ids).toEqual(['2021-reponses-2']);
    expect(told.map(([rule, , line]) => [rule, line])).toEqual([
      ['csv', 2],
      ['csv', 4],
    ]);
  });

  test('what is wrong with many rows is told together, with the first lines', () => {
    const rows = (count: number, row: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => row(i)).join('');
    const told = (csv: string) =>
      table(`id;mots\n${csv}`).told.map(([rule, , line, , message]) => [rule, line, message]);
    expect(told(rows(5, (i) => `${i};Oui ;Non\n`)).map(([, line]) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(told(rows(9, (i) => `${i};Oui ;Non\n`))).toEqual([
      [
        'csv',
        2,
        expect.stringContaining('9 rows have more cells than the heading, in lines 2, 3, 4, 5, 6 and 4 more:'),
      ],
    ]);
    expect(told(rows(7, () => '!;Oui\n'))).toEqual([['no-id', 2, expect.stringContaining('7 rows have no id')]]);
    expect(told(rows(8, () => 'a;Oui\n'))).toEqual([
      [
        'duplicate-row',
        3,
        expect.stringContaining('7 rows have the id of another row, in lines 3, 4, 5, 6, 7 and 2 more:'),
      ],
    ]);
    expect(told(rows(6, (i) => `${i};Oui\n`))).toEqual([]);
  });

  test('without a key that names the column of the words, the message says so and where it would stand', () => {
    expect(table('id;texte\n1;Oui.\n', 'txt: texte\n').told).toMatchObject([
      ['unknown-column', 'error', 1, 1, expect.stringContaining('since no `text:` stands here')],
    ]);
  });

  test('a column or a variable of no name is told at its place, and left out', () => {
    const { study, problems } = read({
      'corpus/2021/reponses.yaml': 'id: numero\ntext: mots\ncolumns: { " ": âge, avis: [x] }\n"": vide\nvu: oui\n',
      'corpus/2021/reponses.csv': 'numero;mots;âge\n1;Oui.;31\n2;Non.;32\n',
      'corpus/2021/ana.md': '---\n"": vide\nlieu: Brest\n---\n\n**R :** Oui.\n',
    });
    expect(problems.map(({ file, line, column, rule }) => [file.slice(12), line, column, rule])).toEqual([
      ['ana.md', 2, 1, 'no-name'],
      ['reponses.yaml', 3, 12, 'no-name'],
      ['reponses.yaml', 3, 28, 'wrong-type'],
      ['reponses.yaml', 4, 1, 'no-name'],
    ]);
    expect(study.sources.map(({ variables }) => ({ ...variables }))).toEqual([
      { lieu: 'Brest' },
      { vu: 'oui' },
      { vu: 'oui' },
    ]);
  });

  test('a heading alone is no answer', () => {
    expect(table('id;mots\n').told).toMatchObject([['empty-file', 'warning', 1, 1, expect.stringContaining('no row')]]);
  });

  test('ids that differ by what does not count in ids are both named', () => {
    const { ids, told } = table('id;mots\nÉté 1;Oui.\nete-1;Non.\nété 1;Si.\n');
    expect(ids).toEqual(['2021-reponses-ete-1']);
    expect(told).toMatchObject([
      [
        'duplicate-row',
        'error',
        3,
        1,
        expect.stringContaining('« Été 1 » and « ete-1 » are one to the study, « ete-1 »'),
      ],
      ['duplicate-row', 'error', 4, 1, expect.stringContaining('« Été 1 » and « été 1 »')],
    ]);
  });
});

describe('codings of a table', () => {
  const codings = (text: string) => read({ 'corpus/2021/reponses.zoe.yaml': text });

  test('lie in one file, answer by answer', () => {
    const { study, problems } = codings(
      'codings:\n  - row: 2\n    quote: son temps\n    codes: [don]\n  - row: R-1\n    quote: Du temps.\n    codes: [don]\n  - row: 2\n    quote: tout\n    codes: [don]\n',
    );
    expect(
      study.codingFiles.map(({ path, source, status, codings }) => [
        path,
        source,
        status,
        codings.map(({ quote }) => quote),
      ]),
    ).toEqual([
      ['corpus/2021/reponses.zoe.yaml', '2021-reponses-r-1', 'complete', ['Du temps.']],
      ['corpus/2021/reponses.zoe.yaml', '2021-reponses-2', 'complete', ['son temps', 'tout']],
    ]);
    expect(problems.map(({ rule }) => rule)).toEqual(['empty-answer']);
  });

  test('`rows` says which were read: the others are not assessed, though they are coded', () => {
    const { study } = codings('rows: [2]\ncodings:\n  - row: R-1\n    quote: Du temps.\n    codes: [don]\n');
    expect(study.codingFiles.map(({ source, status }) => [source, status])).toEqual([
      ['2021-reponses-r-1', 'partial'],
      ['2021-reponses-2', 'complete'],
    ]);
  });

  test('of a row that is not there, or none, are kept aside and told where they stand', () => {
    const { study, problems, setAside } = codings(
      'rows: [2, 8]\ncodings:\n  - row: 9\n    quote: x\n    codes: [don]\n  - quote: y\n    codes: [don]\n',
    );
    expect(study.codingFiles.flatMap(({ codings }) => codings)).toEqual([]);
    expect(setAside.map(({ codings }) => codings.map(({ quote }) => quote))).toEqual([['x', 'y']]);
    expect(problems.slice(1).map(({ line, column, rule }) => [line, column, rule])).toEqual([
      [1, 11, 'unknown-row'],
      [3, 10, 'unknown-row'],
      [6, 5, 'no-row'],
    ]);
  });

  test('a row that cannot be read silences what follows from it', () => {
    const { problems } = read({
      'corpus/2021/reponses.csv': 'numero,Que faudrait-il ?,Votre âge,accord\n1,Oui.,,\n9,a,b,c,d\n',
      'corpus/2021/reponses.zoe.yaml': 'codings:\n  - row: 9\n    quote: x\n    codes: [don]\n',
    });
    expect(problems.map(({ rule }) => rule)).toEqual(['csv']);
  });
});

test('codings are located in the words of their row', () => {
  const coded = codedStudy({
    ...files,
    'corpus/2021/reponses.zoe.yaml':
      'codings:\n  - row: 2\n    quote: ses "outils" » et son temps\n    codes: [don]\n    at: 11\n',
  });
  expect(coded.codings.map(({ source, located, segment }) => [source, located, segment?.text])).toEqual([
    ['2021-reponses-2', 'exact', 'ses "outils" »\net son temps'],
  ]);
});

describe('csv', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\n', ' ', '🙂', '\t'), maxLength: 8 });

  test('any cells that are written are read again, each where it stands', () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(';', ',', '\t'), (cells, separator) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = `sep=${separator}\n${cells.map((row) => row.map(quoted).join(separator)).join('\n')}\n`;
        const { rows: back, faults } = csvRows(text);
        expect(faults).toEqual([]);
        expect(back.map((row) => row.map((one) => one.text))).toEqual(
          cells.filter((row) => row.some((one) => one.trim() !== '')),
        );
        for (const one of back.flat()) expect(text.slice(one.start, one.end)).toBe(one.text.replaceAll('"', '""'));
      }),
    );
  });

  test('the separator is the one that makes most columns; a quotation mark inside a bare cell is one', () => {
    expect(csvRows('a,b;c;d\n1 "x";2;3').rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['a,b', 'c', 'd'],
      ['1 "x"', '2', '3'],
    ]);
  });

  test.each(['\n', ' \n\n', '\t\n'])('after the blank lines %j a table is read as without them', (blank) => {
    for (const table of ['a,b\n1,2\n', 'a\tb\n1\t2\n', 'sep=,\na,b;c\n1,2\n', '\tb\n1\t2\n']) {
      const texts = (text: string) => csvRows(text).rows.map((row) => row.map((one) => one.text));
      expect(texts(blank + table)).toEqual(texts(table));
    }
    const below = files['corpus/2021/reponses.csv'].slice(1).replaceAll('\r\n', '\n').replaceAll(';', ',');
    const ids = (csv: string) => read({ 'corpus/2021/reponses.csv': csv }).study.sources.map(({ id }) => id);
    expect(ids(blank + below)).toEqual(ids(below));
  });

  test('a mark too few takes its own row, and no other; a row of two lines whole', () => {
    const words = (...more: string[]) =>
      fc.string({ unit: fc.constantFrom('a', 'é', ' ', '🙂', ...more), maxLength: 6 });
    const table = fc.array(fc.tuple(words(';', ','), words()), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.nat(), fc.boolean(), (texts, pick, breaks) => {
        const broken = pick % texts.length;
        const lines = texts.map(([one, two], i) => {
          const end = i === broken ? '' : '"';
          return `"${i}";"x${one}${breaks ? '\n' : ''}${two}${end};"y"`;
        });
        const { rows, faults } = csvRows(`no;texte;âge\n${lines.join('\n')}\n`);
        expect(rows.slice(1).map(([id]) => id?.text)).toEqual(
          texts.flatMap((_, i) => (i === broken ? [] : [String(i)])),
        );
        const first = breaks ? 2 : 1;
        const above = 13 + lines.slice(0, broken).join('\n').length + (broken === 0 ? 0 : 1);
        expect(faults).toMatchObject([{ lines: { start: above } }]);
        expect(`${lines.join('\n')}\n`.slice(above - 13, (faults[0]?.lines.end ?? 0) - 13).split('\n')).toHaveLength(
          first + 1,
        );
      }),
    );
  });

  test('what follows the mark that closes a cell is not dropped in silence', () => {
    const { rows, faults } = csvRows('a;b\n1;"un" deux\n2;"trois"\t \n3;"x\n4;5\n');
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['a', 'b'],
      ['2', 'trois'],
      ['4', '5'],
    ]);
    expect(faults).toEqual([
      { at: 6, closed: 9, lines: { start: 4, end: 16 } },
      { at: 30, lines: { start: 28, end: 33 } },
    ]);
  });

  test('a heading that does not end has no rows', () => {
    expect(csvRows('a;"b\n1;2\n')).toEqual({ rows: [], faults: [{ at: 2, lines: { start: 0, end: 9 } }] });
  });
});
