import { appendFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { served, talk } from './served.ts';

type Study = Awaited<ReturnType<typeof served>>;

/** A passage by its words: the paragraph that holds them, and where. */
async function passage({ ask }: Study, words: string, until = words, source = 'lys') {
  const { json } = await ask(`/api/source?id=${source}`);
  const texts = json.turns.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
  const place = (sought: string) => {
    const paragraph = texts.findIndex((text) => text.includes(sought));
    return { paragraph, at: (texts[paragraph] ?? '').indexOf(sought) };
  };
  const [from, to] = [place(words), place(until)];
  return { print: json.print, from, to: { ...to, at: to.at + until.length } };
}

async function code(study: Study, words: string, wish: object = {}, until = words) {
  const given = { source: 'lys', codes: ['entraide'], against: [], memo: '', ...wish };
  return study.tell('/api/code', { passage: await passage(study, words, until), ...given });
}

const seen = { codes: [], against: [], memo: '', quote: '' };

describe('a passage gets codes', () => {
  test('in the coder’s file, as study code --quote writes it', async () => {
    const study = await served();
    const { status, json } = await code(study, 'on se prête tout', { codes: ['entraide', 'argent'], memo: 'À revoir' });
    expect([status, json.message]).toEqual([200, undefined]);
    expect(study.read('corpus/lys.ana.yaml')).toBe(
      'status: partial\ncodings:\n  - quote: |\n      on se prête tout\n    codes: [entraide, argent]\n    memo: |\n      À revoir\n    at: 43\n    date: 2024-05-06\n',
    );
    expect(json.codings).toMatchObject([
      { coder: 'ana', codes: ['entraide', 'argent'], pieces: [{ paragraph: 1, from: 5, to: 21 }] },
    ]);
    expect(json.counts).toMatchObject({ entraide: { here: 1, all: 1 }, argent: { here: 1, all: 1 } });
    expect(json.canUndo).toBe(true);
  });

  test('over questions and what was taken back: they are left out of it', async () => {
    const study = await served();
    const { status, json } = await code(study, 'Même les machines', {}, 'Les heures');
    expect([status, json.message]).toEqual([200, undefined]);
    expect(json.codings[0]?.pieces.map(({ paragraph }) => paragraph)).toEqual([1, 2, 4]);
    expect(study.read('corpus/lys.ana.yaml')).not.toContain('Quoi donc');
    expect(study.read('corpus/lys.ana.yaml')).not.toContain('Ne le dites pas');
  });

  test('up to what was taken back, not into it', async () => {
    const study = await served();
    const { json } = await code(study, 'Même les machines', {}, 'Ne le dites');
    expect(json.codings[0]?.pieces).toEqual([{ paragraph: 1, from: 23, to: 41 }]);
    expect(study.read('corpus/lys.ana.yaml')).not.toContain('dites');
  });

  test.each([['Que partagez-vous'], ['Ne le dites pas.']])('but not %s', async (words) => {
    const { status, json } = await code(await served(), words);
    expect([status, json.rule]).toEqual([422, 'nothing-said']);
  });

  test('more of them join the entry of the same words', async () => {
    const study = await served();
    await code(study, 'Même les machines.');
    const { json } = await code(study, 'Même les machines.', { codes: ['argent'] });
    expect(json.codings).toHaveLength(1);
    expect(study.read('corpus/lys.ana.yaml')).toContain('codes: [entraide, argent]');
  });

  test('and a code of their own, with its entry in the history; one undo takes all of it back', async () => {
    const study = await served();
    const newCode = { label: 'Prêt de machines', definition: 'In vivo.', under: 'entraide', reason: 'Dit ainsi' };
    const { status, json } = await code(study, 'Même les machines.', { codes: [], newCode });
    expect([status, json.message]).toEqual([200, undefined]);
    expect(study.read('codebook/1-vie/entraide.md')).toContain('id: pret-de-machines');
    expect(study.read('codebook/history.yaml')).toContain('reason: Dit ainsi\n  by: ana');
    expect(study.read('corpus/lys.ana.yaml')).toContain('codes: [pret-de-machines]');
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect(study.read('codebook/1-vie/entraide.md')).not.toContain('pret');
    expect(() => study.read('codebook/history.yaml')).toThrow();
    expect(() => study.read('corpus/lys.ana.yaml')).toThrow();
    expect((await study.tell('/api/redo', { source: 'lys' })).json.codings).toHaveLength(1);
    expect(study.read('codebook/history.yaml')).toContain('Dit ainsi');
  });

  test('a code of their own that another coding has by now stays: its making cannot be undone before that one goes', async () => {
    const study = await served();
    const newCode = { label: 'Prêt de machines', definition: 'In vivo.', under: 'entraide', reason: 'Dit ainsi' };
    await code(study, 'Même les machines.', { codes: [], newCode });
    const theirs = talk['corpus/lys.bea.yaml'];
    writeFileSync(join(study.folder, 'corpus/lys.bea.yaml'), theirs.replace('[argent]', '[pret-de-machines]'));
    const { status, json } = await study.tell('/api/undo', { source: 'lys' });
    expect([status, json.rule, json.message]).toEqual([409, 'code-in-use', expect.stringContaining('lys.bea.yaml')]);
    expect(study.read('codebook/1-vie/entraide.md')).toContain('pret-de-machines');
    expect(study.read('corpus/lys.ana.yaml')).toContain('pret-de-machines');
    writeFileSync(join(study.folder, 'corpus/lys.bea.yaml'), theirs);
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect(study.read('codebook/1-vie/entraide.md')).not.toContain('pret-de-machines');
  });

  test.each([
    ['codebook/history.yaml', '- date: ['],
    ['codebook/1-vie/argent.md', '---\nid: [\n---\n'],
    ['corpus/lys.bea.yaml', 'codings: [\n'],
  ])('but no code of their own while %s cannot be read: nothing is written', async (path, broken) => {
    const study = await served({ ...talk, [path]: broken });
    const newCode = { label: 'Prêt de machines', definition: '', under: 'entraide', reason: 'Dit ainsi' };
    const { json } = await code(study, 'Même les machines.', { codes: [], newCode });
    expect([json.rule, json.message]).toEqual(['no-operation', expect.stringContaining(`${path}:`)]);
    expect([study.read('codebook/1-vie/entraide.md'), study.read(path)]).toEqual([
      talk['codebook/1-vie/entraide.md'],
      broken,
    ]);
    expect(() => study.read('corpus/lys.ana.yaml')).toThrow();
  });

  test.each([
    [{ coder: 'rules' }, 'coder-name'],
    [{ coder: 'consensus' }, 'coder-name'],
    [{ coder: '../ana' }, 'coder-name'],
    [{ source: 'rose' }, 'no-source'],
    [{ codes: ['amour'] }, 'unknown-code'],
    [{ codes: [] }, 'no-code'],
    [{ newCode: { label: 'Argent', definition: '', under: 'entraide', reason: 'x' } }, 'no-operation'],
    [{ newCode: { label: 'Or', definition: '', under: 'entraide', reason: '' } }, 'no-reason'],
    [{ codes: 'entraide' }, 'wrong-request'],
    [{ passage: { print: 'x', from: { paragraph: 0, at: -1 }, to: { paragraph: 9, at: 1 } } }, 'wrong-request'],
  ])('a faulty request writes nothing: %j', async (wish, rule) => {
    const study = await served();
    const { json } = await code(study, 'Même les machines.', wish);
    expect(json.rule).toBe(rule);
    expect(() => study.read('corpus/lys.ana.yaml')).toThrow();
  });
});

describe('what is on disk', () => {
  const written =
    '# à moi\nstatus: complete\ncodings:\n  # la première\n  - quote: Ici, on se prête tout.\n    codes: [entraide] # sûr\n  - quote: >\n      Et le soir,\n      on compte.\n    codes:\n      - aide\n    memo: ici\n';
  const start = async () => {
    const study = await served({ 'corpus/lys.ana.yaml': written, ...talk });
    const { json } = await study.ask('/api/codings?id=lys&coders=ana');
    const [first, second] = json.codings;
    if (!first || !second) throw new Error('two codings are there');
    const change = (key: string, wish: object) => study.tell('/api/coding', { source: 'lys', key, seen, ...wish });
    return { study, change, first, second };
  };

  test('is spliced: comments, order and everything else stay', async () => {
    const { study, change, second } = await start();
    const { status, json } = await change(second.key, { codes: ['entraide', 'salaire'], memo: 'là\n\net là' });
    expect([status, json.message]).toEqual([200, undefined]);
    expect(study.read('corpus/lys.ana.yaml')).toBe(
      written.replace(
        '      - aide\n    memo: ici\n',
        '      - aide\n      - salaire\n    memo: |\n      là\n\n      et là\n',
      ),
    );
    expect(await change(json.codings[1]?.key ?? '', { memo: '' })).toMatchObject({ status: 200 });
    expect(study.read('corpus/lys.ana.yaml')).toBe(
      written.replace('      - aide\n    memo: ici\n', '      - aide\n      - salaire\n'),
    );
  });

  test('is extended and split', async () => {
    const { study, change, first } = await start();
    const extended = await change(first.key, { passage: await passage(study, 'Ici', 'Même les machines') });
    expect([extended.status, extended.json.message]).toEqual([200, undefined]);
    expect(extended.json.codings[0]?.pieces).toEqual([{ paragraph: 1, from: 0, to: 40 }]);
    const { from, print } = await passage(study, 'Même');
    const split = await change(extended.json.codings[0]?.key ?? '', { splitAt: { print, ...from } });
    expect([split.status, split.json.message]).toEqual([200, undefined]);
    expect(split.json.codings.map(({ quote, codes }) => [quote.trim(), codes])).toEqual([
      ['Ici, on se prête tout.', ['entraide']],
      ['Même les machines', ['entraide']],
      ['Et le soir, on compte.', ['entraide']],
    ]);
    expect(study.read('corpus/lys.ana.yaml')).toContain('codes: [entraide] # sûr');
  });

  test('loses one coding, and has it back to the byte', async () => {
    const { study, change, first } = await start();
    expect((await change(first.key, { remove: true })).json.codings).toHaveLength(1);
    expect(study.read('corpus/lys.ana.yaml')).not.toContain('prête');
    expect((await study.tell('/api/undo', { source: 'lys' })).json.codings).toHaveLength(2);
    expect(study.read('corpus/lys.ana.yaml')).toBe(written);
    expect((await study.tell('/api/undo', { source: 'lys' })).json.rule).toBe('nothing-to-undo');
  });

  test('is had back once the disk no longer refuses', async () => {
    const { study, change, first } = await start();
    await change(first.key, { remove: true });
    const full = Object.assign(new Error('no space left'), { syscall: 'write', code: 'ENOSPC' });
    vi.spyOn(study.live, 'write').mockImplementationOnce(() => {
      throw full;
    });
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(422);
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect(study.read('corpus/lys.ana.yaml')).toBe(written);
  });

  test('was edited in the same place: the step is forgotten, the one before it is not', async () => {
    const { study, change, first } = await start();
    await change(first.key, { codes: ['salaire'] });
    await code(study, 'Les heures', { coder: 'cyr' });
    writeFileSync(join(study.folder, 'corpus/lys.cyr.yaml'), 'codings: []\n');
    expect((await study.tell('/api/undo', { source: 'lys' })).json.rule).toBe('undo-lost');
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect(study.read('corpus/lys.ana.yaml')).toBe(written);
  });

  test('was edited elsewhere in the file: both edits stand, and undo takes back its own', async () => {
    const { study, change, first } = await start();
    appendFileSync(join(study.folder, 'corpus/lys.ana.yaml'), '  - quote: Les heures.\n    codes: [argent]\n');
    const { json } = await change(first.key, { codes: ['salaire'] });
    expect(json.codings.map(({ codes }) => codes)).toEqual([['salaire'], ['entraide'], ['argent']]);
    appendFileSync(join(study.folder, 'corpus/lys.ana.yaml'), '    memo: encore\n');
    expect((await study.tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect(study.read('corpus/lys.ana.yaml')).toBe(
      `${written}  - quote: Les heures.\n    codes: [argent]\n    memo: encore\n`,
    );
  });

  test('says something else of the same coding: nothing is written, and both sides are told', async () => {
    const { study, change, first } = await start();
    const theirs = written.replace('[entraide] # sûr', '[argent] # non');
    writeFileSync(join(study.folder, 'corpus/lys.ana.yaml'), theirs);
    const { status, json } = await change(first.key, { codes: ['salaire'], seen: { ...seen, quote: first.quote } });
    expect([status, json.rule, json.theirs?.codes]).toEqual([409, 'coding-changed', ['argent']]);
    expect(study.read('corpus/lys.ana.yaml')).toBe(theirs);
    expect((await change(json.theirs?.key ?? '', { codes: ['salaire'] })).status).toBe(200);
    expect(study.read('corpus/lys.ana.yaml')).toBe(written.replace('[entraide] # sûr', '[salaire] # non'));
  });

  test('has lost the coding, or cannot be read', async () => {
    const { study, change, first } = await start();
    writeFileSync(join(study.folder, 'corpus/lys.ana.yaml'), 'codings: []\n');
    const gone = await change(first.key, { codes: ['salaire'] });
    expect([gone.status, gone.json.rule, gone.json.theirs]).toEqual([409, 'coding-changed', undefined]);
    writeFileSync(join(study.folder, 'corpus/lys.ana.yaml'), 'codings: [\n');
    expect((await change(first.key, { codes: ['salaire'] })).json.rule).toBe('unreadable');
    expect((await code(study, 'Les heures')).json.rule).toBe('unreadable');
    expect((await study.ask('/api/codings?id=lys&coders=ana')).json.faults).toEqual([
      expect.stringContaining('corpus/lys.ana.yaml:1:10 A bracket'),
    ]);
    expect(study.read('corpus/lys.ana.yaml')).toBe('codings: [\n');
  });

  test('is a link that leads nowhere: it cannot be read, and no fault of the program', async () => {
    const study = await served();
    const answers = [];
    await code(study, 'Les heures.');
    await study.tell('/api/undo', { source: 'lys' });
    symlinkSync('nowhere.yaml', join(study.folder, 'corpus/lys.ana.yaml'));
    answers.push(await study.tell('/api/redo', { source: 'lys' }), await code(study, 'Les heures.'));
    expect(answers.map(({ status, json }) => [status, json.rule])).toEqual([
      [409, 'unreadable'],
      [409, 'unreadable'],
    ]);
    expect(study.faults).toEqual([]);
  });

  test('is another transcript than the page shows: nothing is coded in the wrong place', async () => {
    const study = await served();
    const selected = await passage(study, 'Même les machines.');
    writeFileSync(join(study.folder, 'corpus/lys.md'), '**R :** Tout autre chose, et Même les machines.\n');
    const wish = { source: 'lys', codes: ['entraide'], against: [], memo: '', passage: selected };
    expect((await study.tell('/api/code', wish)).json.rule).toBe('text-changed');
    rmSync(join(study.folder, 'corpus/lys.md'));
    expect((await study.tell('/api/code', wish)).json.rule).toBe('no-source');
  });
});

test('what an entry that is written in an unusual way would lose is not written', async () => {
  const odd =
    'codings:\n  - &a\n    quote: Les heures.\n    codes: &b [entraide]\n  - quote: Et le soir, on compte.\n    codes: *b\n';
  const study = await served({ ...talk, 'corpus/lys.ana.yaml': odd });
  const { json } = await study.ask('/api/codings?id=lys&coders=ana');
  for (const { key } of json.codings)
    expect((await study.tell('/api/coding', { source: 'lys', key, seen, codes: ['salaire'] })).json.rule).toBe(
      'not-plain',
    );
  expect(study.read('corpus/lys.ana.yaml')).toBe(odd);
});

test('another coder’s codings leave the server only where they are asked for', async () => {
  const study = await served();
  const own = await study.ask('/api/codings?id=lys&coders=ana');
  expect([own.json.codings, own.json.counts]).toEqual([[], {}]);
  expect((await study.ask('/api/codings?id=lys&coders=ana,bea')).json.codings).toMatchObject([{ coder: 'bea' }]);
});

test('an interview is read to the end, and counts', async () => {
  const study = await served();
  await study.tell('/api/reading', { source: 'lys', status: 'complete' });
  expect(study.read('corpus/lys.ana.yaml')).toBe('status: complete\ncodings: []\n');
  await study.tell('/api/reading', { source: 'lys', status: 'partial' });
  expect(study.read('corpus/lys.ana.yaml')).toBe('status: partial\ncodings: []\n');
});
