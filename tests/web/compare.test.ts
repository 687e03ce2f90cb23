import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PageAgreement, PageDispute, PageDisputes } from '../../src/model/page-compare.ts';
import { runStudy, temporaryStudy } from '../cli.ts';
import { differentlyCoded as files } from './differently-coded.ts';
import { type Reply, served } from './served.ts';

const [rue, cour] = ['corpus/rue.consensus.yaml', 'corpus/cour.consensus.yaml'] as const;
const coders = ['ana', 'bo'];
const undated = (text: string) => text.replace(/\d{4}-\d\d-\d\d/g, 'TODAY');

async function compared(more: Readonly<Record<string, string>> = {}) {
  const study = await served({ ...files, ...more });
  const disputes = (reply: Reply) => reply.json as unknown as PageDisputes;
  const list = async (names = coders) => disputes(await study.ask(`/api/disputes?coders=${names}&window=w`));
  const settle = (one: PageDispute | undefined, wish: object) =>
    study.tell('/api/reconcile', { key: one?.key, coders, by: coders, reason: '', ...wish });
  const has = (path: string) => existsSync(join(study.folder, path));
  return { ...study, list, settle, has, disputes, undated: (path: string) => undated(study.read(path)) };
}

/** What `study reconcile` writes for some answers. */
async function inTerminal(answers: string, ...args: string[]) {
  const folder = temporaryStudy(files);
  await runStudy(['reconcile', ...coders, ...args], { cwd: folder, input: answers });
  return (path: string) => undated(readFileSync(join(folder, path), 'utf8'));
}

describe('nobody’s codings are sent who was not asked for', () => {
  test('the list of two coders holds nothing of a third, nor of a machine', async () => {
    const { ask } = await compared();
    for (const path of ['disputes', 'agreement']) {
      const { status, json } = await ask(`/api/${path}?coders=ana,bo`);
      expect([status, JSON.stringify(json)]).toEqual([200, expect.not.stringMatching(/cid|rules/)]);
    }
  });

  test.each([
    ['', 'too-few-coders'],
    ['ana', 'too-few-coders'],
    ['ana,ana', 'too-few-coders'],
    ['ana,rules', 'no-coder'],
    ['ana,consensus', 'no-coder'],
    ['ana,eve', 'no-coder'],
  ])('asked for « %s »', async (names, rule) => {
    const { ask } = await compared();
    for (const path of ['disputes', 'agreement'])
      expect((await ask(`/api/${path}?coders=${names}`)).json).toMatchObject({ rule });
  });

  test('what somebody has only begun is not compared', async () => {
    const { list } = await compared({ 'corpus/rue.bo.yaml': `status: partial\n${files['corpus/rue.bo.yaml']}` });
    expect((await list()).disputes).toEqual([]);
  });
});

test('the disputes are those that `study reconcile` lists, with what each coder gave', async () => {
  const { list } = await compared();
  const { disputes, sources } = await list();
  expect(sources).toEqual([
    { source: 'cour', agreed: 1, settled: 0, alike: 0 },
    { source: 'rue', agreed: 1, settled: 0, alike: 0 },
  ]);
  expect(disputes).toMatchObject([
    {
      source: 'rue',
      words: 'On se prête la pelle.',
      codes: ['eau', 'outils'],
      given: [
        {
          coder: 'ana',
          codes: ['outils'],
          codings: [{ memo: 'l’entraide', pieces: [{ paragraph: 2, from: 0, to: 21 }] }],
        },
        { coder: 'bo', codes: ['eau'] },
      ],
    },
    { words: 'Il a plu tout avril.', codes: ['eau'], given: [{ codes: ['eau'] }, { codes: [], codings: [] }] },
  ]);
});

test.each(['paragraph', 'sentence', 'character', 'case'])(
  'the numbers are those of `study agree --unit %s`',
  async (unit) => {
    const { folder, ask } = await compared();
    const { json } = await ask(`/api/agreement?coders=ana,bo&unit=${unit}&base=all`);
    const page = json as unknown as PageAgreement;
    const { stdout } = await runStudy(['agree', ...coders, '--unit', unit, '--base', 'all', '--json'], { cwd: folder });
    const { overall, n, of, codes } = JSON.parse(stdout);
    const { alpha, percent, interval } = page;
    expect([page.n, page.of, { alpha, percent, interval }]).toMatchObject([
      n,
      of,
      { alpha: overall.alpha, percent: overall.percent, interval: overall.interval },
    ]);
    const rows = codes.filter(({ given }: { given: object }) => Object.values(given).some((times) => times > 0));
    expect(page.codes.map(({ code, alpha: own }) => [code, own])).toEqual(
      rows.map((row: { code: string; alpha: number | null }) => [row.code, row.alpha]),
    );
  },
);

