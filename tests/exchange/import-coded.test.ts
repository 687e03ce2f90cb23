import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeCells } from '../../src/exchange/code-cell.ts';
import { openSqlite } from '../../src/exchange/sqlite.ts';
import { tableColumns } from '../../src/exchange/sqlite-columns.ts';
import { format as xlsx } from '../../src/exchange/xlsx.ts';
import { faultOf, imported } from './imported.ts';

const database = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'databases', name)));

describe('databases', () => {
  test('Taguette: bytes of UTF-8, characters of HTML, who marked it and when; what moved is found by its words', async () => {
    const read = await imported('t.sqlite3', database('taguette.sqlite3'), { project: 'jardins' });
    expect(read.codes).toMatchObject({
      chapter: 'Jardins',
      codes: [{ label: 'entraide', definition: "Ce qu'on se prête." }, { label: 'Peur, ou doute' }],
    });
    const [source] = read.sources;
    expect(
      source?.codings.map(({ start, end, codes, coder, date }) => [source.body.slice(start, end), codes, coder, date]),
    ).toEqual([
      ['prête l’outil & le temps. Toujours.', ['1', '2'], 'zoé', '2024-02-03'],
      ['La fin 🙂', ['2'], 'tom', '2024-02-04'],
      ['du jardin', ['1'], undefined, undefined],
    ]);
    expect(read.losses).toEqual(['1 highlight without a tag', '1 highlight whose words are not in its document']);
    expect(read.warnings).toEqual([expect.stringMatching(/^1 highlight stands elsewhere/)]);
  });

  test('of several projects one must be named', async () => {
    expect(await faultOf('t.sqlite3', database('taguette.sqlite3'))).toMatch(/« Jardins », « Autre ».*--project/);
    expect(await faultOf('t.sqlite3', database('taguette.sqlite3'), { project: 'x' })).toMatch(
      /no project named « x »/,
    );
  });

  test('QualCoder: code points or UTF-16 units, categories, cases, attributes, annotations', async () => {
    const read = await imported('Projet.qda', database('qualcoder.qda'));
    const [source] = read.sources;
    expect(
      source?.codings.map(({ start, end, codes, coder, memo }) => [source.body.slice(start, end), codes, coder, memo]),
    ).toEqual([
      ['prête 🙂 l’outil', ['code 1'], 'zoé', 'Un mémo.'],
      ['le temps', ['code 2'], 'rules', undefined],
      ['prête', [], 'zoé', 'Une note.'],
    ]);
    expect(source?.variables).toEqual({
      case: 'jardin-lea',
      secteur: 'jardin',
      'imported-consent': 'oui',
      date: '2024-02-03',
      memo: 'Par téléphone.',
    });
    expect(read.codes).toMatchObject({
      chapter: 'Projet',
      codes: [
        { label: 'Temps', color: '#ffffff' },
        { label: 'Astray' },
        {
          label: 'Vie',
          folder: true,
          children: [{ label: 'Entraide', folder: true, children: [{ label: 'Entraide', color: '#b71c1c' }] }],
        },
      ],
    });
    expect(read.losses).toHaveLength(5);
    expect(read.warnings).toEqual([]);
  });

  test('a database that is cut says where', () => {
    const bytes = database('taguette.sqlite3');
    expect(() => openSqlite(bytes.slice(0, 4096)).rows('documents')).toThrow(
      /ends after page 8, and page \d+ is missing/,
    );
    expect(() => openSqlite(bytes.slice(0, 100))).toThrow(/no database/);
  });

  test('columns of a table, however they are written', () => {
    expect(
      tableColumns(
        'CREATE TABLE "a b" ("id" integer primary key, [x y] text default (\'a,b)\'), `z` -- no, text\n, UNIQUE(z))',
      ),
    ).toEqual({
      columns: ['id', 'x y', 'z'],
      rowid: 'id',
    });
    expect(tableColumns('CREATE TABLE t (a INTEGER, b TEXT, PRIMARY KEY (a))').rowid).toBe('a');
    expect(tableColumns('CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID').columns).toEqual([]);
  });
});

