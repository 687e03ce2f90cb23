import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { statsParts } from '../../src/commands/stats-parts.ts';
import { runStudy, temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

const root = join(import.meta.dirname, '..', '..');

interface Row {
  code: string;
  level: number;
  k: number;
  n: number;
  unassessed: number;
  segments: number;
}

async function rows(cwd: string, ...more: string[]): Promise<Row[]> {
  const { stdout, code } = await runStudy(['stats', '--rules', '--json', ...more], { cwd });
  expect(code).toBe(0);
  return JSON.parse(stdout).codes;
}

const countsOf = (all: readonly Row[]) => all.map(({ code, k, n, segments }) => [code, k, n, segments]);

const files = {
  'study.yaml': 'interviewers: [Q]\nwaves: [{ id: "1", label: "1" }, { id: "2", label: "2" }]\n',
  'codebook/1-vie/entraide.md':
    '---\nid: entraide\nlabel: Entraide\nindicators: [s’aider]\nsubthemes:\n  - id: outils\n    label: Outils\n    indicators: [prêt*, -prêt bancaire]\n---\n\nS’aider.\n',
  'codebook/1-vie/argent.md':
    '---\nid: argent\nlabel: Argent\nasked: ["2"]\nindicators: [banque, "[prêt, banque]~2"]\n---\n\nCompter.\n',
  'corpus/1/a.md':
    '**Q :** Et le prêt ?\n\n**R :** On se prête la scie.\n\nUn prêt bancaire, jamais.\n\nOn aime s’aider.\n\n**R :** La banque ferme.\n',
  'corpus/2/b.md': '---\nnot_asked: [entraide]\n---\n**Q :** Et vous ?\n\n**R :** Je prête, la banque aussi.\n',
  'corpus/2/c.md':
    '---\nwithdrawn: [Le prêt du voisin.]\nconsent: none\n---\n**Q :** Et vous ?\n\n**R :** Le prêt du voisin.\n\n**R :** La banque, la banque.\n',
  'corpus/2/d.md': '---\ncounted: false\n---\n**Q :** Et vous ?\n\n**R :** Nous prêtons des salles.\n',
};

describe('study stats --rules', () => {
  test('counts passages of respondents in which a code, or one below it, would be suggested', async () => {
    const cwd = temporaryStudy(files);
    expect(countsOf(await rows(cwd))).toEqual([
      ['argent', 2, 2, 2],
      ['entraide', 1, 2, 2],
      ['outils', 1, 2, 1],
    ]);
    expect(countsOf(await rows(cwd, '--wave', '1', '--level', '1'))).toEqual([
      ['argent', 0, 0, 0],
      ['entraide', 1, 1, 2],
    ]);
    const { stdout } = await runStudy(['stats', '--rules', '--by', 'wave'], { cwd });
    expect(stdout).toContain('ce que trouvent les indices, que personne n’a relu');
    expect(readdirSync(join(cwd, 'corpus/1'))).toEqual(['a.md']);
  });

  test('of nothing people have coded depends anything', async () => {
    const cwd = temporaryStudy(files);
    const before = await rows(cwd);
    writeFileSync(
      join(cwd, 'corpus/1/a.alice.yaml'),
      'codings:\n  - quote: On se prête la scie.\n    codes: [argent]\n  - quote: Nulle part.\n    codes: [inconnu]\n',
    );
    expect(await rows(cwd)).toEqual(before);
    expect((await runStudy(['check'], { cwd })).code).toBe(1);
    expect(await rows(cwd)).toEqual(before);
  });

  test('counts what `study code --rules` writes, in the example without its codings', async () => {
    const cwd = temporaryStudy({});
    for (const name of ['study.yaml', 'corpus', 'codebook'])
      cpSync(join(root, name), join(cwd, name), { recursive: true });
    const corpus = join(cwd, 'corpus');
    const below = () => readdirSync(corpus, { recursive: true, encoding: 'utf8' });
    for (const name of below()) if (/\.[a-z0-9-]+\.yaml$/.test(name)) rmSync(join(corpus, name));
    const counted = await rows(cwd);
    await runStudy(['code', '--rules'], { cwd });
    const written = below()
      .filter((name) => name.endsWith('.rules.yaml'))
      .flatMap((name): { codes: string[]; passage: string }[] =>
        parse(readFileSync(join(corpus, name), 'utf8')).codings.map(
          ({ quote, at, codes }: { quote: string; at?: number; codes: string[] }) => ({
            codes,
            passage: `${name} ${at} ${quote}`,
          }),
        ),
      );
    const open: string[] = [];
    const above = new Map(
      counted.map(({ code, level }) => [code, open.splice(level - 1, open.length, code) && open[level - 2]]),
    );
    const line = (code: string | undefined): string[] => (code ? [code, ...line(above.get(code))] : []);
    const passages = new Map<string, Set<string>>();
    for (const { codes, passage } of written)
      for (const id of codes.flatMap(line)) passages.set(id, (passages.get(id) ?? new Set()).add(passage));
    expect(written.length).toBeGreaterThan(100);
    expect(counted.map(({ code, segments }) => [code, segments])).toEqual(
      counted.map(({ code }) => [code, passages.get(code)?.size ?? 0]),
    );
  });

  test('numbers and times of day are found as they are written, with their spaces or without', async () => {
    const cwd = temporaryStudy({
      'codebook/vie/a.md': '---\nid: a\nlabel: A\nindicators: ["1 200"]\n---\n',
      'codebook/vie/b.md': '---\nid: b\nlabel: B\nindicators: [14 h 30, "1200 euros"]\n---\n',
      'codebook/vie/c.md': '---\nid: c\nlabel: C\nindicators: ["[1\u00a0200, euros]~3"]\n---\n',
      'corpus/e.md': '**R :** Cela coûte 1 200 euros.\n\nÀ 14 h 30, ou 14h30.\n\nSoit 1\u202f200 ou 1200.\n',
    });
    expect(countsOf(await rows(cwd))).toEqual([
      ['a', 1, 1, 2],
      ['b', 1, 1, 2],
      ['c', 1, 1, 1],
    ]);
    const { stdout } = await runStudy(['search', '1 200', '--json'], { cwd });
    expect(JSON.parse(stdout).hits).toHaveLength(3);
  });

  test('a code that nothing is looked for is assessed nowhere', async () => {
    const cwd = temporaryStudy({
      'codebook/vie/a.md':
        '---\nid: a\nlabel: A\nindicators: [loyer]\nsubthemes:\n  - { id: none, label: Sans indice }\n  - { id: gone, label: Retiré, retired: "2022-01-01", indicators: [prix] }\n  - { id: forbids, label: Interdit, indicators: [-prix] }\n---\n',
      'corpus/e.md': '**R :** Le loyer, le prix.\n',
    });
    expect((await rows(cwd)).map(({ code, k, n, unassessed }) => [code, k, n, unassessed])).toEqual([
      ['a', 1, 1, 0],
      ['none', 0, 0, 1],
      ['gone', 0, 0, 1],
      ['forbids', 0, 0, 1],
    ]);
    const { stdout } = await runStudy(['stats', '--rules'], { cwd });
    expect(stdout).toMatch(/Sans indice +– /);
  });

  test('a large corpus is counted by two threads as by one', async () => {
    const files = 24;
    const cwd = temporaryStudy({ 'codebook/vie/a.md': '---\nid: a\nlabel: A\nindicators: [scie]\n---\n' });
    mkdirSync(join(cwd, 'corpus'));
    for (let at = 0; at < files; at++) {
      const said = `**R :** ${'Le bois se fend au printemps. '.repeat(25)}\n\n`.repeat(2000);
      const saws = '**R :** La scie chante.\n\n'.repeat(at + 1);
      writeFileSync(join(cwd, `corpus/e${at}.md`), `**Q :** Et vous ?\n\n${said}${saws}`);
    }
    const cold = await rows(cwd);
    expect(countsOf(cold)).toEqual([['a', files, files, (files * (files + 1)) / 2]]);
    expect(await rows(cwd)).toEqual(cold);
  }, 120_000);

  const ofCodings = statsParts.flatMap(({ options }) => options.map(([flags]) => flags));
  test.each(['--sources', ...ofCodings])('not with %s', async (flags) => {
    const [option = '', ...values] = flags.split(' ');
    const { stderr, code } = await runHere(['stats', '--rules', option, ...values], temporaryStudy(files));
    expect(code).toBe(2);
    expect(stderr).toContain(`\`${option}\` is about codings: give one of them.`);
  });
});
