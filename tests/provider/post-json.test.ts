import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ProviderAddress, providerAddress } from '../../src/model/provider-address.ts';
import { postJson } from '../../src/provider/post-json.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(listener: RequestListener): Promise<ProviderAddress> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return providerAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, []) as ProviderAddress;
}

test('what is posted arrives as UTF-8 JSON', async () => {
  let seen = '';
  const address = await listening((request, response) => {
    request.setEncoding('utf8').on('data', (piece: string) => {
      seen += piece;
    });
    request.on('end', () => response.end('« reçu »'));
  });
  expect(await postJson({ address, timeout: 10_000 }, '/a', { mot: 'été 😀' })).toEqual({
    status: 200,
    text: '« reçu »',
  });
  expect(JSON.parse(seen)).toEqual({ mot: 'été 😀' });
});

test.each<[string, RequestListener]>([
  ['says nothing', () => undefined],
  ['stops in the middle', (_, response) => void response.write('{"embeddings": [')],
])('a server that %s is not waited for without end', async (_, listener) => {
  const address = await listening(listener);
  await expect(postJson({ address, timeout: 100 }, '/', {})).rejects.toMatchObject({
    reason: 'no answer within 0.1 seconds',
  });
});

test.each<[string, RequestListener]>([
  ['before a word', (request) => void request.socket.destroy()],
  [
    'in the middle',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => request.socket.destroy());
    },
  ],
])('a connection that breaks %s is no answer', async (_, listener) => {
  const address = await listening(listener);
  await expect(postJson({ address, timeout: 10_000 }, '/', {})).rejects.toMatchObject({
    reason: 'the connection broke',
  });
});
