import { expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const idea = {
  'codebook/1-c/idea.md': '---\nid: idea\nlabel: Confianza\nindicators: [cooperación]\n---\nLo que une.\n',
};
const spanish = {
  ...idea,
  'study.yaml': 'language: es\n',
  'corpus/rio.md':
    '**P:** ¿Y usted?\n\n**R:** Las cooperaciones nacen de la confianza que tenemos entre nosotros en el valle. Antes no había nada de esto y cada uno estaba por su cuenta.\n',
  'corpus/rio.ana.yaml': 'codings:\n  - quote: Las cooperaciones nacen de la confianza\n    codes: [idea]\n',
};

const json = async (args: string[], cwd: string) => {
  const { stdout, code } = await runStudy([...args, '--json'], { cwd });
  return { ...JSON.parse(stdout), code };
};

test('a Spanish study is searched by Spanish stems, and reported in English', async () => {
  const folder = temporaryStudy(spanish);
  const { problems, code } = await json(['check'], folder);
  expect(problems.filter(({ rule }: { rule: string }) => rule !== 'no-interviewer')).toEqual([]);
  expect(code).toBe(0);
  const { hits } = await json(['search', 'cooperación'], folder);
  expect(hits.map(({ hit }: { hit: string }) => hit)).toEqual(['cooperaciones']);
  const { stdout } = await runStudy(['stats'], { cwd: folder });
  expect(stdout).toContain('interview');
  expect((await json(['search', 'entre'], folder)).hits).toHaveLength(1);
});

test('an interview that says its language is read in it, and not complained of', async () => {
  const english =
    'We bring people together, and that is all there is to it. The rest of it comes when the companies have the time.';
  const files = (front: string) => ({
    ...idea,
    'corpus/a.md': `${front}${english}\n`,
    'corpus/b.md': '---\nlanguage: it\n---\nAbbiamo tante imprese nella valle.\n',
  });
  const said = temporaryStudy(files('---\nlanguage: en\n---\n'));
  expect((await json(['check'], said)).problems).toEqual([]);
  const found = async (word: string, ...more: string[]) =>
    (await json(['search', word, ...more], said)).hits.map(({ hit }: { hit: string }) => hit);
  expect(await found('company')).toEqual(['companies']);
  expect(await found('impresa')).toEqual(['imprese']);
  expect(await found('company', '--where', 'language=it')).toEqual([]);
  const silent = temporaryStudy(files(''));
  expect((await json(['check'], silent)).problems).toMatchObject([
    { rule: 'other-language', message: expect.stringContaining('reads as English, the study is in French') },
  ]);
});

test('a word the study adds to the stop words is proper to no code', async () => {
  const said = [
    'Le cluster porte la confiance de chacun.',
    'Un cluster fait naître la confiance.',
    'Sans cluster, peu.',
  ];
  const other = 'Les loyers du quartier ont doublé et les ateliers ferment. '.repeat(8).trim();
  const files = (settings: string) => ({
    'study.yaml': settings,
    'codebook/1-c/idee.md': '---\nid: idee\n---\nX.\n',
    'codebook/1-c/lieu.md': '---\nid: lieu\n---\nX.\n',
    'corpus/c.md': `${other}\n`,
    'corpus/c.ana.yaml': `codings:\n  - quote: ${other}\n    codes: [lieu]\n`,
    ...Object.fromEntries(
      said.flatMap((text, index) => [
        [`corpus/s${index}.md`, `${text}\n`],
        [`corpus/s${index}.ana.yaml`, `codings:\n  - quote: "${text}"\n    codes: [idee]\n`],
      ]),
    ),
  });
  const reasons = async (settings: string) =>
    (await json(['verbatims', 'idee'], temporaryStudy(files(settings)))).verbatims
      .flatMap((verbatim: { reasons: string[] }) => verbatim.reasons)
      .join('; ');
  expect(await reasons('title: x\n')).toContain('propre à ce thème : cluster');
  expect(await reasons('title: x\nstop_words: [clusters]\n')).not.toContain('cluster');
});

test('a new study may be in any of the languages', async () => {
  const folder = temporaryStudy({});
  expect((await runStudy(['init', 'x', '--language', 'es'], { cwd: folder })).code).toBe(0);
  expect((await json(['check'], `${folder}/x`)).problems.map(({ rule }: { rule: string }) => rule)).not.toContain(
    'wrong-value',
  );
  const { stderr, code } = await runStudy(['init', 'y', '--language', 'pl'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('Known: fr, en, de, es, it, nl, no, pt, sv.');
});
