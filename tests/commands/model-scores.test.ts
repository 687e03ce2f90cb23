import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { segmentText } from '../../src/coding/segment-text.ts';
import { type Call, UsageError } from '../../src/commands/command.ts';
import type { Scored } from '../../src/commands/model-part.ts';
import { modelScores } from '../../src/commands/model-scores.ts';
import { segmentsIn } from '../../src/model/coded-segments.ts';
import { openStudy } from '../../src/study/open.ts';
import { sentText } from '../../src/verbatims/sent-text.ts';
import { temporaryStudy } from '../cli.ts';
import { type Replying, type StandIn, standIn } from '../provider/stand-in.ts';
import { quietCall } from '../quiet-call.ts';

const corpus = {
  'codebook/1-vie/entraide.md': '---\nlabel: Entraide\n---\nS’aider entre voisins.\n',
  'codebook/1-vie/loyer.md': '---\nlabel: Loyer\n---\nCe qu’on paie.\n',
  'corpus/tilleuls.md':
    '---\npseudonym: E07\norganisation: Cabinet des Tilleuls\ninterviewee: Odile Marchand\n---\n\n**Q :** Un secret de question ?\n\n**R :** Au Cabinet des Tilleuls on prête les machines.\n',
  'corpus/tilleuls.alice.yaml': 'codings:\n  - quote: on prête les machines.\n    codes: [entraide]\n',
  'corpus/muet.md': '---\nconsent: none\n---\n\n**R :** Le loyer monte, ne le répétez pas.\n',
  'corpus/repris.md': '---\nwithdrawn: ["Mon voisin boit."]\n---\n\n**R :** Chacun aide. Mon voisin boit.\n',
};

/** A study with a provider, its passages as a command takes them, and what asking about them gives. */
function studied(
  server: StandIn,
  provider: string,
  options: Call['options'] = {},
  env: Call['env'] = {},
  sources?: string[],
) {
  const folder = temporaryStudy({ ...corpus, 'study.yaml': `provider: { url: "${server.url}", ${provider} }\n` });
  const ask = () => {
    const opened = openStudy(folder);
    expect(opened.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const coded = codeStudy(opened.study);
    const scored: Scored = {
      passages: coded.sources.map((source) => {
        const holes = coded.withdrawn.get(source.id)?.flatMap(({ parts }) => parts ?? []) ?? [];
        return {
          source: source.id,
          text: segmentText(source, [{ start: 0, end: source.body.length }], [], holes).text,
        };
      }),
      codes: [...coded.codebook.codes.keys()],
      ...(sources ? { sources: new Set(sources) } : {}),
      coded: coded.sources.flatMap(({ id }) => segmentsIn(coded, id)),
    };
    return modelScores(quietCall({ options, cwd: folder, env }), folder, coded, scored);
  };
  return { folder, ask };
}

const embeddings: Replying = ({ body }) => ({
  embeddings: body.input.map((text) => [text.includes('prête') ? 1 : 0, text.includes('loyer') ? 1 : 0, 0.1]),
  prompt_eval_count: 2,
});
const answering =
  (given: (paragraph: string) => object[]): Replying =>
  ({ body }) => ({
    message: { content: JSON.stringify({ codes: given(body.messages[1]?.content ?? '') }) },
    eval_count: 4,
  });

test('a study without a provider, and a call without it, ask nobody', async () => {
  const server = await standIn(embeddings);
  expect(await studied(server, 'kind: ollama, embeddings: petit', { provider: false }).ask()).toBeUndefined();
  expect(server.asked).toEqual([]);
});

test('embeddings give two scorers; only respondents’ words, passages coded and the codebook are sent', async () => {
  const server = await standIn(embeddings);
  const { ask } = studied(server, 'kind: ollama, embeddings: petit');
  const found = await ask();
  expect(found?.scores().map(({ name }) => name)).toEqual(['petit: nearest', 'petit: codebook']);
  // In the order of the sources: muet, repris, tilleuls; its own coded passage does not speak for tilleuls.
  const rounded = found?.scores()[0]?.rows.map((row) => Array.from(row, (value) => Number(value.toFixed(2))));
  expect(rounded?.[2]).toEqual([0, 0]);
  expect(server.asked[0]?.body.input).toEqual([
    'Le loyer monte, ne le répétez pas.',
    'Chacun aide.',
    'Au Cabinet des Tilleuls on prête les machines.',
    'on prête les machines.',
    'Entraide\nS’aider entre voisins.',
    'Loyer\nCe qu’on paie.',
  ]);
  expect(found?.provider).toEqual({
    host: new URL(server.url).host,
    local: true,
    withheld: 0,
    models: [{ model: 'petit', use: 'embeddings', calls: 1, cached: 0, tokens: 2, unsent: 0 }],
  });
});

test('a language model’s codes become scores; what it invents is refused and counted', async () => {
  const server = await standIn(
    answering((paragraph) =>
      paragraph.includes('loyer')
        ? [
            { code: 'loyer', quote: 'Le loyer monte', confidence: 0.9 },
            { code: 'entraide', quote: 'on se serre les coudes', confidence: 0.9 },
            { code: 'colere', quote: 'monte', confidence: 0.9 },
          ]
        : [],
    ),
  );
  const found = await studied(server, 'kind: ollama, model: grand').ask();
  expect(found?.scores()).toEqual([
    { name: 'grand', rows: [Float64Array.of(0, 0.9), Float64Array.of(0, 0), Float64Array.of(0, 0)] },
  ]);
  expect(found?.because(0, 'loyer')).toEqual({ model: 'grand' });
  expect(found?.because(0, 'entraide')).toBeUndefined();
  expect(found?.provider.models).toEqual([
    {
      model: 'grand',
      use: 'codes',
      calls: 3,
      cached: 0,
      tokens: 12,
      unsent: 0,
      refused: { answers: 0, codes: 1, quotes: 1 },
    },
  ]);
  expect(found?.note).toContain('refused: 1 codes that do not exist, 1 quotes that nobody said');
  const sent = JSON.stringify(server.asked);
  expect(sent).toContain('Ce qu’on paie.');
  for (const withheld of ['Mon voisin boit', 'secret de question', 'Odile']) expect(sent).not.toContain(withheld);
});

test('only the sources it is asked about are sent', async () => {
  const server = await standIn(answering((paragraph) => [{ code: 'loyer', quote: paragraph }]));
  const found = await studied(server, 'kind: ollama, model: grand', {}, {}, ['repris']).ask();
  expect(server.asked.map(({ body }) => body.messages[1]?.content)).toEqual(['Chacun aide.']);
  expect(found?.scores()[0]?.rows).toEqual([Float64Array.of(0, 0), Float64Array.of(0, 1), Float64Array.of(0, 0)]);
  expect(found?.provider.withheld).toBe(0);
});

test('the provider of the JSON is as its schema says', async () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schemas/provider.json'), 'utf8'));
  const server = await standIn((asking, index) =>
    asking.body.input ? embeddings(asking, index) : answering(() => [])(asking, index),
  );
  const found = await studied(server, 'kind: ollama, embeddings: petit, model: grand').ask();
  const validate = new Ajv2020().compile(schema);
  expect(validate(found?.provider), JSON.stringify(validate.errors)).toBe(true);
});

