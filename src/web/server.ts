import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageFiles } from '../study/page-files.ts';
import { cookieName, type Gate, turnedAway } from './gate.ts';
import type { LiveStudy } from './live-study.ts';
import { NotDone, WebDocument } from './route.ts';
import { routes } from './routes.ts';

export interface Serving {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Told of faults of the program itself. */
  readonly failed: (cause: unknown) => void;
}

export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

/** Longest request, in bytes. */
const longest = 2_000_000;

/** How long a request may take to arrive, in milliseconds: nobody keeps a connection by sending slowly. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };

/** Nothing from elsewhere, and no text is ever taken for markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A report brings its style, which its own policy names by its fingerprint, and nothing that runs. */
const documentHeaders = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Serves a study and its page. */
export async function serve(live: LiveStudy, { host, port, token, today, failed }: Serving): Promise<Served> {
  const pages = pageFiles();
  const server = createServer(patience, (request, response) => {
    const gate = { host, port: (server.address() as AddressInfo).port, token };
    answer(request, response, { live, gate, pages, today }).catch((cause: unknown) => fault(response, cause, failed));
  });
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

interface Behind {
  readonly live: LiveStudy;
  readonly gate: Gate;
  readonly pages: ReturnType<typeof pageFiles>;
  readonly today: () => string;
}

async function answer(request: IncomingMessage, response: ServerResponse, behind: Behind): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const { pathname, searchParams } = addressOf(url);
  const given = method === 'GET' && pathname === '/' ? (searchParams.get('token') ?? undefined) : undefined;
  const knock = { method, headers: request.headers, ...(given === undefined ? {} : { given }) };
  const turned = turnedAway(behind.gate, knock);
  if (turned) {
    send(response, turned.status, 'text/plain; charset=utf-8', `${turned.message}\n`);
    return;
  }
  if (given !== undefined)
    response.setHeader('Set-Cookie', `${cookieName(behind.gate)}=${given}; HttpOnly; SameSite=Strict; Path=/`);
  const page = method === 'GET' ? behind.pages.get(pathname === '/' ? 'index.html' : pathname.slice(1)) : undefined;
  if (page) send(response, 200, page.type, page.content);
  else if (method === 'GET' && pathname === '/api/changes') follow(response, behind.live);
  else {
    const route = routes[`${method} ${pathname}`];
    if (!route) throw new NotDone(404, 'There is nothing here.');
    const body = method === 'GET' ? undefined : await received(request, response);
    const answered = await route(behind.live, { query: searchParams, body, date: behind.today() });
    if (answered instanceof WebDocument)
      send(response, 200, 'text/html; charset=utf-8', answered.html, documentHeaders);
    else sendJson(response, 200, answered);
  }
}

function addressOf(url: string): URL {
  if (!URL.canParse(url, 'http://study')) throw new NotDone(400, 'That is no address.');
  return new URL(url, 'http://study');
}

/** Tells of changes as they happen, as server-sent events. */
function follow(response: ServerResponse, live: LiveStudy): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
  response.write(': open\n\n');
  const stop = live.listen((change) => void response.write(`data: ${JSON.stringify(change)}\n\n`));
  response.on('close', stop);
}

async function received(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new NotDone(400, 'Send application/json.');
  const pieces: Buffer[] = [];
  let length = Number(request.headers['content-length'] ?? 0);
  if (length <= longest) length = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    length += piece.length;
    if (length > longest) {
      // The rest is not waited for.
      response.setHeader('Connection', 'close');
      throw new NotDone(400, 'That is too long.', { rule: 'too-long' });
    }
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new NotDone(400, 'That is no JSON.');
  }
}

function fault(response: ServerResponse, cause: unknown, failed: Serving['failed']): void {
  const { syscall, code, message, name } = cause as NodeJS.ErrnoException;
  if (cause instanceof NotDone) sendJson(response, cause.status, { message, ...cause.more });
  else if (syscall !== undefined) sendJson(response, 422, { message: `The disk refused (${code}).` });
  else if (['OutsideStudy', 'NotUtf8'].includes(name)) sendJson(response, 422, { message });
  else {
    failed(cause);
    sendJson(response, 500, { message: 'This is a fault of study itself, not of yours. The terminal says more.' });
  }
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  own: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { ...headers, ...own, 'Content-Type': type });
  response.end(content);
}