describe('a decision writes what the terminal writes, to the byte', () => {
  test.each([
    [
      'as one coder has it',
      { does: 'coder', as: 'ana', reason: 'la pelle est un outil' },
      '1\nla pelle est un outil\nq\n',
    ],
    ['both', { does: 'both' }, 'b\n\nq\n'],
    ['none', { does: 'none', reason: 'hors sujet' }, 'n\nhors sujet\nq\n'],
    ['other codes', { does: 'codes', codes: ['puits'], against: [], memo: '' }, 'c\npuits\n\nq\n'],
  ])('%s', async (_, wish, answers) => {
    const { list, settle, tell, undated: text, read } = await compared();
    const [first] = (await list()).disputes;
    expect((await settle(first, wish)).status).toBe(200);
    await tell('/api/agreed', { coders });
    const written = await inTerminal(answers);
    for (const path of [rue, cour]) expect(text(path)).toBe(written(path));
    for (const path of ['corpus/rue.ana.yaml', 'corpus/rue.bo.yaml'] as const) expect(read(path)).toBe(files[path]);
  });

  test('the last one completes the consensus, decided by whoever says so', async () => {
    const { list, settle, tell, disputes, undated: text, folder } = await compared();
    const by = ['claire'];
    const [first, last] = (await list()).disputes;
    await settle(first, { does: 'coder', as: 'bo', by });
    const after = disputes(await settle(last, { does: 'none', by, reason: 'la pluie' }));
    expect(after).toMatchObject({ disputes: [], complete: 1, canUndo: true });
    const written = await inTerminal('2\n\nn\nla pluie\n', '--decided-by', 'claire');
    expect(text(rue)).toBe(written(rue));
    await tell('/api/agreed', { coders });
    const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
    expect(JSON.parse(stdout).problems.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual([]);
  });

  test('a code that was missing goes into the codebook, with who decided', async () => {
    const { list, settle, read } = await compared();
    const newCode = { label: 'La pluie', definition: '', under: 'vie', reason: 'il manquait' };
    const wish = { does: 'codes', codes: [], against: [], memo: '', newCode };
    const { status, json } = await settle((await list()).disputes[1], wish);
    expect([status, json.message]).toEqual([200, undefined]);
    expect(read(rue)).toContain('codes: [la-pluie]');
    expect(read('codebook/history.yaml')).toContain("by: 'ana, bo'");
  });
});

test.each([
  ['', []],
  ['coders: { report: [ana] }\n', ['ana']],
  ['coders: { report: [ana, consensus] }\n', []],
])('%j: it is told whose codings count where the consensus does not', async (settings, reported) => {
  const { list } = await compared({ 'study.yaml': `${files['study.yaml']}${settings}` });
  expect((await list()).reported).toEqual(reported);
});

test('undo takes a decision back to the byte, with what was taken over; redo does it again', async () => {
  const { list, settle, tell, has, read } = await compared();
  await settle((await list()).disputes[0], { does: 'both' });
  const written = read(rue);
  const turn = (path: string) => tell(`/api/${path}`, { source: 'rue', coders: [] });
  expect((await turn('undo')).status).toBe(200);
  expect([has(rue), (await list()).disputes.length]).toEqual([false, 2]);
  expect((await turn('redo')).json.codings).toEqual([]);
  expect(read(rue)).toBe(written);
});

describe('what somebody else writes meanwhile', () => {
  test('a passage coded otherwise is not decided as it was seen', async () => {
    const { list, settle, folder, has } = await compared();
    const [, rain] = (await list()).disputes;
    appendFileSync(join(folder, 'corpus/rue.bo.yaml'), '  - quote: Il a plu tout avril.\n    codes: [outils]\n');
    expect((await settle(rain, { does: 'both' })).json).toMatchObject({ rule: 'place-changed' });
    expect(has(rue)).toBe(false);
  });

  test('a consensus written in an editor stays', async () => {
    const { list, settle, folder, read } = await compared();
    const [first] = (await list()).disputes;
    const own = '# de notre main\ncodings:\n  - quote: Il a plu tout avril.\n    codes: [eau]\n    memo: vu ensemble\n';
    writeFileSync(join(folder, rue), own);
    // Complete, since it does not say `partial`: nothing is in dispute any more.
    expect((await settle(first, { does: 'both' })).json).toMatchObject({ rule: 'place-changed' });
    writeFileSync(join(folder, rue), `status: partial\n${own}`);
    expect((await settle(first, { does: 'both' })).status).toBe(200);
    expect(read(rue)).toContain('    memo: vu ensemble\n');
    expect(read(rue)).toContain('codes: [outils, eau]');
  });

  test('a consensus that cannot be read is told, and never written over', async () => {
    const broken = 'codings: [\n';
    const { list, tell, read } = await compared({ [rue]: broken });
    expect(await list()).toMatchObject({ waits: [rue], disputes: [] });
    await tell('/api/agreed', { coders });
    expect(read(rue)).toBe(broken);
  });
});

test.each([
  [{ does: 'maybe' }, 'wrong-request'],
  [{ does: 'coder', as: 'cid' }, 'wrong-request'],
  [{ does: 'codes', codes: [], against: [], memo: '' }, 'no-code'],
  [{ does: 'codes', codes: ['mer'], against: [], memo: '' }, 'unknown-code'],
  [{ does: 'both', by: [] }, 'nobody-decides'],
  [{ does: 'both', key: 'rue nothing' }, 'place-changed'],
  [{ does: 'both', key: '../../etc nothing' }, 'place-changed'],
])('%j is refused', async (wish, rule) => {
  const { list, settle, has, faults } = await compared();
  expect((await settle((await list()).disputes[0], wish)).json).toMatchObject({ rule });
  expect([has(rue), faults]).toEqual([false, []]);
});
