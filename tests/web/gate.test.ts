import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { send, served, talk, token } from './served.ts';

let study: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  study = await served();
});

/** What a socket is answered to words as they are sent. */
function spoken(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(words));
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      heard += piece;
      if (heard.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
  });
}

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
    // A stream of changes has no end to wait for where it is given.
    const whole = status === 200 ? [] : ['/api/changes', '/api/disputes?coders=ana,bea'];
    for (const path of ['/api/study', '/api/source?id=lys', '/', '/report?name=report', ...whole]) {
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

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s asks for nothing that is there', async (method) => {
    const reply = await send({ port: study.port, path: '/api/undo', method, headers: key });
    expect(reply.status).toBe(404);
    const foreign = { ...cookie(), Origin: 'https://study.example', 'Access-Control-Request-Method': 'POST' };
    const asked = await send({ port: study.port, path: '/api/code', method, headers: foreign });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([403, undefined]);
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

describe('a file of codings that is a link out of the study', () => {
  async function linked() {
    const outside = mkdtempSync(join(tmpdir(), 'study-outside-'));
    const theirs = join(outside, 'ailleurs.yaml');
    writeFileSync(theirs, talk['corpus/lys.bea.yaml']);
    const one = await served(talk);
    symlinkSync(theirs, join(one.folder, 'corpus/lys.ana.yaml'));
    symlinkSync(theirs, join(one.folder, 'corpus/lys.consensus.yaml'));
    one.live.refresh();
    return { ...one, outside, theirs };
  }

  test('is read, and never written over', async () => {
    const { ask, tell, theirs, outside } = await linked();
    const { json } = await ask('/api/source?id=lys');
    const passage = { print: json.print, from: { paragraph: 1, at: 0 }, to: { paragraph: 1, at: 22 } };
    const { codings } = (await ask('/api/codings?id=lys&coders=ana')).json;
    const [{ key: own, ...seen } = { key: '' }] = codings;
    for (const [path, wish] of [
      ['/api/code', { passage, codes: ['entraide'], against: [], memo: '' }],
      ['/api/coding', { key: own, seen, remove: true }],
      ['/api/reading', { status: 'partial' }],
    ] as const) {
      const reply = await tell(path, { source: 'lys', ...wish });
      expect([path, reply.status, reply.json.message]).toEqual([path, 422, expect.stringContaining('outside')]);
    }
    expect(readFileSync(theirs, 'utf8')).toBe(talk['corpus/lys.bea.yaml']);
    rmSync(outside, { recursive: true });
  });

  test('a link within the study is followed, and stays one', async () => {
    const { folder, live, tell, read, faults } = await served(talk);
    writeFileSync(join(folder, 'codings-of-ana.yaml'), 'codings: []\n');
    symlinkSync('../codings-of-ana.yaml', join(folder, 'corpus/lys.ana.yaml'));
    live.refresh();
    const reply = await tell('/api/reading', { source: 'lys', status: 'partial' });
    expect([reply.status, faults, read('codings-of-ana.yaml')]).toEqual([200, [], expect.stringContaining('partial')]);
    expect(lstatSync(join(folder, 'corpus/lys.ana.yaml')).isSymbolicLink()).toBe(true);
  });
});

describe('names that lead elsewhere', () => {
  test.each([
    '/api/source?id=../../etc/passwd',
    '/api/codings?id=..%2f..%2fetc%2fpasswd&coders=ana',
    '/api/report?name=../../etc/passwd',
    '/report?name=../study',
    '/api/verbatims?code=../../x',
  ])('%s is not there', async (path) => {
    expect((await study.ask(path)).status).toBe(404);
  });

  test.each(['../ana', 'a/b', '..', 'ana.yaml', ''])('a coder « %s » is none', async (coder) => {
    const reply = await study.tell('/api/reading', { source: 'lys', status: 'partial', coder });
    expect(reply.json).toMatchObject({ rule: 'coder-name' });
  });

  test('a new code named like a path is a file of its chapter', async () => {
    const { ask, tell, folder } = await served();
    const { json } = await ask('/api/source?id=lys');
    const passage = { print: json.print, from: { paragraph: 1, at: 0 }, to: { paragraph: 1, at: 22 } };
    const newCode = { label: '../../../etc/cron', definition: '', under: 'vie', reason: 'x' };
    const { status } = await tell('/api/code', { source: 'lys', passage, codes: [], against: [], memo: '', newCode });
    expect([status, readdirSync(join(folder, 'codebook/1-vie')).sort()]).toEqual([
      200,
      ['argent.md', 'entraide.md', 'etc-cron.md'],
    ]);
  });
});

describe('requests that would wear the server down', () => {
  test('one too long is refused by its length, and while it arrives', async () => {
    const long = 'x'.repeat(2_100_000);
    const head = `POST /api/code HTTP/1.1\r\nHost: 127.0.0.1:${study.port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    expect(await spoken(study.port, `${head}Content-Length: 9000000000\r\n\r\n{`)).toMatch(
      /^HTTP\/1.1 400 .*Connection: close/s,
    );
    const chunk = `${long.length.toString(16)}\r\n${long}\r\n`;
    expect(await spoken(study.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`)).toMatch(/^HTTP\/1.1 400 /);
    expect(study.faults).toEqual([]);
  });

  test.each(['{', '"text"', 'null', '[]', '{"window":1}', '{"source":{}}'])('%s is no wish', async (body) => {
    const headers = { ...key };
    for (const path of ['/api/code', '/api/coding', '/api/review', '/api/reconcile', '/api/undo']) {
      const reply = await send({ port: study.port, path, method: 'POST', headers, body });
      expect([path, reply.status]).toEqual([path, 400]);
    }
    expect(study.faults).toEqual([]);
  });

  test('one that arrives slowly keeps nobody waiting', async () => {
    const slow = connect(study.port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write('POST /api/code HTTP/1.1\r\nHost: ');
    expect((await study.ask('/api/study')).status).toBe(200);
    slow.destroy();
  });

  test('a web socket is not opened', async () => {
    const words = `GET /api/changes HTTP/1.1\r\nHost: 127.0.0.1:${study.port}\r\nOrigin: https://study.example\r\nCookie: study-${study.port}=${token}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n`;
    expect(await spoken(study.port, words)).toMatch(/^HTTP\/1.1 403 /);
  });
});