describe('tables of coded passages', () => {
  const table = (rows: string[][]) =>
    rows.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\n');

  test('MAXQDA: a code a row, its path, the comment; the same passage twice is one', async () => {
    const read = await imported(
      'Segments.xlsx',
      xlsx.write(
        [
          [
            'Color',
            'Comment',
            'Document group',
            'Document name',
            'Code',
            'Beginning',
            'End',
            'Segment',
            'Author',
            'Creation date',
          ],
          [
            '●',
            'À voir',
            'Jardins',
            'Léa',
            'Entraide > Prêt, don',
            '3',
            '3',
            'On se prête l’outil.',
            'Zoé',
            '03/02/2024 10:15',
          ],
          ['●', '', 'Jardins', 'Léa', 'Peur', '3', '3', 'On se prête l’outil.', 'Zoé', '03/02/2024 10:15'],
          ['●', '', 'Jardins', 'Léa', 'Peur', '9', '9', 'On se prête l’outil.', 'Zoé', ''],
          ['●', '', 'Jardins', 'Léa', '', '9', '9', 'Rien.', 'Zoé', ''],
        ],
        'fr',
      ),
    );
    expect(read.codes).toMatchObject({
      chapter: 'Segments',
      codes: [{ label: 'Entraide', children: [{ label: 'Prêt, don' }] }, { label: 'Peur' }],
    });
    expect(read.quotes).toEqual([
      {
        source: 'Léa',
        quote: 'On se prête l’outil.',
        codes: ['Entraide > Prêt, don', 'Peur'],
        coder: 'Zoé',
        memo: 'À voir',
        date: '2024-02-03',
      },
      { source: 'Léa', quote: 'On se prête l’outil.', codes: ['Peur'], coder: 'Zoé' },
    ]);
    expect(read.losses).toEqual(['1 row without words or code']);
  });

  test('ATLAS.ti: several codes in a cell; Taguette: one passage by its number', async () => {
    const atlas = table([
      ['ID', 'Document', 'Quotation Content', 'Codes', 'Comment', 'Created by', 'Created'],
      ['1:1', 'Léa', 'l’outil', '● Peur, ou doute\n● Don', '', 'Zoé', '2024-02-03T10:00:00'],
    ]);
    expect((await imported('q.csv', atlas)).quotes).toEqual([
      { source: 'Léa', quote: 'l’outil', codes: ['Peur, ou doute', 'Don'], coder: 'Zoé', date: '2024-02-03' },
    ]);
    const taguette = table([
      ['id', 'document', 'tag', 'content'],
      ['7', 'lea.odt', 'Don', 'oui'],
      ['7', 'lea.odt', 'Peur, ou doute', 'oui'],
      ['8', 'lea.odt', 'Don', 'oui'],
    ]);
    expect((await imported('tags.csv', taguette)).quotes.map(({ codes }) => codes)).toEqual([
      ['Don', 'Peur, ou doute'],
      ['Don'],
    ]);
  });

  test.each([
    [['Peur, ou doute, Don', 'Don'], ['Peur, ou doute'], ['Peur, ou doute', 'Don'], false],
    [['Don, Peur', 'Don', 'Peur'], [], ['Don', 'Peur'], false],
    [['Don, Peur'], [], ['Don', 'Peur'], true],
    [['a, b; c', 'a, b'], [], ['a, b', 'c'], false],
    [['', 'Don'], [], [], false],
  ])('codes parted at commas: %s', (cells, labels, codes, unsure) => {
    const read = codeCells(cells, labels);
    expect([read.codesIn(cells[0] as string), read.unsure]).toEqual([codes, unsure]);
  });
});

describe('marks in the text', () => {
  test('qcoder: within one another, over lines, halves that are astray', async () => {
    const text =
      'On (QCODE)se (QCODE)prête(/QCODE){#don} l’outil.\n\nToujours(/QCODE){#entraide, #vie}. Et (/QCODE){#x} (QCODE)là(/QCODE).\n';
    const { sources, codes, losses } = await imported('a.txt', text);
    expect(sources[0]?.body).toBe('On se prête l’outil.\n\nToujours. Et  là.\n');
    expect(sources[0]?.codings.map(({ start, end, codes: own }) => [sources[0]?.body.slice(start, end), own])).toEqual([
      ['prête', ['don']],
      ['se prête l’outil.\n\nToujours', ['entraide', 'vie']],
    ]);
    expect(codes?.codes.map(({ label }) => label)).toEqual(['don', 'entraide', 'vie', 'x']);
    expect(losses).toEqual(['2 marks without their other half, or without a code']);
  });

  test('ROCK: a line an utterance, paths, instances, sections, fragments of YAML', async () => {
    const text =
      '---\nROCK_codes:\n  x: y\n---\n\n---<<question>>---\n[[uid=1]] [[cid=Léa]] On se prête l’outil. [[vie>don]] [[peur]]\nRien.\n[[uid=2]] Oui. [[don]] [[moment=soir]]\n---paragraph-break---\n';
    const { sources, codes, losses } = await imported('a.rock', text);
    expect(sources[0]?.body).toBe('On se prête l’outil.\n\nRien.\n\nOui.\n');
    expect(sources[0]?.variables).toEqual({ case: 'lea' });
    expect(sources[0]?.codings.map(({ start, end, codes: own }) => [sources[0]?.body.slice(start, end), own])).toEqual([
      ['On se prête l’outil.', ['vie > don', 'peur']],
      ['Oui.', ['vie > don']],
    ]);
    expect(codes?.codes).toMatchObject([{ label: 'vie', children: [{ label: 'don' }] }, { label: 'peur' }]);
    expect(losses).toEqual(['1 class of instances']);
  });

  test('[[rires]] in a transcript is no code', async () => {
    expect(await imported('a.txt', 'Q : Ça va ?\n\nR : Oui. [[rires]]\n')).toMatchObject({ format: 'text' });
  });
});
