import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy } from '../cli.ts';
import { served, talk } from './served.ts';

const theme = `---
id: entraide
label: Entraide
aliases: [aide] # d’avant 2021
order: 2
---

S’aider. <!-- à revoir -->

## Exclure

- ce qui se paie
`;

const files = {
  ...talk,
  'study.yaml': `${talk['study.yaml']}coders: { report: [bea] }\n`,
  'codebook/1-vie/entraide.md': theme,
  'corpus/lys.ana.yaml':
    'only: [argent, entraide]\ncodings:\n  - quote: Ici, on se prête tout.\n    codes: [entraide]\n',
  'reports/bilan.md':
    '# Bilan\n\n:claim[Aucun]{code=entraide} n’en parle, `argent` non plus.\n\n::theme{code=argent}\n',
};

const start = (more = {}) => served({ ...files, ...more });
type Served = Awaited<ReturnType<typeof start>>;

/** A change as the page makes it: it is shown, then made with a reason. */
async function change({ tell }: Served, wish: object) {
  const shown = await tell('/api/organise', wish);
  expect(shown.status, shown.json.message).toBe(200);
  const made = await tell('/api/organise', { ...wish, print: shown.json.print, reason: 'Pour voir' });
  expect(made.status, made.json.message).toBe(200);
  return { shown: shown.json, made: made.json };
}

