import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What a stand-in was asked. */
export interface Asking {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { model: string; input: string[]; messages: { content: string }[]; options: { num_ctx: number } };
}

/** What it answers: JSON with status 200, or a status with a body and headers. */
export type Replying = (
  asking: Asking,
  index: number,
) => object | { status: number; body?: unknown; headers?: Record<string, string> };

export interface StandIn {
  readonly url: string;
  readonly asked: Asking[];
  close(): Promise<void>;
}

const open: StandIn[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A server on 127.0.0.1 in the place of a model; it ends with the test. */
export async function standIn(reply: Replying): Promise<StandIn> {
  const asked: Asking[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    request.on('end', () => {
      const asking = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) };
      asked.push(asking);
      answer(response, reply(asking, asked.length - 1));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const one = {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
  open.push(one);
  return one;
}

function answer(response: ServerResponse, reply: ReturnType<Replying>): void {
  const given = 'status' in reply ? reply : { status: 200, body: reply };
  const { status, body = '', headers = {} } = given as { status: number; body?: unknown; headers?: object };
  response.writeHead(status, { ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A cache that is kept in memory. */
export function memory(): { read(key: string): string | undefined; write(key: string, answer: string): void } {
  const kept = new Map<string, string>();
  return { read: (key) => kept.get(key), write: (key, answer) => void kept.set(key, answer) };
}
