import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const theme = (id: string, more = '') => `---\nid: ${id}\nlabel: ${id.toUpperCase()}\n${more}---\n\nDes mots.\n`;
const consensus = 'corpus/rue.consensus.yaml';

const files: Readonly<Record<string, string>> = {
  'codebook/1-vie/eau.md': theme('eau', 'subthemes:\n  - { id: puits, label: Le puits }\n'),
  'codebook/1-vie/outils.md': theme('outils'),
  'corpus/rue.md':
    '**Q :** Et ici ?\n\n**R :** Le puits est à tous. On le cure en mars.\n\n**R :** On se prête la pelle.\n\n**R :** Il a plu tout avril.\n',
  'corpus/rue.ana.yaml':
    'codings:\n  - quote: Le puits est à tous.\n    codes: [eau, puits]\n  - quote: On se prête la pelle.\n    codes: [outils]\n    memo: la pelle\n  - quote: Il a plu tout avril.\n    codes: [eau]\n',
  'corpus/rue.bo.yaml':
    'codings:\n  - quote: Le puits est à tous. On le cure en mars.\n    codes: [puits]\n  - quote: On se prête la pelle.\n    codes: [eau]\n',
  'corpus/rue.rules.yaml': 'codings:\n  - quote: Il a plu tout avril.\n    codes: [outils]\n',
};

function study(more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryStudy({ ...files, ...more });
  const run = (args: readonly string[], input = '') => runStudy(args, { cwd: folder, input });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8').replace(/\d{4}-\d\d-\d\d/g, 'TODAY');
  return { folder, run, read, json: async (...args: string[]) => JSON.parse((await run([...args, '--json'])).stdout) };
}

const agreed = `# What the coders agreed on, and how they settled the rest: study reconcile.
status: partial
codings:
  - quote: |
      Le puits est à tous. On le cure en mars.
    codes: [puits]
    at: 26
    date: TODAY
`;

test('the queue: places coded otherwise, a theme beside its sub-theme not counted', async () => {
  const { json, folder } = study();
  const { queue, sources } = await json('reconcile');
  expect(sources).toMatchObject([{ agreed: 1, disputed: 2, settled: 0 }]);
  expect(queue.map(({ given }: { given: { codes: string[] }[] }) => given.map(({ codes }) => codes))).toEqual([
    [['outils'], ['eau']],
    [['eau'], []],
  ]);
  expect(() => readFileSync(join(folder, consensus))).toThrow();
});