test('a quote is given as a reason, masked; never of an interview without consent', async () => {
  const server = await standIn(
    answering((paragraph) => [{ code: 'entraide', quote: paragraph.replace(/\.$/, ''), confidence: 0.5 }]),
  );
  const found = await studied(server, 'kind: ollama, model: grand').ask();
  expect([0, 1, 2].map((passage) => found?.because(passage, 'entraide'))).toEqual([
    { model: 'grand' },
    { model: 'grand', quote: 'Chacun aide' },
    { model: 'grand', quote: 'Au [E07] on prête les machines' },
  ]);
});

test('a second run asks nobody and gives the same; a deleted cache asks again', async () => {
  const server = await standIn((asking, index) =>
    asking.body.input ? embeddings(asking, index) : answering(() => [])(asking, index),
  );
  const { folder, ask } = studied(server, 'kind: ollama, embeddings: petit, model: grand');
  const first = await ask();
  const asked = server.asked.length;
  const second = await ask();
  expect(server.asked.length).toBe(asked);
  expect(second?.scores()).toEqual(first?.scores());
  expect(second?.provider.models.map(({ calls, cached }) => [calls, cached])).toEqual([
    [0, 6],
    [0, 3],
  ]);
  rmSync(join(folder, '.study'), { recursive: true });
  expect((await ask())?.scores()).toEqual(first?.scores());
  expect(server.asked.length).toBe(2 * asked);
});

test('a dry run sends nothing, writes nothing and says how much it would send', async () => {
  const server = await standIn(embeddings);
  const { folder, ask } = studied(server, 'kind: ollama, embeddings: petit, model: grand', { dryRun: true });
  const found = await ask();
  expect(found?.scores()).toEqual([]);
  expect(found?.provider.models.map(({ unsent }) => unsent)).toEqual([6, 3]);
  expect(found?.note).toMatch(
    /grand: a run would send 3 paragraphs with the codebook to 127\.0\.0\.1:\d+, on this machine/,
  );
  expect(server.asked).toEqual([]);
  expect(existsSync(join(folder, '.study'))).toBe(false);
});

test('the key comes from the environment', async () => {
  const server = await standIn(embeddings);
  const provider = 'kind: ollama, embeddings: petit, key_env: STUDY_KEY';
  await expect(studied(server, provider).ask()).rejects.toThrow('STUDY_KEY, which `key_env` names, is not set');
  await studied(server, provider, {}, { STUDY_KEY: ' clef\n' }).ask();
  expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer clef']);
});

test('a server that is not there is a fault of the call, in one line', async () => {
  const server = await standIn(embeddings);
  await server.close();
  const fault = await studied(server, 'kind: ollama, embeddings: petit')
    .ask()
    .catch((cause: unknown) => cause);
  expect(fault).toBeInstanceOf(UsageError);
  expect((fault as Error).message).toMatch(/^No model answers at .*--no-provider\.$/);
});

describe('what may leave this machine', () => {
  const opened = (settings: string) =>
    codeStudy(openStudy(temporaryStudy({ ...corpus, 'study.yaml': settings })).study);
  const sent = (settings: string, id: string, leaves: boolean) => {
    const study = opened(settings);
    return sentText('Au Cabinet des Tilleuls on prête.', study.sourceById.get(id) as never, study, leaves);
  };

  test('names are masked', () => {
    expect(sent('title: t\n', 'tilleuls', true)).toBe('Au [E07] on prête.');
    expect(sent('title: t\n', 'tilleuls', false)).toBe('Au Cabinet des Tilleuls on prête.');
  });

  test('an interview without consent, or not validated where the study requires it, stays', () => {
    expect(sent('title: t\n', 'muet', true)).toBeUndefined();
    expect(sent('title: t\n', 'muet', false)).toBeDefined();
    expect(sent('require: [validated]\n', 'tilleuls', true)).toBeUndefined();
  });
});