describe('a change of the codebook', () => {
  test('is shown first, and nothing is written', async () => {
    const { tell, read, folder, live } = await start();
    const { status, json } = await tell('/api/organise', { does: 'merge', codes: ['argent'], into: 'entraide' });
    expect(status).toBe(200);
    expect(json.codings).toBe(1);
    expect(json.files).toContainEqual({ path: 'codebook/1-vie/argent.md', change: 'removed' });
    expect(json.files).toContainEqual({ path: 'corpus/lys.bea.yaml', change: 'changed' });
    expect(json.limits).toEqual([
      { of: 'corpus/lys.ana.yaml', key: 'only', from: ['argent', 'entraide'], to: ['entraide'] },
    ]);
    expect(json.mentions).toEqual(['reports/bilan.md:3:42']);
    expect(read('corpus/lys.bea.yaml')).toBe(talk['corpus/lys.bea.yaml']);
    expect(existsSync(join(folder, 'codebook/history.yaml'))).toBe(false);
    expect(live.revision).toBe(0);
  });

  test('tells which sentences of reports no longer hold', async () => {
    const { tell } = await start();
    const wish = { does: 'merge', codes: ['argent'], into: 'entraide' };
    const { json } = await tell('/api/organise', wish);
    expect(json.sentences).toMatchObject([{ rule: 'claim-fails', place: 'reports/bilan.md:3:1' }]);
  });

  test('leaves the bytes the command leaves', async () => {
    const study = await start();
    await change(study, { does: 'rename', code: 'entraide', id: 'solidarite', label: 'Solidarité' });
    await change(study, { does: 'move', code: 'salaire', under: 'solidarite' });
    const other = await start();
    const run = async (...args: string[]) => {
      const said = ['codebook', ...args, '--reason', 'Pour voir', '--coder', 'ana'];
      const { code, stderr } = await runStudy(said, { cwd: other.folder, env: { SOURCE_DATE_EPOCH: '1714953600' } });
      expect(code, stderr).toBe(0);
    };
    await run('rename', 'entraide', 'solidarite', '--label', 'Solidarité');
    await run('move', 'salaire', '--under', 'solidarite');
    for (const path of ['codebook/1-vie/solidarite.md', 'codebook/1-vie/argent.md', 'corpus/lys.ana.yaml'])
      expect(study.read(path)).toBe(other.read(path));
    expect(study.read('codebook/history.yaml')).toBe(other.read('codebook/history.yaml'));
  });

  test('that puts a theme elsewhere says so before it is made; one that does not says nothing', async () => {
    const { tell } = await start({ 'codebook/1-vie/ecole.md': '---\nlabel: École\n---\n' });
    const warningsOf = async (id: string) =>
      (await tell('/api/organise', { does: 'rename', code: 'argent', id, label: '' })).json.warnings;
    expect(await warningsOf('sous')).toMatchObject([
      { rule: 'order-changed', message: expect.stringContaining('« sous » comes after « ecole » in its chapter.') },
    ]);
    expect(await warningsOf('budget')).toEqual([]);
  });

  test('needs a reason, and sense', async () => {
    const { tell } = await start();
    const wish = { does: 'retire', code: 'argent' };
    const { print } = (await tell('/api/organise', wish)).json;
    expect((await tell('/api/organise', { ...wish, print, reason: ' ' })).json.rule).toBe('no-reason');
    const into = { does: 'move', code: 'argent', under: 'salaire' };
    expect((await tell('/api/organise', into)).json).toMatchObject({ rule: 'no-operation' });
    expect((await tell('/api/organise', { does: 'move', code: 'rien', under: 'argent' })).json.rule).toBe(
      'unknown-code',
    );
    expect((await tell('/api/organise', { does: 'explode' })).status).toBe(400);
  });

  test('is refused where it would break the study, with the places', async () => {
    const { tell, folder } = await start();
    writeFileSync(join(folder, 'corpus/lys.bea.yaml'), 'codings: [\n');
    const { status, json } = await tell('/api/organise', { does: 'rename', code: 'argent', id: 'sous', label: '' });
    expect(status).toBe(422);
    expect(json).toMatchObject({ rule: 'change-refused', problems: [{ rule: 'yaml' }] });
  });

  test('that somebody has written into meanwhile is shown again', async () => {
    const { tell, read, folder } = await start();
    const wish = { does: 'rename', code: 'entraide', id: 'solidarite', label: '' };
    const { print } = (await tell('/api/organise', wish)).json;
    appendFileSync(join(folder, 'corpus/lys.ana.yaml'), '  - quote: Les heures.\n    codes: [entraide]\n');
    const late = await tell('/api/organise', { ...wish, print, reason: 'Mieux' });
    expect(late.status).toBe(409);
    expect(late.json).toMatchObject({ rule: 'preview-changed', preview: { codings: 2 } });
    expect(read('codebook/1-vie/entraide.md')).toBe(theme);
  });

  test('is taken back by the window that made it, and by the history', async () => {
    const study = await start();
    const { made } = await change(study, { does: 'merge', codes: ['argent', 'salaire'], into: 'entraide' });
    expect(made.history).toMatchObject([{ op: 'merge', reason: 'Pour voir', by: 'ana', date: '2024-05-06' }]);
    const undone = await study.tell('/api/undo', {});
    expect(undone.json).toMatchObject({ canUndo: false, canRedo: true, history: [] });
    expect(study.read('codebook/1-vie/argent.md')).toBe(talk['codebook/1-vie/argent.md']);
    await study.tell('/api/redo', {});
    expect(existsSync(join(study.folder, 'codebook/1-vie/argent.md'))).toBe(false);
    await change(study, { does: 'undo' });
    expect(study.read('codebook/1-vie/argent.md')).toBe(talk['codebook/1-vie/argent.md']);
    expect(study.read('corpus/lys.ana.yaml')).toBe(files['corpus/lys.ana.yaml']);
    expect(study.read('codebook/history.yaml')).toContain('op: undo');
  });

  test('a split lists its codings, and gives them where they belong', async () => {
    const study = await start();
    const { made } = await change(study, {
      does: 'split',
      code: 'entraide',
      into: ['Prêts', 'Coups de main'],
      beside: false,
    });
    expect(made.splits).toMatchObject([{ code: 'entraide', items: [{ quote: 'Ici, on se prête tout.', to: [] }] }]);
    const wish = { does: 'redistribute', code: 'entraide', given: [['prets']] };
    const done = await change(study, wish);
    expect(done.made.splits).toEqual([]);
    expect(study.read('corpus/lys.ana.yaml')).toContain('codes: [prets]');
    expect((await study.tell('/api/organise', wish)).json.rule).toBe('split-changed');
  });

  test('a new code, one out of use, a chapter with another name', async () => {
    const study = await start();
    await change(study, { does: 'add', label: 'Temps passé', id: '', definition: 'Les heures.', under: 'argent' });
    await change(study, { does: 'retire', code: 'salaire' });
    await change(study, { does: 'rename-chapter', chapter: 'vie', id: '', label: 'La vie d’ici' });
    expect(study.read('codebook/1-vie/argent.md')).toContain('  - id: temps-passe\n    label: Temps passé\n');
    expect(study.read('codebook/1-vie/argent.md')).toContain('retired: 2024-05-06');
    expect(study.read('codebook/1-vie/_chapter.md')).toContain('La vie d’ici');
  });
});

