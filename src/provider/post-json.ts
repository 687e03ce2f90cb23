import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ProviderAddress } from '../model/provider-address.ts';
import { ProviderFault } from './provider-fault.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** What the server asks to wait before another try, in seconds; undefined where it says nothing. */
  readonly retryAfter?: number;
}

/** How a request ended without a reply: nobody listens, or the connection broke. */
export class Unanswered extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** No answer is as long: a fault of the server must not fill the memory. Bytes. */
const longestReply = 256 * 1024 * 1024;

export interface Connection {
  readonly address: ProviderAddress;
  readonly key?: string;
  /** Milliseconds a request may take as a whole. */
  readonly timeout: number;
}

/**
 * Posts JSON and gives what came back, whatever its status.
 *
 * `node:http` and not `fetch`: it follows no redirect, it goes through no proxy whatever the environment says, it gives
 * a slow model the time it needs, and what `localhost` resolves to can be looked at before anything is sent.
 * @throws Unanswered; ProviderFault where the reply is too long or the host is not what it was taken for.
 */
export function postJson({ address, key, timeout }: Connection, path: string, body: unknown): Promise<Reply> {
  const { request, Agent } = address.encrypted ? https : http;
  const content = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const fail = (cause: Error & { code?: string }) =>
      reject(cause instanceof ProviderFault ? cause : new Unanswered(reasonOf(cause, timeout)));
    const sent = request(
      `${address.base}${path}`,
      {
        method: 'POST',
        agent: new Agent({ keepAlive: false }),
        signal: AbortSignal.timeout(timeout),
        headers: {
          'content-type': 'application/json',
          'content-length': content.length,
          accept: 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        ...(address.loopback ? { lookup: loopbackOnly } : {}),
      },
      (response) => {
        readText(response).then((text) => {
          const after = Number(response.headers['retry-after'] ?? Number.NaN);
          resolve({ status: response.statusCode ?? 0, text, ...(after >= 0 ? { retryAfter: after } : {}) });
        }, fail);
      },
    );
    sent.on('error', fail);
    sent.end(content);
  });
}

async function readText(response: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestReply) throw new ProviderFault('The reply of the model has no end. Is this its server?');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Resolves a name that must be this machine: `localhost` may be made to lead elsewhere. */
const loopbackOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (cause, found) => {
    if (cause) return done(cause, '');
    const [first] = found;
    if (!first || !found.every(({ address }) => address === '::1' || address.startsWith('127.'))) {
      const fault = new ProviderFault(
        `« ${hostname} » leads to another machine here; nothing was sent. Write 127.0.0.1.`,
      );
      return done(fault, '');
    }
    if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

function reasonOf({ code, name, message }: Error & { code?: string }, timeout: number): string {
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${timeout / 1000} seconds`;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no machine of this name';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'the connection broke';
  return code ?? message;
}