test('settles, remembers « none », and completes the consensus with the last answer', async () => {
  const { run, read, json } = study();
  const first = await run(['reconcile'], '1\nla pelle est un outil\nq\n');
  expect(first.stdout.replace(/\n/g, ' ')).toContain(
    '1 passage coded alike, taken over without asking; 2 coded differently.',
  );
  expect(first.stdout).toContain('1 decided, 1 left');
  const settled = `${agreed}  - quote: |
      On se prête la pelle.
    codes: [outils]
    memo: |
      ana: la pelle
    at: 76
    date: TODAY
    decided: [ana, bo]
    reason: |
      la pelle est un outil
`;
  expect(read(consensus)).toBe(settled);
  const second = await run(['reconcile', '--decided-by', 'claire'], 'n\n\nq\n');
  expect(second.stdout).toContain('1/1');
  expect(second.stdout).toContain('1 decided, 0 left; 1 interview is settled.');
  expect(read(consensus)).toBe(
    `${settled.replace('partial', 'complete')}  - quote: |
      Il a plu tout avril.
    at: 107
    date: TODAY
    decided: [claire]
`,
  );
  for (const path of ['corpus/rue.ana.yaml', 'corpus/rue.bo.yaml', 'corpus/rue.rules.yaml'])
    expect(read(path)).toBe(files[path]);
  expect((await run(['reconcile'])).stdout).toContain('Nothing is left to settle here');
  expect((await json('check')).problems.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual(
    [],
  );
  const { codes } = await json('stats');
  expect(codes.map(({ code, k, n }: { code: string; k: number; n: number }) => `${code} ${k}/${n}`)).toEqual([
    'eau 1/1',
    'puits 1/1',
    'outils 1/1',
  ]);
});

describe('answers', () => {
  test.each([
    ['b', 'codes: [outils, eau]'],
    ['2', 'codes: [eau]'],
    ['c\npuits', 'codes: [puits]'],
    ['c\nnothing\nout', 'codes: [outils]'],
  ])('%j', async (answer, codes) => {
    const { run, read } = study();
    await run(['reconcile'], `${answer}\n\nq\n`);
    const [, own = ''] = read(consensus).split('On se prête la pelle.\n');
    expect(own.trim().split('\n')[0]).toBe(codes);
  });

  test('undo, to the letter', async () => {
    const { run, read } = study();
    await run(['reconcile'], '1\nparce que\nb\n\nu\nu\nq\n');
    expect(read(consensus)).toBe(agreed);
  });

  test('who stops at the reason has not decided; skip asks again', async () => {
    const { run, read, json } = study();
    await run(['reconcile'], 's\n1\n');
    expect(read(consensus)).toBe(agreed);
    expect((await json('reconcile')).queue).toHaveLength(2);
  });

  test('definitions, and what is no answer', async () => {
    const { stdout } = await study().run(['reconcile'], 'd\nx\n9\nq\n');
    expect(stdout).toContain('    Des mots.');
    expect(stdout.match(/Answer with the letter/g)).toHaveLength(2);
  });
});

test('a consensus written by hand is respected, and keeps its bytes', async () => {
  const byHand = '# à nous deux\ncodings:\n  - quote: On se prête la pelle. # oui\n    codes: [eau]\nstatus: partial\n';
  const { run, read, json } = study({ [consensus]: byHand });
  expect((await json('reconcile')).sources).toMatchObject([{ agreed: 1, disputed: 1, settled: 1 }]);
  await run(['reconcile'], '1\n\n');
  expect(read(consensus)).toContain(
    '# à nous deux\ncodings:\n  - quote: On se prête la pelle. # oui\n    codes: [eau]\n',
  );
  expect(read(consensus)).toMatch(/status: complete\n$/);
});

test('where a reading was limited, so is the consensus', async () => {
  const { run, read } = study({ 'corpus/rue.bo.yaml': `only: [eau]\n${files['corpus/rue.bo.yaml']}` });
  await run(['reconcile'], '2\n\n2\n\n');
  expect(read(consensus)).toContain('status: complete\nonly: [eau]\n');
  expect(read(consensus)).not.toContain('outils');
});

test('all coded alike: nothing is asked', async () => {
  const { run, read } = study({ 'corpus/rue.bo.yaml': files['corpus/rue.ana.yaml'] as string });
  const { stdout } = await run(['reconcile']);
  expect(stdout).toContain('1 interview is settled.');
  expect(read(consensus)).toContain('status: complete');
});

test('--dry-run lists, and writes nothing', async () => {
  const { run, folder } = study();
  const { stdout } = await run(['reconcile', '--dry-run']);
  expect(stdout).toContain('ana outils · bo eau');
  expect(stdout).toContain(`would write ${consensus}`);
  expect(() => readFileSync(join(folder, consensus))).toThrow();
});

test('a consensus that cannot be read waits', async () => {
  const { run, folder } = study();
  writeFileSync(join(folder, consensus), 'codings: [');
  const { stdout, code } = await run(['reconcile'], '1\n\n');
  expect(stdout).toContain('cannot be changed as it is: its interview waits.');
  expect(code).toBe(1);
});

test('says that the report counts another', async () => {
  const { stdout } = await study({ 'study.yaml': 'coders: { report: [ana] }\n' }).run(['reconcile'], 'q\n');
  expect(stdout).toContain('The study reports the codings of ana only');
});

test.each([
  [['consensus', 'ana'], 'name the coders it is between'],
  [['ana', 'eve'], 'Nobody has coded here as « eve »'],
  [['--decided-by', ','], 'takes names'],
])('reconcile %s: exit 2', async (args, message) => {
  const { stderr, code } = await study().run(['reconcile', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
