import { expect, test } from 'vitest';
import { format as xlsx } from '../../src/exchange/xlsx.ts';
import { faultOf, imported } from './imported.ts';

const csv =
  '\ufeffN°;Âge;Date;Pourquoi, selon vous ?;Et après ?;E-mail\r\n1;34;3/2/2021;"Parce que\nc’est ; bien";"Oui.\n\nEncore : *un*.";a@b\r\n2;28;;;Non;c@d\r\n3;51;;;;e@f\r\n';

test('a source a row: the questions are asked, chosen columns become variables', async () => {
  const { sources, losses } = await imported('r.csv', csv, {
    text: 'Pourquoi, selon vous ?,5',
    id: 'n°',
    columns: 'age,Date',
  });
  expect(sources.map(({ name, variables }) => ({ name, variables }))).toEqual([
    { name: 'r-1', variables: { Âge: '34', date: '2021-02-03' } },
    { name: 'r-2', variables: { Âge: '28' } },
  ]);
  expect(sources[0]?.body).toBe(
    '**Q :** Pourquoi, selon vous ?\n\n**R :** Parce que\nc’est ; bien\n\n**Q :** Et après ?\n\n**R :** Oui.\n\nEncore : \\*un\\*.\n',
  );
  expect(losses).toEqual(['1 row without an answer', 'the columns E-mail (--columns takes them as variables)']);
});

test('one column has no question, and nothing in it is a label', async () => {
  const { sources } = await imported('r.csv', 'id,réponse\na,"Prix : cher\n\nPrix : trop"\nb,"Prix : bon"\n', {
    text: '2',
    id: 'id',
  });
  expect(sources.map(({ name, speakers }) => ({ name, speakers }))).toEqual([
    { name: 'a', speakers: [] },
    { name: 'b', speakers: [] },
  ]);
});

test('rows of one id are one source where that is asked', async () => {
  const { sources } = await imported('r.csv', 'qui,dit,ville\nLéa,Un.,\nTom,Deux.,Brest\nLéa,Trois.,Sète\n', {
    text: 'dit',
    id: 'qui',
    columns: 'ville',
    join: true,
  });
  expect(sources.map(({ name, body, variables }) => [name, body, variables])).toEqual([
    ['Léa', 'Un.\n\nTrois.\n', { ville: 'Sète' }],
    ['Tom', 'Deux.\n', { ville: 'Brest' }],
  ]);
});

test('xlsx; a number of Excel is a day', async () => {
  const bytes = xlsx.write(
    [
      ['dit', 'date'],
      ['Un.', '44256'],
    ],
    'fr',
  );
  const { sources } = await imported('r.xlsx', bytes, { text: 'dit', columns: 'date' });
  expect(sources[0]).toMatchObject({ name: 'r-1', body: 'Un.\n', variables: { date: '2021-03-01' } });
});

test('two waves in one table: who answers in both is two sources, also where rows are joined', async () => {
  const text = 'qui;vague;dit\nLéa;2021;Un.\nLéa;2024;Deux.\nLéa;2024;Trois.\n';
  const { sources, warnings } = await imported('r.csv', text, { text: 'dit', id: 'qui', columns: 'vague', join: true });
  expect(sources.map(({ name, body, variables }) => [name, body, variables])).toEqual([
    ['Léa', 'Un.\n', { wave: '2021' }],
    ['Léa', 'Deux.\n\nTrois.\n', { wave: '2024' }],
  ]);
  expect(warnings).toEqual([]);
});

test('an id that returns is told, where rows are not joined', async () => {
  const { sources, warnings } = await imported('r.csv', 'id;dit\nA;Un.\nA;Deux.\nB;Trois.\n', {
    text: 'dit',
    id: 'id',
  });
  expect(sources).toHaveLength(3);
  expect(warnings).toEqual([expect.stringMatching(/^1 id stands in several rows \(« a »\).*--join/)]);
});

test.each([
  [
    'semicolons, a decimal comma, cells of several lines',
    '\ufeffid;âge;dit\r\n1;34,5;"Un ;\r\ndeux ""et"" trois."\r\n',
  ],
  ['commas', 'id,âge,dit\n1,"34,5","Un ;\ndeux ""et"" trois."\n'],
  ['tabs', 'id\tâge\tdit\n1\t34,5\t"Un ;\ndeux ""et"" trois."\n'],
  ['its separator said', 'sep=;\nid;âge;dit\n1;34,5;"Un ;\ndeux ""et"" trois."\n'],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeffid\tâge\tdit\r\n1\t34,5\t"Un ;\r\ndeux ""et"" trois."\r\n', 'utf16le'))],
  ['Windows-1252', new Uint8Array(Buffer.from('id;âge;dit\r\n1;34,5;"Un ;\r\ndeux ""et"" trois."\r\n', 'latin1'))],
  ['old line ends', 'id;âge;dit\r1;34,5;"Un ;\rdeux ""et"" trois."\r'],
  ['titles above the headings', 'Enquête de mars;;\n;;\nid;âge;dit\n1;34,5;"Un ;\ndeux ""et"" trois."\n'],
])('csv with %s', async (_, content) => {
  const { sources } = await imported('r.csv', content, { text: 'dit', id: 'id', columns: 'age' });
  expect(sources.map(({ name, body, variables }) => [name, body, variables])).toEqual([
    ['r-1', 'Un ;\ndeux "et" trois.\n', { âge: '34,5' }],
  ]);
});

test.each([
  ['03/02/2024', '2024-02-03'],
  ['3.2.2024 10:15', '2024-02-03'],
  ['2024-02-03 10:11:12', '2024-02-03'],
  ['samedi 3 février 2024', '2024-02-03'],
  ['1er août 2024', '2024-08-01'],
  ['3 Feb 2024', '2024-02-03'],
  ['45325', '2024-02-03'],
])('a day, %s', async (written, date) => {
  const { sources } = await imported('r.csv', `date;dit\n${written};Un.\n`, { text: 'dit', columns: 'date' });
  expect(sources[0]?.variables).toEqual({ date });
});

test('a value that means nothing to a study has a key of its own; a case is written as an id', async () => {
  const text = 'date;consent;case;dit\nhier;oui;La Forge;Un.\n';
  const { sources } = await imported('r.csv', text, { text: 'dit', columns: '1,2,3' });
  expect(sources[0]?.variables).toEqual({ 'imported-date': 'hier', 'imported-consent': 'oui', case: 'la-forge' });
});

test('which column, where none or none such is named', async () => {
  expect(await faultOf('r.csv', csv)).toMatch(/--text 5.*1 « N° », 2 « Âge »/);
  expect(await faultOf('r.csv', csv, { text: 'Avis' })).toMatch(/no column « Avis »/);
  expect(await faultOf('r.csv', 'a;b\n1;"2', { text: 'a' })).toMatch(/row 2 a quotation mark/);
});

test('IRaMuTeQ: a source a text, its stars are variables', async () => {
  const text =
    '**** *ent_01 *sexe_f *cadre\n-*enfance\nUn quai : calme.\n\nPuis deux.\n\n**** *ent_02 *sexe_h\nRien.\n';
  const { sources, losses, format } = await imported('c.txt', text);
  expect(format).toBe('iramuteq');
  expect(sources.map(({ name, body, variables }) => [name, body, variables])).toEqual([
    ['c-01', 'Un quai : calme.\n\nPuis deux.\n', { ent: '01', sexe: 'f', cadre: 'cadre' }],
    ['c-02', 'Rien.\n', { ent: '02', sexe: 'h' }],
  ]);
  expect(losses).toEqual(['1 thematic mark (-*theme)']);
});
