import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { served, talk } from './served.ts';
import { suggested } from './suggested.ts';

const [own, rules, model] = ['corpus/lys.ana.yaml', 'corpus/lys.rules.yaml', 'corpus/lys.model.yaml'] as const;

async function review(files: Parameters<typeof served>[0] = suggested) {
  const study = await served(files);
  const look = (above = 0.8) => study.ask(`/api/suggestions?coder=ana&window=w&above=${above}`);
  const { json } = await look();
  /** The key of a suggestion by its code and the first piece of it. */
  const key = (code: string, paragraph: number) =>
    json.suggestions.find(({ codes, pieces }) => codes.includes(code) && pieces[0]?.paragraph === paragraph)?.key ?? '';
  const decide = (does: string, keys: readonly string[], more: object = {}) =>
    study.tell('/api/review', { does, keys, above: 0.8, ...more });
  const exists = (path: string) => existsSync(join(study.folder, path));
  return { ...study, json, look, key, decide, exists };
}

/** What `study review` writes for some answers. */
async function byCommand(args: readonly string[], input = '') {
  const folder = temporaryStudy(suggested);
  const { code, stderr } = await runStudy(['review', '--coder', 'ana', ...args], { cwd: folder, input });
  expect(code, stderr).toBe(0);
  return folder;
}

/** The day is of the command's own clock. */
const undated = (text: string) => text.replace(/date: \d{4}-\d\d-\d\d/g, 'date: 2024-05-06');

const inFile = (folder: string, path: string) => undated(readFileSync(join(folder, path), 'utf8'));

