import { expect, test } from 'vitest';
import { served } from './served.ts';

const files = {
  'study.yaml': 'language: fr\nconsent: named\n',
  'codebook/1-vie/don.md': '---\nid: don\nlabel: Don\n---\n',
  'codebook/1-vie/temps.md': '---\nid: temps\nlabel: Temps\n---\n',
  'corpus/t.yaml': 'id: no\ntext: mots\n',
  'corpus/t.csv': 'no;mots\n1;On se prête tout.\n2;"Du temps, ""un peu"" ; oui."\n3;Rien.\n',
};

async function table(more: Readonly<Record<string, string>> = {}) {
  const study = await served({ ...files, ...more });
  const code = async (source: string, words: string, codes = ['don']) => {
    const { json } = await study.ask(`/api/source?id=${source}`);
    const text = json.turns[0]?.paragraphs[0]?.text ?? '';
    const at = text.indexOf(words);
    const passage = { print: json.print, from: { paragraph: 0, at }, to: { paragraph: 0, at: at + words.length } };
    return study.tell('/api/code', { source, passage, codes, against: [], memo: '' });
  };
  return { ...study, code };
}

test('answers of a table are coded one by one, in one file', async () => {
  const { code, read } = await table();
  expect((await code('t-2', '"un peu"')).status).toBe(200);
  const second = await code('t-1', 'tout', ['temps']);
  expect(second.json.codings).toMatchObject([{ codes: ['temps'], coder: 'ana' }]);
  expect(read('corpus/t.ana.yaml')).toBe(
    'status: partial\ncodings:\n  - row: 2\n    quote: |\n      "un peu"\n    codes: [don]\n    at: 10\n    date: 2024-05-06\n  - row: 1\n    quote: |\n      tout\n    codes: [temps]\n    at: 12\n    date: 2024-05-06\n',
  );
});

test('one is changed, and taken away, and undone; the others stay', async () => {
  const { code, tell, read } = await table();
  await code('t-2', '"un peu"');
  const { json } = await code('t-1', 'tout');
  const [{ key = '', codes, against, quote } = {}] = json.codings;
  const before = read('corpus/t.ana.yaml');
  const seen = { codes, against, memo: '', quote };
  const changed = await tell('/api/coding', { source: 't-1', key, seen, codes: ['don', 'temps'] });
  expect([changed.status, changed.json.codings[0]?.codes]).toEqual([200, ['don', 'temps']]);
  const next = changed.json.codings[0];
  const removal = { source: 't-1', key: next?.key, seen: { ...seen, codes: next?.codes }, remove: true };
  expect((await tell('/api/coding', removal)).json.codings).toEqual([]);
  expect(read('corpus/t.ana.yaml').match(/row: \d/g)).toEqual(['row: 2']);
  await tell('/api/undo', { source: 't-1' });
  await tell('/api/undo', { source: 't-1' });
  expect(read('corpus/t.ana.yaml')).toBe(before);
});

test('the only passage of an answer that was not read to the end is taken away', async () => {
  const codings =
    'rows: [2]\ncodings:\n  - row: 2\n    quote: oui\n    codes: [don]\n  - row: 1\n    quote: tout\n    codes: [don]\n';
  const { ask, tell, read } = await table({ 'corpus/t.ana.yaml': codings });
  const { json } = await ask('/api/codings?id=t-1&coders=ana');
  const [{ key = '', codes, against, quote } = {}] = json.codings;
  const removal = { source: 't-1', key, seen: { codes, against, memo: '', quote }, remove: true };
  expect((await tell('/api/coding', removal)).json.codings).toEqual([]);
  expect(read('corpus/t.ana.yaml').match(/row: \d/g)).toEqual(['row: 2']);
});

test('each is read to the end by itself', async () => {
  const { code, tell, read, live } = await table();
  await code('t-2', 'oui');
  const reading = async (source: string, status: string) => (await tell('/api/reading', { source, status })).status;
  expect(await reading('t-2', 'complete')).toBe(200);
  expect(await reading('t-3', 'complete')).toBe(200);
  expect(read('corpus/t.ana.yaml')).toMatch(/^status: complete\nrows: \[2, 3\]\ncodings:\n/);
  expect(live.coded.codingFiles.map(({ source, status }) => [source, status])).toEqual([
    ['t-2', 'complete'],
    ['t-3', 'complete'],
  ]);
  expect(await reading('t-2', 'partial')).toBe(200);
  expect(await reading('t-3', 'partial')).toBe(200);
  expect(read('corpus/t.ana.yaml')).toMatch(/^status: partial\nrows: \[\]\ncodings:\n/);
  expect(await reading('t-1', 'complete')).toBe(200);
  expect(read('corpus/t.ana.yaml')).toMatch(/^status: complete\nrows: \[1\]\ncodings:\n/);
});

test('a change of the codebook shows which of them are limited to something else, by their rows', async () => {
  const { tell } = await table({
    'corpus/t.csv': 'no;mots;not_asked\n1;Tout.;don\n2;Du temps.;don temps\n3;Rien.;\n',
  });
  const { json } = await tell('/api/organise', { does: 'merge', codes: ['don'], into: 'temps' });
  expect(json.limits).toEqual([
    { of: 'corpus/t.csv (row 1)', key: 'not_asked', from: ['don'], to: [] },
    { of: 'corpus/t.csv (row 2)', key: 'not_asked', from: ['don', 'temps'], to: ['temps'] },
  ]);
});
