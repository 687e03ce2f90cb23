import { describe, expect, test } from 'vitest';
import type { ProviderSettings } from '../../src/model/settings.ts';
import { openProvider, type Provider } from '../../src/provider/open-provider.ts';
import { type Asking, memory, type Replying, standIn } from './stand-in.ts';

const prompt = (user: string) => ({ system: 'Codes.', user, answer: { type: 'object' } });

/** A provider with both models at an address, and how long it was made to wait. */
function opened(
  url: string,
  kind: ProviderSettings['kind'],
  more: { cache?: ReturnType<typeof memory>; key?: string } = {},
) {
  const waited: number[] = [];
  const provider = openProvider(
    { kind, url, embeddings: 'petit', model: 'grand', allow: [] },
    {
      cache: memory(),
      wait: async (milliseconds) => void waited.push(milliseconds),
      progress: () => undefined,
      ...more,
    },
  );
  return { provider, waited };
}

const embed = (provider: Provider, texts: readonly string[]) => provider.embeddings?.ask(texts);
const complete = (provider: Provider, texts: readonly string[]) => provider.model?.ask(texts.map(prompt));

/** The length of each text beside a constant, as either kind of server gives it; `openai` in disorder. */
const lengths: Record<ProviderSettings['kind'], Replying> = {
  ollama: ({ body }) => ({ embeddings: body.input.map((text) => [text.length, 1]), prompt_eval_count: 3 }),
  openai: ({ body }) => ({
    data: body.input.map((text, index) => ({ index, embedding: [text.length, 1] })).reverse(),
    usage: { total_tokens: 3 },
  }),
};
const echo: Record<ProviderSettings['kind'], Replying> = {
  ollama: ({ body }) => ({
    message: { role: 'assistant', content: `vu : ${body.messages[1]?.content}` },
    prompt_eval_count: 5,
    eval_count: 2,
  }),
  openai: ({ body }) => ({
    choices: [{ message: { content: `vu : ${body.messages[1]?.content}` } }],
    usage: { total_tokens: 7 },
  }),
};

