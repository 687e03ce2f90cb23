import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PageDisputes } from '../../src/model/page-compare.ts';
import { writerOf } from '../../src/study/beside.ts';
import { runStudy, temporaryStudy } from '../cli.ts';
import { send, talk } from './served.ts';

const command = join(import.meta.dirname, '../../dist/cli.js');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts `study open` as a user would. */
async function start(folder: string, ...more: string[]) {
  const child = spawn(process.execPath, [command, 'open', '--no-browser', '--study', folder, ...more]);
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  let noted = '';
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      noted += piece;
    });
    child.once('close', () => reject(new Error(noted)));
  });
  const address = new URL(line);
  const headers = { Authorization: `Bearer ${address.searchParams.get('token')}` };
  const port = Number(address.port);
  return { child, ended, address, port, headers, noted: () => noted };
}

test('prints its address first, with the key; Ctrl-C ends it', async () => {
  const { child, ended, address, port, headers, noted } = await start(temporaryStudy(talk), '--coder', 'ana');
  expect(address.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
  const { status, json } = await send({ port, headers, path: '/api/study' });
  expect([status, json]).toMatchObject([200, { coder: 'ana', coders: [{ name: 'bea' }] }]);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(noted()).toContain('Ctrl-C');
});

test('the key of one start is not that of another', async () => {
  const folder = temporaryStudy(talk);
  const [one, other] = [await start(folder), await start(folder)];
  expect((await send({ port: other.port, headers: one.headers, path: '/api/study' })).status).toBe(401);
});

test('what changes on disk is told as it happens', async () => {
  const folder = temporaryStudy(talk);
  const { port, headers } = await start(folder);
  const changes = await fetch(`http://127.0.0.1:${port}/api/changes`, { headers });
  const reader = changes.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (words: string) => {
    while (!heard.includes(words)) heard += (await reader?.read())?.value ?? '';
  };
  await until('open');
  appendFileSync(join(folder, 'corpus/lys.bea.yaml'), '  - quote: Et le soir, on compte.\n    codes: [argent]\n');
  await until('"paths":["corpus/lys.bea.yaml"]');
  const { json } = await send({ port, headers, path: '/api/codings?id=lys&coders=bea' });
  expect(json.codings).toHaveLength(2);
  await reader?.cancel();
});

test('kill -9 while it saves loses nothing that was answered, and leaves whole files', async () => {
  const sentences = Array.from({ length: 300 }, (_, i) => `Phrase numéro ${i} de cet entretien.`);
  const settings = `${talk['study.yaml']}coders: { report: [ana] }\n`;
  const text = `**R :** ${sentences.join('\n\n')}\n`;
  const folder = temporaryStudy({
    ...talk,
    'study.yaml': settings,
    'corpus/lys.md': text,
    'corpus/lys.bea.yaml': 'codings: []\n',
  });
  let answered = 0;
  for (let round = 0; round < 3; round++) {
    const { child, ended, port, headers } = await start(folder);
    const { json } = await send({ port, headers, path: '/api/source?id=lys' });
    let timer: NodeJS.Timeout | undefined;
    for (let alive = true; alive; ) {
      const passage = { print: json.print, from: { paragraph: answered, at: 0 }, to: { paragraph: answered, at: 15 } };
      const wish = {
        window: 'w',
        source: 'lys',
        coders: ['ana'],
        coder: 'ana',
        passage,
        codes: ['argent'],
        against: [],
        memo: '',
      };
      const reply = send({ port, headers, path: '/api/code', method: 'POST', body: JSON.stringify(wish) });
      alive = await reply.then(
        ({ status }) => status === 200,
        () => false,
      );
      if (alive) answered++;
      // In the middle of one of the next, at another point of it each round.
      timer ??= setTimeout(() => child.kill('SIGKILL'), 20 + 17 * round);
    }
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
    const text = readFileSync(join(folder, 'corpus/lys.ana.yaml'), 'utf8');
    const written = text.match(/- quote:/g)?.length ?? 0;
    expect([answered, answered + 1]).toContain(written);
    answered = written;
    const { stdout, code } = await runStudy(['check', '--json'], { cwd: folder });
    expect([code, JSON.parse(stdout).problems.filter(({ file }: { file: string }) => /ana/.test(file))]).toEqual([
      0,
      [],
    ]);
  }
  expect(answered).toBeGreaterThan(0);
  const whole = readdirSync(join(folder, 'corpus')).filter((name) => writerOf(name) === undefined);
  expect(whole.sort()).toEqual(['lys.ana.yaml', 'lys.bea.yaml', 'lys.md']);
});

test('kill -9 while a decision is saved leaves the consensus whole, and the coders’ files as they were', async () => {
  const said = Array.from({ length: 200 }, (_, i) => `Phrase numéro ${i} de cet entretien.`);
  const coding = (code: string) =>
    `codings:\n${said.map((text) => `  - quote: ${text}\n    codes: [${code}]\n`).join('')}`;
  const [ana, bea] = [coding('argent'), coding('entraide')];
  const folder = temporaryStudy({
    ...talk,
    'corpus/lys.md': `**R :** ${said.join('\n\n')}\n`,
    'corpus/lys.ana.yaml': ana,
    'corpus/lys.bea.yaml': bea,
  });
  const path = (name: string) => join(folder, `corpus/lys.${name}.yaml`);
  const coders = ['ana', 'bea'];
  let answered = 0;
  for (let round = 0; round < 2; round++) {
    const { child, ended, port, headers } = await start(folder);
    const { json } = await send({ port, headers, path: '/api/disputes?coders=ana,bea' });
    const { disputes } = json as unknown as PageDisputes;
    expect(disputes).toHaveLength(said.length - answered);
    let timer: NodeJS.Timeout | undefined;
    for (const { key } of disputes) {
      const body = JSON.stringify({
        window: 'w',
        coders,
        by: coders,
        key,
        does: 'both',
        reason: 'les deux se tiennent',
      });
      const reply = send({ port, headers, path: '/api/reconcile', method: 'POST', body });
      const isWritten = await reply.then(
        ({ status }) => status === 200,
        () => false,
      );
      if (!isWritten) break;
      answered++;
      // In the middle of one of the next, at another point of it each round.
      timer ??= setTimeout(() => child.kill('SIGKILL'), 60 + 23 * round);
    }
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
    const written = existsSync(path('consensus'))
      ? (readFileSync(path('consensus'), 'utf8').match(/les deux se tiennent\n/g)?.length ?? 0)
      : 0;
    expect([answered, answered + 1]).toContain(written);
    answered = written;
    expect([readFileSync(path('ana'), 'utf8'), readFileSync(path('bea'), 'utf8')]).toEqual([ana, bea]);
  }
  const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
  const problems = JSON.parse(stdout).problems as { file: string }[];
  expect(answered).toBeGreaterThan(1);
  expect(problems.filter(({ file }) => file.includes('consensus'))).toEqual([]);
});

test('kill -9 while a code is renamed in many files leaves every coding with a code of the codebook', async () => {
  const many = Array.from({ length: 20 }, (_, i) => i);
  const talks = many.flatMap((i) => [
    [`corpus/e${i}.md`, '**R :** Les heures.\n'],
    [`corpus/e${i}.ana.yaml`, 'codings:\n  - quote: Les heures.\n    codes: [argent] # à revoir\n'],
  ]);
  const codebook = Object.entries(talk).filter(([path]) => !path.startsWith('corpus/'));
  const folder = temporaryStudy(Object.fromEntries([...codebook, ...talks]));
  let code = 'argent';
  for (let round = 0; round < 2; round++) {
    const { child, ended, port, headers } = await start(folder);
    const organise = (wish: object) => {
      const body = JSON.stringify({ window: 'w', coder: 'ana', does: 'rename', ...wish });
      return send({ port, headers, path: '/api/organise', method: 'POST', body });
    };
    for (let alive = true, next = 0; alive; next++) {
      const wish = { code, id: `argent-${round}-${next}`, label: 'Argent' };
      const answer = organise(wish).then(({ json }) => organise({ ...wish, print: json.print, reason: 'Pour voir' }));
      alive = await answer.then(
        ({ status }) => status === 200,
        () => false,
      );
      if (alive) code = wish.id;
      // In the middle of one of the next, at another point of it each round.
      if (next === 0) setTimeout(() => child.kill('SIGKILL'), 150 + 31 * round);
    }
    await ended;
    expect(code).toMatch(new RegExp(`^argent-${round}-`));
    const { stdout } = await runStudy(['check', '--json'], { cwd: folder });
    const { problems, summary } = JSON.parse(stdout);
    const errors = problems.filter(({ severity }: { severity: string }) => severity === 'error');
    expect([errors, summary.codings]).toEqual([[], many.length]);
    for (const i of many)
      expect(readFileSync(join(folder, `corpus/e${i}.ana.yaml`), 'utf8')).toContain('] # à revoir\n');
    const { stdout: codes } = await runStudy(['codebook', 'list', '--json'], { cwd: folder });
    code = /"id": "(argent[\w-]*)"/.exec(codes)?.[1] ?? code;
  }
});

test.each([
  [['--coder', 'rules'], "study: `--coder rules`: this is a machine's name: a person codes under another.\n"],
  [['--port', '70000'], 'study: `--port 70000` is none: a port is at most 65535.\n'],
  [['--port', 'x'], 'study: `--port x` is not a whole number.\n'],
])('%j is refused', async (args, message) => {
  const { stderr, code } = await runStudy(['open', '--no-browser', ...args], { cwd: temporaryStudy(talk) });
  expect([stderr, code]).toEqual([message, 2]);
});

test('a port that is taken is told', async () => {
  const { port } = await start(temporaryStudy(talk));
  const call = ['open', '--no-browser', '--port', String(port)];
  const { stderr, code } = await runStudy(call, { cwd: temporaryStudy(talk) });
  expect([stderr, code]).toEqual([`study: Port ${port} is taken: name another with --port, or none.\n`, 2]);
});
