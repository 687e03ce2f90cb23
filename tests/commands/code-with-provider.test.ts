import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { type Replying, type StandIn, standIn } from '../provider/stand-in.ts';

const said: Record<string, readonly [string, string]> = {
  abeille: ['On se prête les outils.', 'entraide'],
  bruyere: ['Le loyer augmente chaque année.', 'loyer'],
  colline: ['Les voisins donnent un coup de main.', 'entraide'],
  digue: ['Payer son logement prend tout le salaire.', 'loyer'],
};
const files = {
  'codebook/1-vie/entraide.md': '---\nlabel: Entraide\n---\nS’aider entre voisins.\n',
  'codebook/1-vie/loyer.md': '---\nlabel: Loyer\n---\nCe qu’on paie pour se loger.\n',
  ...Object.fromEntries(Object.entries(said).map(([name, [words]]) => [`corpus/${name}.md`, `**R :** ${words}\n`])),
  ...Object.fromEntries(
    Object.entries(said).map(([name, [words, code]]) => [
      `corpus/${name}.alice.yaml`,
      `codings:\n  - quote: ${words}\n    codes: [${code}]\n`,
    ]),
  ),
  'corpus/etang.md':
    '---\npseudonym: E07\norganisation: Les Jardins d’Aubrelle\n---\n\n**R :** Aux Jardins d’Aubrelle on garde les clefs des absents.\n',
};

const answers: Replying = ({ body }) => {
  if (body.input)
    return { embeddings: body.input.map((text) => [/loyer|Payer|paie/.test(text) ? 1 : 0, 1]), prompt_eval_count: 3 };
  const paragraph = body.messages[1]?.content ?? '';
  const code = /loyer|Payer/.test(paragraph) ? 'loyer' : 'entraide';
  const codes = [
    { code, quote: paragraph.replace(/\.$/, ''), confidence: 0.9 },
    { code: 'loyer', quote: 'rien de tel', confidence: 0.9 },
  ];
  return { message: { content: JSON.stringify({ codes }) }, eval_count: 5 };
};

function study(server: StandIn, more: Readonly<Record<string, string>> = {}): string {
  const provider = `provider: { kind: ollama, url: "${server.url}", embeddings: petit, model: grand }\n`;
  return temporaryStudy({ ...files, 'study.yaml': provider, ...more });
}

const schemas = join(import.meta.dirname, '../../docs/schemas');
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
for (const name of readdirSync(schemas).filter((one) => one.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);

function expectValid(name: string, document: unknown): void {
  const validate = ajv.getSchema(name);
  const isValid = validate?.(document);
  expect(isValid, JSON.stringify(validate?.errors?.slice(0, 3))).toBe(true);
}

const written = (folder: string) => readdirSync(join(folder, 'corpus')).filter((name) => name.endsWith('.model.yaml'));

test('suggestions with a model: what it did is told, and a second run asks nobody and says the same', async () => {
  const server = await standIn(answers);
  const folder = study(server);
  const call = ['code', '--suggest', '--best', '1', '--json'];
  const first = JSON.parse((await runStudy(call, { cwd: folder })).stdout);
  expectValid('code-suggest.json', first);
  expect(first.provider).toMatchObject({
    local: true,
    withheld: 0,
    models: [
      { model: 'petit', use: 'embeddings', calls: 1, tokens: 3 },
      { model: 'grand', use: 'codes', calls: 5, tokens: 25, refused: { answers: 0, codes: 0, quotes: 5 } },
    ],
  });
  const [suggested] = first.suggestions;
  expect(suggested).toMatchObject({ source: 'E07', codes: [{ code: 'entraide' }, { code: 'loyer' }] });
  expect(suggested.codes[0].because).toMatch(/grand\u00a0: «\u00a0Aux \[E07\] on garde les clefs des absents\u00a0»$/);
  expect(suggested.codes[1].because).not.toContain('grand');
  expect(written(folder)).toEqual(['etang.model.yaml']);
  const file = readFileSync(join(folder, 'corpus/etang.model.yaml'), 'utf8');

  const asked = server.asked.length;
  const second = JSON.parse((await runStudy(call, { cwd: folder })).stdout);
  expect(server.asked.length).toBe(asked);
  expect(second.suggestions).toEqual(first.suggestions);
  expect(second.provider.models).toMatchObject([{ calls: 0 }, { calls: 0, cached: 5 }]);
  expect(readFileSync(join(folder, 'corpus/etang.model.yaml'), 'utf8')).toBe(file);
});

test('--no-provider, a dry run and a study without one send nothing', async () => {
  const server = await standIn(answers);
  const folder = study(server);
  const without = await runStudy(['code', '--suggest', '--best', '1', '--no-provider', '--json'], { cwd: folder });
  expect(JSON.parse(without.stdout)).not.toHaveProperty('provider');
  expect(without.stdout).not.toContain('grand');
  const dry = await runStudy(['code', '--suggest', '--dry-run'], { cwd: folder });
  expect(dry.stdout).toMatch(
    /grand: a run would send 5 paragraphs with the codebook to 127\.0\.0\.1:\d+, on this machine/,
  );
  expect(server.asked).toEqual([]);
  expect(existsSync(join(folder, '.study'))).toBe(false);
});

test('a server that is not there ends the command in one line, and nothing is written', async () => {
  const server = await standIn(answers);
  await server.close();
  const folder = study(server);
  const { stdout, stderr, code } = await runStudy(['code', '--suggest', '--best', '1'], { cwd: folder });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^study: No model answers at .*--no-provider\.\n$/);
  expect(written(folder)).toEqual([]);
});

