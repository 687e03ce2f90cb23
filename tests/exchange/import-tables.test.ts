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
