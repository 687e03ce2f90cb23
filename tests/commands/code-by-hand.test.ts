import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';

const transcript = `---
consent: named
organisation: Ferme du Lys
---

**Q :** Que faites-vous ?

**R :** On **s’aide** entre voisins, toujours. On vend aussi.

On vend aussi, le samedi.

**Q :** Et l’hiver ?

**R :** L’hiver, on répare.
`;

function study(more: Record<string, string> = {}): string {
  return temporaryStudy({
    'study.yaml': 'language: fr\n',
    'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\naliases: [aide]\n---\nS’aider.\n',
    'codebook/1-vie/vente.md': '---\nid: vente\nlabel: Vente\n---\nVendre.\n',
    'corpus/lys.md': transcript,
    ...more,
  });
}

const file = (folder: string) => join(folder, 'corpus/lys.alice.yaml');
const code = (folder: string, ...args: string[]) => runStudy(['code', 'lys', ...args], { cwd: folder });
const dated = (text: string) => text.replace(/date: \d{4}-\d\d-\d\d/g, 'date: TODAY');

describe('study code SOURCE --quote', () => {
  it('writes a coding, in a new file that does not yet count', async () => {
    const folder = study();
    const run = await code(folder, '--quote', 'On s’aide entre voisins', '--codes', 'aide,vente', '--coder', 'alice');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('status: partial');
    expect(dated(readFileSync(file(folder), 'utf8'))).toBe(
      'status: partial\ncodings:\n  - quote: |\n      On s’aide entre voisins\n    codes: [entraide, vente]\n    at: 36\n    date: TODAY\n',
    );
    expect((await runStudy(['check'], { cwd: folder })).code).toBe(0);
  });

  it('adds to a file without touching what stands there, and adds codes to words already coded', async () => {
    const before =
      '# mes codages\ncodings:\n  - codes: [entraide] # sûr\n    quote: "On s’aide entre voisins"\n\n# fin\n';
    const folder = study({ 'corpus/lys.alice.yaml': before });
    await code(folder, '--quote', "L'hiver, on répare.", '--codes', 'vente', '--memo', 'à : revoir');
    await code(folder, '--quote', 'On s’aide entre voisins', '--codes', 'entraide,vente');
    const again = await code(folder, '--quote', 'On s’aide entre voisins', '--codes', 'vente');
    expect(again.stdout).toContain('nothing to do');
    expect(dated(readFileSync(file(folder), 'utf8'))).toBe(
      '# mes codages\ncodings:\n  - codes: [entraide, vente] # sûr\n    quote: "On s’aide entre voisins"\n  - quote: |\n      L\'hiver, on répare.\n    codes: [vente]\n    memo: |\n      à : revoir\n    at: 148\n    date: TODAY\n\n# fin\n',
    );
  });

  it('codes a paragraph by its number', async () => {
    const folder = study();
    expect((await code(folder, '--paragraph', '3', '--codes', 'vente', '--coder', 'alice')).code).toBe(0);
    expect(readFileSync(file(folder), 'utf8')).toContain('On vend aussi, le samedi.');
    expect((await code(folder, '--paragraph', '1', '--codes', 'vente', '--coder', 'alice')).stderr).toContain(
      'interviewer',
    );
    expect((await code(folder, '--paragraph', '9', '--codes', 'vente', '--coder', 'alice')).stderr).toContain(
      'no paragraph 9',
    );
  });

  it.each([
    [['--quote', 'On se dispute toujours.', '--codes', 'vente', '--coder', 'a'], 'is not in corpus/lys.md'],
    [
      ['--quote', 'On s’aide entre voisin, toujours. On vend aussi.', '--codes', 'vente', '--coder', 'a'],
      'The transcript says',
    ],
    [['--quote', 'On vend aussi', '--codes', 'vente', '--coder', 'a'], 'in several places'],
    [['--quote', 'On se dispute', '--codes', 'vente', '--coder', 'consensus'], '`study reconcile`'],
    [['--quote', 'On vend aussi', '--codes', 'vente', '--coder', 'a', '--at', '7'], 'in several places'],
    [['--quote', 'Que faites-vous ?', '--codes', 'vente', '--coder', 'a'], 'interviewer'],
    [['--quote', 'on répare', '--codes', 'ventes', '--coder', 'a'], 'Did you mean « vente »?'],
    [['--quote', 'on répare', '--coder', 'a'], 'Say which codes'],
    [['--quote', 'on répare', '--codes', 'vente'], 'Say who codes'],
    [['--quote', 'on répare', '--codes', 'vente', '--coder', 'rules'], 'machine'],
    [['--quote', 'on répare', '--codes', 'vente', '--coder', 'Élise'], 'lower-case'],
    [['--quote', ' ', '--codes', 'vente', '--coder', 'a'], 'is not in'],
    [['--quote', 'x', '--paragraph', '1', '--codes', 'vente', '--coder', 'a'], 'two passages'],
    [['--quote', 'x', '--print'], 'two ways of coding'],
    [['--paragraph', '3', '--at', '7', '--codes', 'vente', '--coder', 'a'], '--at is the place of a --quote'],
    [['--marks', 'copie.md', '--codes', 'vente'], '`study code --marks` takes no --codes'],
  ])('refuses %s', async (args, message) => {
    const folder = study();
    const run = await code(folder, ...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(file(folder))).toBe(false);
  });

  it.each([
    ['consent: none', /répare|jours|voisin|L’hiver/],
    ['pseudonym: E01\ninterviewee: Odile Marchand', /Odile|Marchand/],
  ])('shows no words that may not be shown: %s', async (front, hidden) => {
    const text = '**R :** Odile Marchand répare toujours chez ses voisins.\n';
    const folder = study({ 'corpus/lys.md': `---\n${front}\n---\n\n${text}` });
    const calls = [
      ['--quote', 'Odile Marchand répare toujours chez ses voisins.'],
      ['--quote', 'Odile Marchand répare toujour chez ses voisins.'],
      ['--quote', 'Odile Marchand répare', '--at', '1'],
      ['--paragraph', '1'],
    ];
    const runs = await Promise.all(
      calls.map((call, i) => code(folder, ...call, '--codes', 'vente', '--coder', `a${i}`)),
    );
    expect(runs.map((run) => run.code)).toEqual([0, 2, 2, 0]);
    expect(runs[1]?.stderr).toContain('The transcript says: « [');
    expect(runs.map(({ stdout, stderr }) => stdout + stderr).join('')).not.toMatch(hidden);
    expect(readFileSync(join(folder, 'corpus/lys.a0.yaml'), 'utf8')).toContain('Odile Marchand répare toujours');
  });

  it('takes the place that is meant', async () => {
    const folder = study();
    const { stderr } = await code(folder, '--quote', 'On vend aussi', '--codes', 'vente', '--coder', 'alice');
    const [, second] = /one of (\d+), (\d+)\./.exec(stderr)?.slice(1) ?? [];
    await code(folder, '--quote', 'On vend aussi', '--codes', 'vente', '--coder', 'alice', '--at', second as string);
    expect(readFileSync(file(folder), 'utf8')).toContain(`at: ${second}`);
  });

  it.each([
    ['*Marie*', 'On a vu *Marie*, et Marie le sait.', '*Marie*', 1],
    ['**Marie**', 'On a vu Marie, et **Marie** le sait.', '**Marie**', 2],
    ['\\*Marie', 'On a vu Marie, et \\*Marie le sait.', '\\*Marie', 1],
    ['_Marie_ le', 'Si Marie le sait.\n\n> _Marie_ le sait.', '> _Marie_', 3],
    ['- Marie le', 'Si Marie le sait.\n\n- Marie le sait.', '- Marie', 0],
  ])('takes %s at its first sign and at its word', async (quote, said, marked, signs) => {
    const body = `**R :** ${said}\n`;
    const sign = body.indexOf(marked);
    for (const at of [sign, sign + marked.indexOf('Marie')]) {
      const folder = study({ 'corpus/lys.md': body });
      const args = ['--quote', quote, '--codes', 'vente', '--coder', 'alice', '--at', String(at)];
      expect(await code(folder, ...args)).toMatchObject({ code: 0, stderr: '' });
      expect(readFileSync(file(folder), 'utf8')).toContain(`at: ${sign + signs}\n`);
      expect((await runStudy(['check'], { cwd: folder })).stdout).not.toContain('Marie');
    }
    const folder = study({ 'corpus/lys.md': body });
    const within = String(sign + marked.indexOf('Marie') + 1);
    const args = ['--quote', quote, '--codes', 'vente', '--coder', 'alice', '--at', within];
    expect((await code(folder, ...args)).code).toBe(2);
  });

  it('a dry run writes nothing', async () => {
    const folder = study();
    const run = await code(folder, '--quote', 'on répare', '--codes', 'vente', '--coder', 'alice', '--dry-run');
    expect(run.stdout).toContain('would write corpus/lys.alice.yaml');
    expect(existsSync(file(folder))).toBe(false);
  });
});

