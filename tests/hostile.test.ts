import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runStudy, temporaryStudy } from './cli.ts';

// Two commands each over 5 MB take 15 s of an idle machine: one that hangs takes for ever.
vi.setConfig({ testTimeout: 60_000 });

const theme = '---\nlabel: Entraide\nindicators: [ensemble]\n---\n\nCe que l’on fait ensemble.\n';
const said = '**Q :** Que faites-vous ?\n\n**R :** On met les gens ensemble. Le reste vient tout seul.\n';
const coding = 'codings:\n  - quote: |\n      On met les gens ensemble.\n    codes: [entraide]\n';
const base = {
  'study.yaml': 'consent: named\n',
  'codebook/1-vie/entraide.md': theme,
  'corpus/forge.md': said,
  'corpus/forge.alice.yaml': coding,
};
const nested = (levels: number) => {
  let yaml = '';
  for (let level = 0; level < levels; level++) {
    const indent = '    '.repeat(level);
    yaml += `${indent}subthemes:\n${indent}  - id: niveau-${level}\n`;
  }
  return `---\nlabel: Entraide\n${yaml}---\n`;
};
const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[index]}`).join(', ')}]\n`).join('')}`;
const long = `${said}\n${'Et puis on a parlé du quai, des machines et de tout le reste, sans se presser. '.repeat(1250)}\n`;

/** Files, and the rules of the problems they give: `?` some, `*` any or none. */
const studies: readonly [string, Readonly<Record<string, string | Buffer>>, readonly string[]][] = [
  [
    'a transcript of 5 MB',
    {
      'corpus/forge.md':
        said + `\n**Q :** Et puis ?\n\n**R :** ${'La vie du quai suit son cours. '.repeat(20)}\n`.repeat(7800),
    },
    [],
  ],
  ['a line of 100,000 characters', { 'corpus/forge.md': long }, []],
  [
    '2,000 nested brackets',
    {
      'corpus/forge.md': `${said}\n${'['.repeat(2000)}oui${']'.repeat(2000)}\n`,
      'reports/synthese.md': `# Synthèse\n\n${'['.repeat(2000)}oui${']'.repeat(2000)}\n`,
    },
    [],
  ],
  [
    '300 nested brackets in YAML',
    { 'corpus/forge.alice.yaml': `codings: ${'['.repeat(300)}${']'.repeat(300)}\n` },
    ['?'],
  ],
  [
    '300 nested quotes',
    { 'corpus/forge.md': `${said}\n${'> '.repeat(300)}oui\n`, 'reports/synthese.md': `${'> '.repeat(300)}oui\n` },
    [],
  ],
  [
    'NUL bytes',
    { 'corpus/forge.md': said.replace('Le reste', 'Le\0 reste\0\0'), 'reports/synthese.md': '# Syn\0thèse\n\n\0\n' },
    ['encoding'],
  ],
  ['nothing but NUL bytes', { 'corpus/quai.md': Buffer.alloc(4096) }, ['*']],
  [
    'front matter that would run',
    { 'corpus/quai.md': `---js\n{ get organisation() { throw new Error('couru') } }\n---\n\n${said}` },
    ['front-matter'],
  ],
  [
    'a codebook 28 levels deep',
    { 'codebook/1-vie/entraide.md': nested(27), 'reports/synthese.md': '::codebook\n\n::theme{code=entraide}\n' },
    ['no-definition'],
  ],
  ['a YAML bomb', { 'study.yaml': bomb }, ['?']],
  ['a YAML bomb in front matter', { 'corpus/quai.md': `---\n${bomb}---\n\n${said}` }, ['?']],
  ['a YAML bomb in codings', { 'corpus/forge.alice.yaml': `${bomb}codings: *j\n` }, ['?']],
  [
    'keys of Object',
    {
      'corpus/forge.md': `---\n__proto__: { consent: none }\nconstructor: x\ntoString: y\n---\n\n${said}`,
      'reports/synthese.md': '::constructor\n\n:toString[a]{b=c} ::sample{columns="constructor"}\n',
    },
    ['unknown-directive', '?'],
  ],
  ['a code of Object', { 'corpus/forge.alice.yaml': coding.replace('entraide', 'constructor') }, ['unknown-code']],
  [
    'a thousand codings of one quote',
    { 'corpus/forge.alice.yaml': `codings:\n${coding.slice('codings:\n'.length).repeat(1000)}` },
    ['duplicate-coding'],
  ],
  [
    'an attribute of 100,000 characters',
    { 'reports/synthese.md': `::verbatim{source=forge quote="${'mot '.repeat(25_000)}"}\n` },
    ['verbatim-not-found'],
  ],
];

describe.each(studies)('%s', (_, files, rules) => {
  test('neither breaks nor hangs', async () => {
    const folder = temporaryStudy({ ...base, ...files });
    for (const command of [
      ['check', '--json'],
      ['report', '--json'],
    ]) {
      const { stdout, stderr, code } = await runStudy(command, { cwd: folder });
      expect(stderr).toBe('');
      expect([0, 1]).toContain(code);
      const { problems } = JSON.parse(stdout) as { problems: { rule: string; message: string }[] };
      const found = [...new Set(problems.map(({ rule }) => rule))];
      if (rules.includes('?')) expect(found.length).toBeGreaterThan(0);
      else if (!rules.includes('*')) expect(found).toEqual(rules);
      for (const { message } of problems) expect(message).not.toMatch(/\n\s+at |RangeError|TypeError|Maximum call/);
    }
  });
});

test('a pipe or a device is no transcript, and nobody waits for it', async () => {
  const folder = temporaryStudy(base);
  for (const path of ['corpus/tuyau.md', 'corpus/tuyau.alice.yaml', 'codebook/9-tuyau.md'])
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, path)]);
  symlinkSync('/dev/zero', join(folder, 'corpus/zero.md'));
  const { stdout, code } = await runStudy(['check', '--json'], { cwd: folder });
  expect(code).toBe(1);
  const found = (JSON.parse(stdout).problems as { file: string; rule: string; message: string }[]).filter(
    ({ message }) => message.includes('it is no file, but a pipe or a device'),
  );
  expect(found.map(({ file, rule }) => [file, rule])).toEqual([
    ['codebook/9-tuyau.md', 'unreadable'],
    ['corpus/tuyau.alice.yaml', 'unreadable'],
    ['corpus/tuyau.md', 'unreadable'],
    ['corpus/zero.md', 'unreadable'],
  ]);
});