test('a host that is not allowed is an error of the study, and no model has a part', async () => {
  const server = await standIn(answers);
  const folder = study(server, {
    'study.yaml': 'provider: { kind: ollama, url: "http://models.example.org", model: grand }\n',
  });
  const { stdout, code } = await runStudy(['code', '--suggest', '--json'], { cwd: folder });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).not.toHaveProperty('provider');
  expect(JSON.parse(stdout).problems).toMatchObject([{ rule: 'provider-host' }]);
});

test('--evaluate asks about what people coded only', async () => {
  const server = await standIn(answers);
  const { stdout, code } = await runStudy(['code', '--evaluate', '--by', 'source', '--json'], { cwd: study(server) });
  expect(code).toBe(0);
  const { provider, evaluations } = JSON.parse(stdout);
  expectValid('code-evaluate.json', JSON.parse(stdout));
  expect(provider.models).toMatchObject([{ calls: 1 }, { calls: 4 }]);
  expect(evaluations[0].methods[0]).toMatchObject({ method: 'suggestions', themes: { n: 4, top1: 1 } });
  expect(JSON.stringify(server.asked)).not.toContain('Aubrelle');
});

test('Ctrl-C keeps what was answered', async () => {
  let stop = () => {};
  const server = await standIn((asking, index) => {
    if (index === 3) stop();
    return index >= 3 ? { status: 503 } : answers(asking, index);
  });
  const folder = study(server);
  const command = join(import.meta.dirname, '../../dist/cli.js');
  const child = spawn(process.execPath, [command, 'code', '--suggest'], { cwd: folder, stdio: 'ignore' });
  stop = () => void child.kill('SIGINT');
  await new Promise((done) => child.on('close', done));
  expect(written(folder)).toEqual([]);
  const again = await standIn(answers);
  const provider = `provider: { kind: ollama, url: "${again.url}", embeddings: petit, model: grand }\n`;
  const resumed = temporaryStudy({ ...files, 'study.yaml': provider, ...cached(folder) });
  const { provider: told } = JSON.parse((await runStudy(['code', '--suggest', '--json'], { cwd: resumed })).stdout);
  expect(told.models[0]).toMatchObject({ calls: 0 });
  expect(told.models[1].calls + told.models[1].cached).toBe(5);
});

function cached(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, '.study'), { recursive: true, withFileTypes: true });
  const kept = names.filter((entry) => entry.isFile());
  return Object.fromEntries(
    kept.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
