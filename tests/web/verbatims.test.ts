import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy } from '../cli.ts';
import { served, talk } from './served.ts';

const codings = `codings:
  - quote: Ici, on se prête tout.
    codes: [entraide]
    memo: |
      à revoir
  # une remarque
  - { quote: Même les machines., codes: [entraide] }
  - quote: Les heures.
    codes: [argent]
`;

const files = {
  ...talk,
  'study.yaml': `${talk['study.yaml']}coders: { report: [ana] }\n`,
  'corpus/lys.ana.yaml': codings,
  'reports/bilan.md': '# Bilan\n\n::verbatims{code=entraide max=1}\n',
};

const own = 'corpus/lys.ana.yaml';

async function start() {
  const study = await served(files);
  const list = async (code = 'entraide') => (await study.ask(`/api/verbatims?code=${code}&coder=ana&window=w`)).json;
  const mark = async (quote: string, verbatim: string) => {
    const key = (await list()).verbatims.find(({ shown }) => shown === quote)?.key;
    return study.tell('/api/verbatim', { code: 'entraide', key, verbatim });
  };
  const report = async () => (await study.ask('/report?name=bilan')).json.message;
  return { ...study, list, mark, report };
}

test('a passage that is pinned is quoted first; the entry says so, and undo takes it back', async () => {
  const { mark, read, report, tell } = await start();
  const [first, second] = ['Ici, on se prête tout.', 'Même les machines.'];
  for (const quote of [first, second]) {
    const { status, json } = await mark(quote, 'pinned');
    expect(status).toBe(200);
    expect(json.verbatims[0]).toMatchObject({ shown: quote, verbatim: 'pinned' });
    expect(json.verbatims[0]?.reasons[0]).toBe('choisi par l’analyste');
    expect(await report()).toContain(quote);
    await mark(quote, '');
    expect(read(own)).toBe(codings);
  }
  await mark(first, 'pinned');
  expect(read(own)).toBe(codings.replace('à revoir\n', 'à revoir\n    verbatim: pinned\n'));
  await mark(second, 'banned');
  expect(read(own)).toContain('{ quote: Même les machines., verbatim: banned, codes: [entraide] }');
  for (let i = 0; i < 2; i++) await tell('/api/undo', {});
});

test('a code that is given only where nobody has read to the end says so', async () => {
  const study = await served({ ...files, 'corpus/lys.ana.yaml': `status: partial\n${codings}` });
  const of = async (code: string) => (await study.ask(`/api/verbatims?code=${code}&coder=ana&window=w`)).json;
  expect(await of('entraide')).toMatchObject({ all: 0, isUnread: true });
  // Read by bea, whose codings the report does not take: that is another reason.
  expect(await of('argent')).toMatchObject({ all: 0, isUnread: false });
  expect(await of('salaire')).toMatchObject({ all: 0, isUnread: false });
});

test('a passage that is banned is quoted nowhere, counted as before, and listed to be let back', async () => {
  const { mark, report, list, folder, read } = await start();
  const quote = 'Ici, on se prête tout.';
  const { json } = await mark(quote, 'banned');
  expect(json.all).toBe(1);
  expect(json.verbatims.map(({ verbatim }) => verbatim)).toEqual([undefined, 'banned']);
  expect(await report()).not.toContain('on se prête');
  const run = async (...args: string[]) => (await runStudy(args, { cwd: folder })).stdout;
  expect(await run('verbatims', 'entraide')).not.toContain('on se prête');
  expect(await run('stats', '--json')).toMatch(/"code":\s*"entraide"[^}]*"segments":\s*2/);
  expect(await run('report', '--eject', '--dry-run')).not.toContain('on se prête');
  await mark(quote, 'pinned');
  expect(read(own)).toContain('verbatim: pinned');
  expect((await list()).verbatims[0]?.shown).toBe(quote);
});

test('an entry that was changed elsewhere is not written', async () => {
  const { list, tell, folder, read } = await start();
  const { key } = (await list()).verbatims[0] as { key: string };
  const theirs = codings.replace('codes: [entraide]\n', 'codes: [entraide, argent]\n').replace('Même les', 'Même  les');
  writeFileSync(join(folder, own), theirs);
  const { status, json } = await tell('/api/verbatim', { code: 'entraide', key, verbatim: 'banned' });
  expect([status, json.rule]).toEqual([409, 'coding-changed']);
  expect(read(own)).toBe(theirs);
});