describe.each(['ollama', 'openai'] as const)('%s', (kind) => {
  test('vectors come in the order of the texts, each text asked once, in batches', async () => {
    const server = await standIn(lengths[kind]);
    const { provider } = opened(server.url, kind);
    const texts = Array.from({ length: 150 }, (_, index) => 'x'.repeat(1 + (index % 140)));
    const vectors = await embed(provider, texts);
    expect(vectors?.map((vector) => [...vector])).toEqual(texts.map((text) => [text.length, 1]));
    expect(server.asked.map(({ body }) => body.input.length)).toEqual([64, 64, 12]);
    expect(server.asked[0]).toMatchObject({
      path: kind === 'ollama' ? '/api/embed' : '/v1/embeddings',
      body: { model: 'petit' },
    });
    expect(provider.embeddings?.use).toEqual({ calls: 3, cached: 0, tokens: 9 });
  });

  test('long texts go in smaller batches', async () => {
    const server = await standIn(lengths[kind]);
    await embed(opened(server.url, kind).provider, ['a'.repeat(40_000), 'b'.repeat(30_000), 'c'.repeat(20_000)]);
    expect(server.asked.map(({ body }) => body.input.length)).toEqual([1, 2]);
  });

  test('answers of a language model come in the order of the prompts', async () => {
    const server = await standIn(echo[kind]);
    const { provider } = opened(server.url, kind);
    expect(await complete(provider, ['un', 'deux', 'un', 'trois', 'quatre', 'cinq', 'six'])).toEqual(
      ['un', 'deux', 'un', 'trois', 'quatre', 'cinq', 'six'].map((word) => `vu : ${word}`),
    );
    expect(server.asked).toHaveLength(6);
    expect(server.asked[0]?.path).toBe(kind === 'ollama' ? '/api/chat' : '/v1/chat/completions');
    expect(server.asked[0]?.body).toMatchObject({ model: 'grand', stream: false });
    expect(provider.model?.use).toEqual({ calls: 6, cached: 0, tokens: 42 });
  });

  test('what is kept makes no call, and gives the same', async () => {
    const server = await standIn((asking, index) => (asking.body.input ? lengths : echo)[kind](asking, index));
    const cache = memory();
    const first = opened(server.url, kind, { cache }).provider;
    const texts = ['un', 'trois'];
    const before = [await embed(first, texts), await complete(first, texts)];
    await server.close();
    const { provider } = opened(server.url, kind, { cache });
    expect([await embed(provider, texts), await complete(provider, texts)]).toEqual(before);
    expect(provider.embeddings?.use).toEqual({ calls: 0, cached: 2, tokens: 0 });
    expect(provider.model?.use).toEqual({ calls: 0, cached: 2, tokens: 0 });
    expect(provider.embeddings?.unanswered(['un', 'quatre', 'quatre'])).toBe(1);
    expect(provider.model?.unanswered(['un', 'quatre', 'quatre'].map(prompt))).toBe(1);
  });

  test('busy, then fine: it waits as long as it is asked to, within bounds', async () => {
    const server = await standIn((asking, index) => {
      if (index === 0) return { status: 503, headers: { 'retry-after': '7' } };
      if (index === 1) return { status: 429, headers: { 'retry-after': '86400' } };
      return lengths[kind](asking, index);
    });
    const { provider, waited } = opened(server.url, kind);
    expect(await embed(provider, ['mot'])).toEqual([Float32Array.of(3, 1)]);
    expect(waited).toEqual([7000, 30_000]);
  });

  test('busy for ever ends', async () => {
    const server = await standIn(() => ({ status: 503 }));
    const { provider, waited } = opened(server.url, kind);
    await expect(embed(provider, ['mot'])).rejects.toThrow('stays busy (503)');
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  test('an unknown model is named, with what the server says of it and nothing that moves a terminal', async () => {
    const words = 'model "petit" not found\u001b[2J\nback';
    const server = await standIn(() => ({
      status: 404,
      body: kind === 'ollama' ? { error: words } : { error: { message: words } },
    }));
    await expect(embed(opened(server.url, kind).provider, ['mot'])).rejects.toThrow(
      /has no model « petit », .* It says: « model "petit" not found \[2J back »\./,
    );
  });

  test.each<[string, Replying, RegExp]>([
    ['no JSON', () => ({ status: 200, body: '<html>' }), /something other than JSON/],
    ['cut JSON', () => ({ status: 200, body: '{"embeddings": [[1, 2' }), /something other than JSON/],
    ['another document', () => ({ models: [] }), /one vector for each of 2 texts/],
    [
      'a vector too few',
      (asking) => lengths[kind]({ ...asking, body: { ...asking.body, input: ['a'] } }, 0),
      /one vector/,
    ],
    ['a refusal', () => ({ status: 400, body: { error: 'too long' } }), /refuses to answer \(400\)/],
    ['a key wanted', () => ({ status: 401 }), /asks for a key.*key_env/],
  ])('%s is said in a sentence, and nothing is kept', async (_, reply, sentence) => {
    const server = await standIn(reply);
    const { provider } = opened(server.url, kind);
    await expect(embed(provider, ['un', 'deux'])).rejects.toThrow(sentence);
    expect(provider.embeddings?.unanswered(['un', 'deux'])).toBe(2);
  });

  test.each([
    [
      'of two lengths',
      [
        [1, 2],
        [1, 2, 3],
      ],
      /different lengths \(2, 3\)/,
    ],
    ['without numbers', [[], []], /one vector for each/],
    [
      'of other things',
      [
        [1, 'x'],
        [1, 2],
      ],
      /one vector for each/,
    ],
    [
      'with a number that is none',
      [
        [1, null],
        [1, 2],
      ],
      /one vector for each/,
    ],
  ])('vectors %s are refused', async (_, vectors, sentence) => {
    const server = await standIn(() => ({
      embeddings: vectors,
      data: vectors.map((embedding, index) => ({ index, embedding })),
    }));
    await expect(embed(opened(server.url, kind).provider, ['un', 'deux'])).rejects.toThrow(sentence);
  });

  test('a model that changed under its name is noticed', async () => {
    const cache = memory();
    const server = await standIn(lengths[kind]);
    await embed(opened(server.url, kind, { cache }).provider, ['un']);
    const other = await standIn(() => ({ embeddings: [[1, 2, 3]], data: [{ index: 0, embedding: [1, 2, 3] }] }));
    await expect(embed(opened(other.url, kind, { cache }).provider, ['un', 'deux'])).rejects.toThrow(
      /« petit » gives vectors of different lengths/,
    );
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await standIn(lengths[kind]);
    const server = await standIn(() => ({ status: 307, headers: { location: `${elsewhere.url}/api/embed` } }));
    await expect(embed(opened(server.url, kind).provider, ['mot'])).rejects.toThrow('sends to another address');
    expect(elsewhere.asked).toEqual([]);
  });

  test('the key goes in its header, and without one none does', async () => {
    const server = await standIn(lengths[kind]);
    await embed(opened(server.url, kind, { key: 'clef' }).provider, ['un']);
    await embed(opened(server.url, kind).provider, ['un']);
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer clef', undefined]);
  });

  test('nobody there: what to do is said', async () => {
    const server = await standIn(lengths[kind]);
    await server.close();
    await expect(complete(opened(server.url, kind).provider, ['mot'])).rejects.toThrow(
      /No model answers at http:\/\/127\.0\.0\.1:\d+.* \(nothing listens there\)\. Start its server, .*--no-provider/,
    );
  });

  test('a failure leaves what was answered before it', async () => {
    const server = await standIn((asking, index) => (index === 1 ? { status: 500 } : lengths[kind](asking, index)));
    const { provider } = opened(server.url, kind);
    const texts = Array.from({ length: 100 }, (_, index) => `texte ${index}`);
    await expect(embed(provider, texts)).rejects.toThrow('(500)');
    expect(provider.embeddings?.unanswered(texts)).toBe(36);
  });
});

test('indexes twice, too high or of no number are refused', async () => {
  for (const indexes of [
    [0, 0],
    [0, 2],
    [0, '1'],
    [0, -1],
  ]) {
    const server = await standIn(() => ({ data: indexes.map((index) => ({ index, embedding: [1] })) }));
    await expect(embed(opened(server.url, 'openai').provider, ['un', 'deux'])).rejects.toThrow(/one vector for each/);
  }
});

test('an address with a path keeps it', async () => {
  const server = await standIn(lengths.openai);
  await embed(opened(`${server.url}/api/v3/`, 'openai').provider, ['un']);
  expect(server.asked[0]?.path).toBe('/api/v3/embeddings');
});

test('localhost is reached, by whichever of its numbers', async () => {
  const server = await standIn(lengths.ollama);
  const { provider } = opened(server.url.replace('127.0.0.1', 'LocalHost'), 'ollama');
  expect(await embed(provider, ['un'])).toEqual([Float32Array.of(2, 1)]);
});

test('Ollama is given room for the whole codebook, which it would cut in silence', async () => {
  const asked: Asking[] = [];
  const server = await standIn((asking, index) => {
    asked.push(asking);
    return echo.ollama(asking, index);
  });
  const { provider } = opened(server.url, 'ollama');
  await provider.model?.ask([prompt('court'), { ...prompt('long'), system: 'x'.repeat(40_000) }]);
  expect(asked.map(({ body }) => body.options.num_ctx).sort((a, b) => a - b)).toEqual([4096, 32_768]);
});

test.each(['http://example.org', 'http://127.0.0.1@example.org', 'file:///etc/hosts', 'http://0.0.0.0:11434'])(
  '%s is refused before any connection, also where settings were made by other means',
  (url) => {
    expect(() => opened(url, 'ollama')).toThrow('nothing was sent');
  },
);

test('a model that Ollama passes on is elsewhere, though its server is here', async () => {
  const server = await standIn(lengths.ollama);
  const circumstances = { cache: memory(), wait: async () => undefined, progress: () => undefined };
  const settings = { kind: 'ollama', url: server.url, embeddings: 'petit:cloud' } as const;
  expect(() => openProvider({ ...settings, allow: [] }, circumstances)).toThrow('nothing was sent');
  const provider = openProvider({ ...settings, allow: ['ollama.com'] }, circumstances);
  expect(provider).toMatchObject({ host: 'ollama.com', loopback: false });
  expect(await embed(provider, ['un'])).toEqual([Float32Array.of(2, 1)]);
});

test('no proxy of the environment is used', async () => {
  const proxy = await standIn(lengths.ollama);
  const server = await standIn(lengths.ollama);
  const before = { ...process.env };
  Object.assign(process.env, {
    HTTP_PROXY: proxy.url,
    http_proxy: proxy.url,
    ALL_PROXY: proxy.url,
    NODE_USE_ENV_PROXY: '1',
  });
  try {
    await embed(opened(server.url, 'ollama').provider, ['un']);
  } finally {
    process.env = before;
  }
  expect([proxy.asked.length, server.asked.length]).toEqual([0, 1]);
});
