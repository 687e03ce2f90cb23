import type { Dialect } from './dialect.ts';
import { type Connection, postJson, type Reply, Unanswered } from './post-json.ts';
import { ProviderFault, plainWords } from './provider-fault.ts';

/** A server, and how to speak with it. */
export interface Server extends Connection {
  readonly dialect: Dialect;
  /** Milliseconds; passed so that tests need not wait. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Statuses of a server that is busy, loading a model or behind a gateway. */
const busy = [429, 502, 503, 504];

/** Milliseconds before another try; what the server asks for instead is granted up to `longestPause`. */
const pauses = [1000, 2000, 4000, 8000, 16_000];
const longestPause = 30_000;

/**
 * Asks a model once, again while its server is busy, five times at most.
 * @returns the JSON it answered.
 * @throws ProviderFault with a sentence that says what to do.
 */
export async function ask(server: Server, path: string, body: object, model: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const reply = await post(server, path, body);
    const pause = pauses[attempt];
    if (!busy.includes(reply.status) || pause === undefined) return read(reply, server, model);
    await server.wait(Math.min(Math.max(pause, (reply.retryAfter ?? 0) * 1000), longestPause));
  }
}

async function post(server: Server, path: string, body: object): Promise<Reply> {
  try {
    return await postJson(server, path, body);
  } catch (cause) {
    if (!(cause instanceof Unanswered)) throw cause;
    const { base } = server.address;
    throw new ProviderFault(
      `No model answers at ${base} (${plainWords(cause.reason)}). Start its server, correct \`provider:\` in study.yaml, or leave it out once with --no-provider.`,
    );
  }
}

function read({ status, text }: Reply, server: Server, model: string): unknown {
  const json = parsed(text);
  if (status >= 200 && status < 300) {
    if (json !== undefined) return json;
    throw new ProviderFault(
      `${server.address.base} answers something other than JSON. Check \`kind\` and \`url\` of \`provider:\`.`,
    );
  }
  const words = plainWords(server.dialect.readError(json) ?? '');
  throw new ProviderFault(refused(status, server, model, words === '' ? '' : ` It says: « ${words} ».`));
}

function refused(status: number, { address, key }: Server, model: string, words: string): string {
  if (status >= 300 && status < 400)
    return `${address.host} sends to another address; it was not followed, and nothing was sent there. Write the final address as \`url\`.`;
  if (status === 401 || status === 403)
    return key === undefined
      ? `${address.host} asks for a key. Name the environment variable that holds it: \`key_env: STUDY_KEY\`.${words}`
      : `${address.host} refuses the key.${words}`;
  if (status === 404)
    return `${address.host} has no model « ${model} », or does not speak as \`kind\` says.${words} Correct \`provider:\` in study.yaml, or make the model available there.`;
  if (busy.includes(status)) return `${address.host} stays busy (${status}). Try again later.${words}`;
  return `${address.host} refuses to answer (${status}).${words}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