describe('what is to be reviewed', () => {
  test('comes in the order of study review, with its confidence, its words and its place', async () => {
    const { json, folder } = await review();
    const { stdout } = await runStudy(['review', '--coder', 'ana', '--json'], { cwd: folder });
    const queue: { machine: string; codes: string[]; confidence: number | null }[] = JSON.parse(stdout).queue;
    expect(json.suggestions.map(({ machine, codes, confidence = null }) => ({ machine, codes, confidence }))).toEqual(
      queue.map(({ machine, codes, confidence }) => ({ machine, codes, confidence })),
    );
    expect(json.suggestions).toHaveLength(5);
    expect(json.suggestions.find(({ codes }) => codes.includes('entraide'))).toMatchObject({
      source: 'lys',
      file: rules,
      line: 3,
      machine: 'rules',
      because: '« prête »',
      pieces: [{ paragraph: 1, from: 0, to: 41 }],
    });
  });

  test('is counted by code, with those that are sure enough and how often such ones were right', async () => {
    const { look } = await review();
    const { json } = await look(0.9);
    expect(json.codes.map(({ code, open, sure }) => [code, open, sure.length])).toEqual([
      ['argent', 3, 1],
      ['salaire', 1, 0],
      ['entraide', 1, 0],
    ]);
    expect(json).toMatchObject({ known: 0, accepted: 0, rejected: 1, waits: [], canUndo: false });
  });

  test('leaves out what the coder has given, and tells what has to wait', async () => {
    const given = await review({ ...suggested, [own]: 'codings:\n  - quote: Les heures.\n    codes: [salaire]\n' });
    expect([given.json.suggestions.length, given.json.known]).toEqual([4, 1]);
    const broken = await review({ ...suggested, [own]: 'codings: [\n' });
    expect([broken.json.suggestions, broken.json.waits]).toEqual([[], [own]]);
  });

  test('tells whose codings count where the reviewer’s do not', async () => {
    const settings = `${suggested['study.yaml']}coders: { report: [bea] }\n`;
    expect((await review({ ...suggested, 'study.yaml': settings })).json.reported).toEqual(['bea']);
    expect((await review()).json.reported).toEqual([]);
  });

  test.each(['coder=rules', 'coder=', 'coder=ana&above=2', 'coder=ana&above=x'])('not for %s', async (query) => {
    const { ask } = await served(suggested);
    expect((await ask(`/api/suggestions?${query}`)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('a decision', () => {
  test.each([
    ['accept', 'a', {}],
    ['reject', 'r', {}],
    ['against', 'g', {}],
    ['change', 'c\nentraide argent', { codes: ['entraide', 'argent'], against: [], memo: '' }],
  ])('%s is written as study review writes it', async (does, input, more) => {
    const { decide, json, read, exists } = await review();
    const { status, json: after } = await decide(does, [json.suggestions[0]?.key ?? ''], more);
    expect([status, after.message]).toEqual([200, undefined]);
    expect(after.canUndo).toBe(true);
    const folder = await byCommand([], `${input}\nq\n`);
    for (const path of [rules, model]) expect(read(path)).toBe(inFile(folder, path));
    if (does === 'reject') expect(exists(own)).toBe(false);
    else expect(read(own)).toBe(inFile(folder, own));
  });

  test('takes over the code with its origin, and is taken back to the byte', async () => {
    const { decide, key, read, exists, tell, look, json } = await review();
    await decide('accept', [key('entraide', 1)]);
    expect(read(own)).toBe(
      'status: partial\ncodings:\n  - quote: |\n      Ici, on se prête tout. Même les machines.\n    codes: [entraide]\n    at: 38\n    date: 2024-05-06\n    from: rules\n',
    );
    expect(read(rules)).toBe(suggested[rules].replace('status: suggested', 'status: accepted'));
    expect((await tell('/api/undo', { source: 'lys' })).status).toBe(200);
    expect([exists(own), read(rules), read(model)]).toEqual([false, suggested[rules], suggested[model]]);
    expect((await look()).json.suggestions).toEqual(json.suggestions);
    expect((await tell('/api/redo', { source: 'lys' })).status).toBe(200);
    expect(read(own)).toContain('from: rules');
  });

  test('gives a code that did not exist, with a memo', async () => {
    const { decide, key, read } = await review();
    const newCode = { label: 'Machines', definition: '', under: 'entraide', reason: 'Dit ainsi' };
    const { status } = await decide('change', [key('salaire', 1)], { codes: [], against: [], memo: 'Là', newCode });
    expect(status).toBe(200);
    expect(read(own)).toContain('codes: [machines]\n    memo: |\n      Là\n');
    expect(read('codebook/history.yaml')).toContain('Dit ainsi');
    expect(read(rules)).toContain('codes: [salaire]\n    at: 38\n    status: rejected');
  });

  test('of many is one step, marked as unread', async () => {
    const { decide, read, json, tell, exists } = await review();
    const keys = json.codes.find(({ code }) => code === 'argent')?.sure ?? [];
    expect(keys).toHaveLength(2);
    const { json: after } = await decide('batch', keys);
    expect([after.accepted, after.suggestions.length]).toEqual([2, 3]);
    const folder = await byCommand(['--accept', '0.8', '--code', 'argent']);
    for (const path of [own, rules, model]) expect(read(path)).toBe(inFile(folder, path));
    expect(read(model)).toContain('review: batch');
    await tell('/api/undo', { source: 'lys' });
    expect([exists(own), read(model)]).toEqual([false, suggested[model]]);
  });

  test('about what was changed or decided meanwhile writes nothing', async () => {
    const { decide, key, read, folder, exists } = await review();
    const theirs = suggested[rules].replace('« prête »', '« prête », « tout »');
    writeFileSync(join(folder, rules), theirs);
    const { status, json } = await decide('accept', [key('entraide', 1)]);
    expect([status, json.rule]).toEqual([409, 'suggestion-changed']);
    await decide('accept', [key('salaire', 1)]);
    expect((await decide('reject', [key('salaire', 1)])).json.rule).toBe('suggestion-changed');
    expect([read(rules).includes('« tout »'), exists(own)]).toEqual([true, true]);
  });

  test.each([
    ['accept', [], {}, 'wrong-request'],
    ['accept', ['a', 'b'], {}, 'wrong-request'],
    ['forget', ['a'], {}, 'wrong-request'],
    ['accept', ['corpus/lys.rules.yaml x 0'], {}, 'suggestion-changed'],
    ['accept', ['../../etc/passwd x 0'], {}, 'suggestion-changed'],
    ['accept', ['a'], { coder: 'rules' }, 'coder-name'],
    ['accept', ['a'], { above: 7 }, 'wrong-request'],
  ])('a faulty request writes nothing: %s %j %j', async (does, keys, more, rule) => {
    const { decide, read, exists } = await review();
    expect((await decide(does, keys, more)).json.rule).toBe(rule);
    expect([exists(own), read(rules), read(model)]).toEqual([false, suggested[rules], suggested[model]]);
  });

  test('needs a code to change to', async () => {
    const { decide, key } = await review();
    const none = { codes: [], against: [], memo: '' };
    expect((await decide('change', [key('salaire', 1)], none)).json.rule).toBe('no-code');
    expect((await decide('change', [key('salaire', 1)], { ...none, codes: ['amour'] })).json.rule).toBe('unknown-code');
  });
});

describe('sifted', () => {
  const sifted = (sift: object) =>
    `/api/suggestions?coder=ana&window=w&sift=${encodeURIComponent(JSON.stringify(sift))}`;

  test.each([
    [{ code: 'entraide' }, ['--code', 'entraide']],
    [{ code: 'argent' }, ['--code', 'argent']],
    [{ machine: 'rules' }, ['--machine', 'rules']],
    [{ source: 'lys', order: 'confidence' }, ['--source', 'lys', '--by', 'confidence']],
    [{ order: 'code' }, ['--by', 'code']],
    [{ order: 'source' }, ['--by', 'source']],
  ])('%j is what study review %j asks about', async (sift, args) => {
    const { ask, folder } = await review();
    const { json } = await ask(sifted(sift));
    const { stdout } = await runStudy(['review', '--coder', 'ana', ...args, '--json'], { cwd: folder });
    const queue: { codes: string[]; machine: string }[] = JSON.parse(stdout).queue;
    expect(queue.length).toBeGreaterThan(0);
    expect(json.suggestions.map(({ machine, codes }) => [machine, codes])).toEqual(
      queue.map(({ machine, codes }) => [machine, codes]),
    );
    expect(json.open).toBe(5);
  });

  test.each([
    [{ least: 0.8 }, [0.8, 0.9]],
    [{ least: 0.5, below: 0.8 }, [0.55]],
    [{ below: 0.5 }, []],
    [{ code: 'amour' }, []],
    [{ source: 'ailleurs' }, []],
  ])('%j by confidence, and by what is not there', async (sift, expected) => {
    const { ask } = await review();
    const { json } = await ask(sifted(sift));
    expect(json.suggestions.map(({ confidence }) => confidence ?? -1).sort()).toEqual(expected);
    expect(json.codes.reduce((sum, { open }) => sum + open, 0)).toBe(expected.length);
  });

  test.each(['{', '[]', '"x"', '{"least":2}', '{"order":"luck"}', '{"code":1}'])('%s is refused', async (sift) => {
    const { ask, faults } = await review();
    expect((await ask(`/api/suggestions?coder=ana&sift=${encodeURIComponent(sift)}`)).status).toBe(400);
    expect(faults).toEqual([]);
  });
});

describe('a passage read blind', () => {
  const sift = { blind: 1, order: 'source' };
  const path = `/api/suggestions?coder=ana&window=w&sift=${encodeURIComponent(JSON.stringify(sift))}`;

  test('is sent without a word of what is suggested there, nor a way to accept it unread', async () => {
    const { ask } = await review();
    const { json } = await ask(path);
    expect(json.suggestions).toHaveLength(4);
    for (const one of json.suggestions) expect(Object.keys(one).sort()).toEqual(['blind', 'key', 'pieces', 'source']);
    expect([json.codes, JSON.stringify(json)]).toEqual([
      [],
      expect.not.stringMatching(/entraide|salaire|compter|prête/),
    ]);
  });

  test('is decided as study review --blind writes it; what was missed is shown then', async () => {
    const { ask, decide, read, exists, tell } = await review();
    const key = (await ask(path)).json.suggestions[0]?.key ?? '';
    const { status, json } = await decide('blind', [key], { sift, codes: ['entraide'], against: [], memo: '' });
    expect([status, json.found, json.message]).toEqual([200, { k: 1, n: 2 }, undefined]);
    expect(json.suggestions).toMatchObject([{ codes: ['salaire'] }, { blind: true }, { blind: true }, { blind: true }]);
    const folder = await byCommand(['--blind', '100%', '--by', 'source'], 'entraide\nq\n');
    for (const file of [own, rules, model]) expect(read(file)).toBe(inFile(folder, file));
    expect(json.blind).toEqual({ k: 1, n: 2 });
    await tell('/api/undo', { source: 'lys' });
    expect([exists(own), read(rules)]).toEqual([false, suggested[rules]]);
  });

  test('may get no code at all, and is not decided twice', async () => {
    const { ask, decide, read, exists } = await review();
    const key = (await ask(path)).json.suggestions[0]?.key ?? '';
    const none = { sift, codes: [], against: [], memo: '' };
    expect((await decide('blind', [key], none)).json.found).toEqual({ k: 0, n: 2 });
    expect([exists(own), read(rules)]).toEqual([false, expect.stringContaining('review: missed')]);
    expect((await decide('blind', [key], none)).json.rule).toBe('suggestion-changed');
  });
});

test('the indicators of the codebook are looked for as study code --rules does, and that is taken back', async () => {
  const theme = '---\nid: entraide\nlabel: Entraide\nindicators: [machine*]\n---\n';
  const files = {
    ...talk,
    'codebook/1-vie/entraide.md': theme,
    'corpus/lys.bea.yaml': 'status: partial\ncodings: []\n',
  };
  const { tell, read, json, exists } = await review(files);
  expect(json.suggestions).toEqual([]);
  const { json: after } = await tell('/api/rules', { above: 0.8 });
  expect(after.suggestions).toMatchObject([{ machine: 'rules', codes: ['entraide'] }]);
  const folder = temporaryStudy(files);
  await runStudy(['code', '--rules'], { cwd: folder });
  expect(read(rules)).toBe(inFile(folder, rules));
  await tell('/api/undo', { source: 'lys' });
  expect(exists(rules)).toBe(false);
});
