import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStudy } from '../cli.ts';
import { send, served, talk } from './served.ts';

const settings = 'language: fr\ninterviewers: [Q]\nwaves:\n  - { id: a, label: Avant }\n  - { id: b, label: Après }\n';

/** Two waves: one interview with consent, an anonymous one, and one that may be counted and never quoted. */
const waves = {
  ...talk,
  'study.yaml': settings,
  'corpus/lys.md':
    '---\nwave: a\ninterviewee: Odile Varnet\n---\n\n**Q :** Et ici ?\n\n**R :** Ici, on se prête *tout* <script>alert(1)</script>. Et le soir, on compte.\n',
  'corpus/lys.bea.yaml': 'codings:\n  - quote: on se prête tout\n    codes: [entraide]\n',
  'corpus/iris.md':
    '---\nwave: b\norganisation: Menuiserie Iris\npseudonym: M1\nconsent: anonymous\n---\n\n**R :** Chez Menuiserie Iris, chacun aide son voisin.\n',
  'corpus/iris.bea.yaml': 'codings:\n  - quote: Chez Menuiserie Iris, chacun aide son voisin.\n    codes: [entraide]\n',
  'corpus/jonc.md': '---\nwave: b\nconsent: none\n---\n\n**R :** Un secret de famille nous aide.\n',
  'corpus/jonc.bea.yaml': 'codings:\n  - quote: Un secret de famille nous aide.\n    codes: [entraide]\n',
  'reports/bilan.md':
    '# Bilan\n\n:claim[La plupart]{code=argent} comptent.\n\n## Entraide\n\n::presence{code=entraide}\n\n::verbatims{code=entraide}\n',
};

const html = async ({ ask }: Pick<Awaited<ReturnType<typeof served>>, 'ask'>, query: string) =>
  (await ask(`/report?${query}`)).json.message;

test('the report is the one that the command writes', async () => {
  const study = await served(waves);
  await runStudy(['report', '--format', 'html'], { cwd: study.folder });
  expect(await html(study, 'name=bilan')).toBe(study.read('reports/out/bilan.html'));
});

test('it says at once what was written since, and which places of it are wrong', async () => {
  const study = await served(waves);
  const first = (await study.ask('/api/report?name=bilan')).json;
  expect(first.problems).toEqual([
    expect.objectContaining({ severity: 'error', rule: 'claim-fails', place: 'reports/bilan.md:3:1' }),
  ]);
  appendFileSync(join(study.folder, 'reports/bilan.md'), '\nUne phrase de plus.\n');
  writeFileSync(join(study.folder, 'corpus/lys.bea.yaml'), 'codings: {\n\t- ]\n');
  study.live.refresh(['reports/bilan.md', 'corpus/lys.bea.yaml']);
  const then = (await study.ask('/api/report?name=bilan')).json;
  expect(await html(study, 'name=bilan')).toContain('Une phrase de plus.');
  expect(then.revision).toBeGreaterThan(first.revision);
  // A file that cannot be read is told of, and what follows from it is not.
  expect(then.problems.map(({ place }) => place?.split(':')[0])).toEqual(['corpus/lys.bea.yaml']);
});

test('without a template it is composed from the codebook; its own problems have no place', async () => {
  const study = await served({ ...talk, 'codebook/1-vie/entraide.md': '---\nid: entraide\n---\nTous s’aident.\n' });
  expect(await html(study, 'name=report')).toContain('Argent');
  const { problems } = (await study.ask('/api/report?name=report')).json;
  expect(problems.map(({ rule, place }) => [rule, place])).toEqual([['unbound-quantifier', undefined]]);
});

test.each(['/api/report?name=rien', '/report?name=rien', '/report', '/report?name=../study'])(
  'a template that is not there: %s',
  async (path) => {
    const { status, json } = await (await served(waves)).ask(path);
    expect([status, json.rule]).toEqual([404, 'no-template']);
  },
);

test('only the page may frame it, nothing in it runs, and it is not for those without the key', async () => {
  const study = await served(waves);
  const reply = await study.ask('/report?name=bilan');
  expect(reply.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src .*frame-ancestors 'self'$/),
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(reply.headers['content-security-policy']).not.toContain('script-src');
  expect(reply.json.message).not.toMatch(/<script/i);
  expect((await send({ port: study.port, path: '/report?name=bilan', headers: {} })).status).toBe(401);
});

test('the counts: each theme by wave, the waves compared, saturation', async () => {
  const study = await served(waves);
  const text = await html(study, 'of=numbers');
  for (const words of ['1 sur 1', '2 sur 2', 'Avant', 'Après', 'Saturation', '<svg']) expect(text).toContain(words);
  expect(text).not.toContain('class="problem"');
  expect((await study.ask('/api/report?of=numbers')).json.problems).toEqual([]);
});

test('the counts of a study with nothing in it yet', async () => {
  const study = await served({ 'study.yaml': 'language: en\n', 'corpus/.keep': '', 'codebook/.keep': '' });
  expect(await html(study, 'of=numbers')).toContain('The numbers');
  expect((await study.ask('/api/report?of=numbers')).json.problems).toEqual([]);
});

test('verbatims of a code: what a report may quote, as it may, and where it was said', async () => {
  const study = await served(waves);
  const { json } = await study.ask('/api/verbatims?code=aide');
  expect([json.code, json.all]).toEqual(['entraide', 2]);
  const bySource = new Map(json.verbatims.map((one) => [one.source, one]));
  expect([...bySource.keys()].sort()).toEqual(['iris', 'lys']);
  expect(bySource.get('iris')?.shown).not.toContain('Menuiserie Iris');
  expect(bySource.get('iris')?.attribution).toContain('M1');
  const { turns } = (await study.ask('/api/source?id=lys')).json;
  const [piece] = bySource.get('lys')?.pieces ?? [];
  const said = turns.flatMap(({ paragraphs }) => paragraphs)[piece?.paragraph ?? -1]?.text;
  expect(said?.slice(piece?.from, piece?.to)).toBe('on se prête tout');
});

test('verbatims follow the codings; of a code that is none there are none', async () => {
  const study = await served(waves);
  writeFileSync(join(study.folder, 'corpus/lys.bea.yaml'), 'codings: []\n');
  study.live.refresh(['corpus/lys.bea.yaml']);
  expect((await study.ask('/api/verbatims?code=entraide')).json.all).toBe(1);
  const { status, json } = await study.ask('/api/verbatims?code=rien');
  expect([status, json.rule]).toEqual([404, 'unknown-code']);
});