const seen = {
  definition: 'S’aider. <!-- à revoir -->',
  include: '',
  exclude: '- ce qui se paie',
  examples: '',
  indicators: [],
};

describe('the words of a code', () => {
  test('are edited in place, the rest of the file as it was', async () => {
    const { tell, read } = await start();
    const wanted = {
      definition: 'S’aider entre voisins. <!-- à revoir -->',
      include: 'les prêts',
      indicators: ['prêt*', 'coup de main'],
    };
    expect((await tell('/api/words', { code: 'entraide', seen, wanted })).status).toBe(200);
    expect(read('codebook/1-vie/entraide.md')).toBe(
      theme
        .replace('S’aider.', 'S’aider entre voisins.')
        .replace('order: 2\n', 'order: 2\nindicators: [prêt*, coup de main]\n')
        .replace('## Exclure', '## Inclure\n\nles prêts\n\n## Exclure'),
    );
    const none = { seen: { ...seen, indicators: ['prêt*', 'coup de main'] }, wanted: { indicators: [] } };
    expect((await tell('/api/words', { code: 'entraide', ...none })).status).toBe(200);
    expect(read('codebook/1-vie/entraide.md')).toContain('indicators: []\n');
    await tell('/api/undo', {});
    await tell('/api/undo', {});
    expect(read('codebook/1-vie/entraide.md')).toBe(theme);
  });

  test('that were changed in an editor are shown beside, and not written over', async () => {
    const { tell, read, folder } = await start();
    const path = 'codebook/1-vie/entraide.md';
    const theirs = theme.replace('S’aider.', 'Se rendre service.');
    writeFileSync(join(folder, path), theirs);
    const { status, json } = await tell('/api/words', { code: 'entraide', seen, wanted: { definition: 'Autre.' } });
    expect(status).toBe(409);
    expect(json).toMatchObject({
      rule: 'code-changed',
      path,
      theirs: { definition: expect.stringMatching(/^Se rendre/) },
    });
    expect(read(path)).toBe(theirs);
    // Another field of the same code is nobody's conflict.
    expect((await tell('/api/words', { code: 'entraide', seen, wanted: { examples: 'Un prêt.' } })).status).toBe(200);
    expect(read(path)).toContain('Se rendre service.');
  });

  test('an indicator that cannot be read is refused with its place', async () => {
    const { tell, folder } = await start();
    const { status, json } = await tell('/api/words', { code: 'entraide', seen, wanted: { indicators: ['/(/'] } });
    expect(status).toBe(422);
    expect(json.problems[0]?.place).toMatch(/^codebook\/1-vie\/entraide\.md:\d+:/);
    expect(readFileSync(join(folder, 'codebook/1-vie/entraide.md'), 'utf8')).toBe(theme);
  });
});

test('counts are those of a report, and follow', async () => {
  const study = await start({
    'corpus/lys.ana.yaml': 'codings:\n  - quote: Ici, on se prête tout.\n    codes: [aide]\n',
    'study.yaml': 'coders: { report: [ana] }\ninterviewers: [Q]\n',
  });
  expect((await study.ask('/api/codebook?window=w')).json.counts.entraide).toEqual({ k: 1, n: 1, segments: 1 });
  const { made } = await change(study, { does: 'merge', codes: ['entraide'], into: 'argent' });
  expect(made.counts.argent).toEqual({ k: 1, n: 1, segments: 1 });
});
