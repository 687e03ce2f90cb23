import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { send, served, talk, token } from './served.ts';

let study: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  study = await served();
});

const key = { Authorization: `Bearer ${token}` };
const cookie = () => ({ Cookie: `study-${study.port}=${token}` });
const undo = { method: 'POST', path: '/api/undo', body: JSON.stringify({ window: 'w', source: 'lys', coders: [] }) };

describe('who is answered', () => {
  test.each([
    ['with the key as a program gives it', () => key, 200],
    ['with the cookie, asking the page’s server', cookie, 200],
    ['from the page itself', () => ({ ...cookie(), 'Sec-Fetch-Site': 'same-origin' }), 200],
    ['at localhost', () => ({ ...key, Host: `localhost:${study.port}` }), 200],
    ['without a key', () => ({}), 401],
    ['with a wrong key', () => ({ Authorization: 'Bearer another' }), 401],
    ['with a key as long', () => ({ Authorization: `Bearer ${token.slice(0, -1)}x` }), 401],
    ['with a wrong cookie', () => ({ Cookie: `study-${study.port}=x` }), 401],
    ['with the cookie of another port', () => ({ Cookie: `study-1=${token}` }), 401],
    ['by a name that somebody else owns', () => ({ ...key, Host: `study.example:${study.port}` }), 403],
    ['at another port', () => ({ ...key, Host: '127.0.0.1:1' }), 403],
    ['without a port', () => ({ ...key, Host: '127.0.0.1' }), 403],
    ['a page from elsewhere', () => ({ ...cookie(), Origin: 'https://study.example' }), 403],
    ['a page of this machine at another port', () => ({ ...cookie(), Origin: 'http://127.0.0.1:1' }), 403],
    ['a page without an origin', () => ({ ...cookie(), Origin: 'null' }), 403],
    ['an image in a page from elsewhere', () => ({ ...cookie(), 'Sec-Fetch-Site': 'cross-site' }), 403],
    [
      'a page of this machine, without a word of its origin',
      () => ({ ...cookie(), 'Sec-Fetch-Site': 'same-site' }),
      403,
    ],
  ])('%s', async (_, headers, status) => {
    for (const path of ['/api/study', '/api/source?id=lys', '/']) {
      const reply = await send({ port: study.port, path, headers: headers() });
      expect([path, reply.status]).toEqual([path, status]);
      if (status !== 200) expect(JSON.stringify(reply.json)).not.toContain('machines');
    }
  });

  test.each([
    ['a form in a page from elsewhere, with the cookie', () => ({ ...cookie(), Origin: 'https://study.example' }), 403],
    ['a request with the cookie that does not say where it comes from', cookie, 403],
    ['the page itself', () => ({ ...cookie(), Origin: `http://127.0.0.1:${study.port}` }), 422],
  ])('writing: %s', async (_, headers, status) => {
    expect((await send({ port: study.port, ...undo, headers: headers() })).status).toBe(status);
  });

  test('a form cannot send what is read as JSON', async () => {
    const headers = { ...key, 'Content-Type': 'text/plain' };
    expect((await send({ port: study.port, ...undo, headers })).status).toBe(400);
  });
});

describe('the address that is printed', () => {
  test('opens the page, and its key becomes a cookie no script can read', async () => {
    const reply = await send({
      port: study.port,
      path: `/?token=${token}`,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(reply.status).toBe(200);
    expect(reply.headers['set-cookie']).toEqual([`study-${study.port}=${token}; HttpOnly; SameSite=Strict; Path=/`]);
  });

  test.each(['/?token=another', '/?token='])('%s does not', async (path) => {
    const reply = await send({ port: study.port, path, headers: {} });
    expect([reply.status, reply.headers['set-cookie']]).toEqual([401, undefined]);
  });

  test('the key opens nothing but the page', async () => {
    expect((await send({ port: study.port, path: `/api/study?token=${token}`, headers: {} })).status).toBe(401);
  });
});

test('every answer forbids everything from elsewhere, and texts as markup', async () => {
  for (const [path, headers] of [
    ['/', key],
    ['/api/study', key],
    ['/nothing', key],
    ['/', {}],
  ] as const) {
    const reply = await send({ port: study.port, path, headers });
    expect(reply.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'; .*require-trusted-types-for 'script'/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  }
});

test('the page names nothing elsewhere', () => {
  const folder = join(import.meta.dirname, '../../dist/page');
  const text = ['index.html', 'page.js', 'page.css'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  expect(text.match(/(?:https?:)?\/\/[a-z][\w.-]+\.[a-z]{2,}/gi) ?? []).toEqual([]);
  expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/);
});

test.each(['/../study.yaml', '/..%2fstudy.yaml', '/study.yaml', '/corpus/lys.md', '/page.js/../../cli.js'])(
  'no other file is served: %s',
  async (path) => {
    const reply = await send({ port: study.port, path });
    expect(reply.status).toBe(404);
  },
);

test('what is no address is no fault of the program', async () => {
  const reply = await send({ port: study.port, path: '//', headers: {} });
  expect([reply.status, study.faults]).toEqual([400, []]);
});

test('a file of codings behind a link out of the study is not made', async () => {
  const linked = await served(talk);
  const outside = mkdtempSync(join(tmpdir(), 'study-outside-'));
  symlinkSync(outside, join(linked.folder, 'corpus/dehors'));
  writeFileSync(join(outside, 'loin.md'), '**R :** Bien loin.\n');
  linked.live.refresh();
  const { json } = await linked.ask('/api/source?id=dehors-loin');
  const passage = { print: json.print, from: { paragraph: 0, at: 0 }, to: { paragraph: 0, at: 10 } };
  const wish = { source: 'dehors-loin', passage, codes: ['entraide'], against: [], memo: '' };
  const reply = await linked.tell('/api/code', wish);
  expect([reply.status, existsSync(join(outside, 'loin.ana.yaml'))]).toEqual([422, false]);
  rmSync(outside, { recursive: true });
});