describe('study code SOURCE --marks', () => {
  const marked = transcript
    .replace(
      'On **s’aide** entre voisins, toujours. On vend aussi.',
      '[On **s’aide** [entre voisins]{.entraide}, toujours.]{.aide} [On vend aussi.]{.vente memo="le mot"}',
    )
    .replace('L’hiver, on', '[L’hiver]{against=vente}, on');

  it('turns the marks of a copy into codings', async () => {
    const folder = study();
    writeFileSync(join(folder, 'copie.md'), marked);
    const run = await code(folder, '--marks', 'copie.md', '--coder', 'alice', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ marks: 4, added: 4, problems: [] });
    const again = await code(folder, '--marks', 'copie.md', '--coder', 'alice');
    expect(again.stdout).toContain('0 new, 0 given further codes, 4 known');
    expect(dated(readFileSync(file(folder), 'utf8'))).toBe(`status: partial
codings:
  - quote: |
      On s’aide entre voisins, toujours.
    codes: [entraide]
    at: 36
    date: TODAY
  - quote: |
      entre voisins
    codes: [entraide]
    at: 50
    date: TODAY
  - quote: |
      On vend aussi.
    codes: [vente]
    memo: |
      le mot
    at: 75
    date: TODAY
  - quote: |
      L’hiver
    against: [vente]
    at: 148
    date: TODAY
`);
    expect((await runStudy(['check'], { cwd: folder })).code).toBe(0);
  });

  it('finds the second of two like passages where its copy has it', async () => {
    const folder = study();
    writeFileSync(join(folder, 'copie.md'), transcript.replace('On vend aussi, le', '[On vend aussi]{.vente}, le'));
    await code(folder, '--marks', 'copie.md', '--coder', 'alice');
    expect(readFileSync(file(folder), 'utf8')).toContain('at: 91');
  });

  it('in a row of a table, whose stars are words', async () => {
    const folder = study({
      'corpus/mots.yaml': 'consent: named\n',
      'corpus/mots.csv': 'id,text\n1,"Un *gros* mot, dit ""si""."\n',
    });
    writeFileSync(join(folder, 'copie.md'), 'Un [*gros* mot]{.vente memo=\'x y\'}, dit ["si"] {.vente}.\n');
    const args = ['code', 'mots-1', '--marks', 'copie.md', '--coder', 'alice'];
    const wrong = await runStudy(args, { cwd: folder });
    expect([wrong.code, existsSync(join(folder, 'corpus/mots.alice.yaml'))]).toEqual([1, false]);
    expect(wrong.stdout).toMatch(/^copie\.md:1:41 error .*braces right after the bracket.*\(inline-mark\)/m);
    writeFileSync(join(folder, 'copie.md'), 'Un [*gros* mot]{.vente memo=\'x y\'}, dit ["si"] \\{.vente}.\n');
    expect((await runStudy(args, { cwd: folder })).code).toBe(0);
    expect(readFileSync(join(folder, 'corpus/mots.alice.yaml'), 'utf8')).toContain('*gros* mot\n');
  });

  it('says where a mark is wrong, and writes nothing', async () => {
    const folder = study();
    const copy = marked
      .replace('.aide}', '.aides}')
      .replace('[L’hiver]', '[L’automne]')
      .replace('Et l’hiver', '[Et l’hiver]{.vente}');
    writeFileSync(join(folder, 'copie.md'), copy);
    const run = await code(folder, '--marks', 'copie.md', '--coder', 'alice');
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/copie\.md:8:\d+ error .*« aides ».*\(unknown-code\)/);
    expect(run.stdout).toMatch(/copie\.md:12:\d+ error .*interviewer.*\(inline-mark\)/);
    expect(run.stdout).toMatch(/copie\.md:14:\d+ error .*\(inline-mark\)/);
    expect(run.stdout).toContain('nothing was written');
    expect(existsSync(file(folder))).toBe(false);
  });
});

describe('study code --print', () => {
  it('numbers paragraphs and shows codings', async () => {
    const folder = study({
      'corpus/lys.alice.yaml': 'codings:\n  - quote: On s’aide\n    codes: [entraide]\n    memo: oui\n',
    });
    const { stdout } = await code(folder, '--print');
    expect(stdout).toBe(`lys · Ferme du Lys

   1  Q : Que faites-vous ?

   2  R : On s’aide entre voisins, toujours. On vend aussi.
      └ alice: entraide  « On s’aide »
          oui

   3  On vend aussi, le samedi.

   4  Q : Et l’hiver ?

   5  R : L’hiver, on répare.
`);
  });

  it('shows no words without consent', async () => {
    const folder = study({ 'corpus/lys.md': transcript.replace('named', 'none') });
    const { stdout } = await code(folder, '--print');
    expect(stdout).not.toMatch(/voisins|Lys/);
    expect(stdout).toContain('consent: none');
  });
});
