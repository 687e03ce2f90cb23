import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { PageOrganise, PagePreview } from '../../src/model/page-organise.ts';
import type { PageReport, PageVerbatims } from '../../src/model/page-report.ts';
import type { PageReview, PageSuggestion } from '../../src/model/page-review.ts';
import type { PageCoding, PageCodings, PageSource } from '../../src/model/page-source.ts';
import { openStudy } from '../../src/study/open.ts';
import { LiveStudy } from '../../src/web/live-study.ts';
import { type Served, serve } from '../../src/web/server.ts';
import { temporaryStudy } from '../cli.ts';

export const token = 'a-key-for-tests';

export const talk = {
  'study.yaml': 'language: fr\ninterviewers: [Q]\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\naliases: [aide]\n---\nS’aider.\n',
  'codebook/1-vie/argent.md': '---\nid: argent\nlabel: Argent\nsubthemes:\n  - { id: salaire, label: Salaire }\n---\n',
  'corpus/lys.md':
    '---\nwithdrawn: ["Ne le dites pas."]\n---\n\n**Q :** Que partagez-vous ?\n\n**R :** Ici, on se prête *tout*. Même les machines. Ne le dites pas.\n\nEt le soir, on compte.\n\n**Q :** Quoi donc ?\n\n**R :** Les heures.\n',
  'corpus/lys.bea.yaml': 'codings:\n  - quote: Les heures.\n    codes: [argent]\n',
};

const open: Served[] = [];
afterAll(async () => {
  for (const one of open.splice(0)) await one.close();
});

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore format: one line
  readonly json: PageCodings & PageSource & PageReport & Omit<PageReview, 'suggestions'> & { readonly suggestions: readonly PageSuggestion[] } & PageVerbatims & PageOrganise & PagePreview & { readonly message: string; readonly rule: string; readonly theirs?: PageCoding };
}

/** A study served on this machine, and how to speak with it as a program that has the key. */
export async function served(files: Readonly<Record<string, string | Buffer>> = talk, coder?: string) {
  const folder = temporaryStudy(files);
  const live = new LiveStudy(openStudy(folder), coder === undefined ? {} : { coder });
  const faults: unknown[] = [];
  const failed = (cause: unknown) => void faults.push(cause);
  const one = await serve(live, { host: '127.0.0.1', port: 0, token, today: () => '2024-05-06', failed });
  open.push(one);
  const { port } = one;
  const ask = (path: string) => send({ port, path });
  const tell = (path: string, wish: object) =>
    send({ port, path, method: 'POST', body: JSON.stringify({ window: 'w', coders: ['ana'], coder: 'ana', ...wish }) });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return { folder, live, faults, port, ask, tell, read };
}

interface Sent {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const bearer = { Authorization: `Bearer ${token}` };

/** Sends a request as written: `Host` and `Origin` are whatever the headers say. */
export function send({ port, path, method = 'GET', headers = bearer, body }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...json, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      // A server that is killed in the middle of its answer.
      response.on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => {
        const isJson = String(response.headers['content-type']).startsWith('application/json');
        const value = isJson ? JSON.parse(text) : { message: text };
        resolve({ status: response.statusCode ?? 0, headers: response.headers, json: value });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
