import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePages } from '../scripts/docs/pages.mjs';
import { sourceKeys } from '../src/model/source-keys.ts';
import { runStudy, temporaryStudy } from './cli.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const written = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('what is generated', () => {
  let made: Awaited<ReturnType<typeof makePages>>;
  beforeAll(async () => {
    made = await makePages(root);
  }, 240_000);

  test('the commands shown end as the page says, and the examples work', () => {
    expect(made.faults).toEqual([]);
  });

  test('is not stale', () => {
    const stale = [...made.pages].filter(([path, text]) => !existsSync(join(root, path)) || read(path) !== text);
    const names = stale.map(([path]) => path);
    expect(names, '`npm run docs` writes them').toEqual([]);
  });

  test('shows every page that runs commands, and the outputs', () => {
    expect([...made.pages.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'docs/commands.md', 'docs/demarrer.md', 'docs/directives.md']),
    );
    for (const page of ['README.md', 'docs/demarrer.md', 'docs/quick-start.md'])
      expect(made.pages.get(page)).toContain('reports/out/');
  });
});

describe.each(written)('%s', (path) => {
  test('has no broken link', () => {
    const links = [...withoutCode(read(path)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const broken = links.filter((link) => !/^\w+:/.test(link) && !reaches(path, link));
    expect(broken).toEqual([]);
  });
});

describe('a shell block', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

  test.each(written)('of %s holds what cannot be run here only, and scripts that exist', (path) => {
    const lines = blocks(read(path), 'sh').flatMap((block) => block.trim().split('\n'));
    expect(lines.filter((line) => !/^(?:npm|git|cd) /.test(line))).toEqual([]);
    const named = lines.flatMap((line) => [...line.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]));
    expect(named.filter((name) => !scripts.includes(name as string))).toEqual([]);
  });
});

test('README begins with the two commands that install, report and test', () => {
  const lines = [...read('README.md').matchAll(/^```(?:sh|console)[^\n]*\n([\s\S]*?)^```/gm)].flatMap((match) =>
    (match[1] as string).trim().split('\n'),
  );
  expect(lines.slice(0, 2)).toEqual(['npm ci && npm run report', 'npm test']);
});

describe('docs/formats.md names every key', () => {
  const formats = read('docs/formats.md');

  test('of a source', () => {
    expect(sourceKeys.filter((key) => !formats.includes(`\`${key}\``))).toEqual([]);
  });

  test.each([
    ['study.yaml', { 'study.yaml': 'wrong: 1\n' }],
    ['a coding file', { 'corpus/a.ana.yaml': 'wrong: 1\ncodings: []\n' }],
    [
      'a coding file of a table',
      { 'corpus/t.csv': 'id;text\n1;Oui.\n', 'corpus/t.yaml': '', 'corpus/t.ana.yaml': 'wrong: 1\ncodings: []\n' },
    ],
    ['a coding', { 'corpus/a.ana.yaml': 'codings:\n  - quote: mots\n    codes: [idee]\n    wrong: 1\n' }],
    ['a theme', { 'codebook/1-un/idee.md': '---\nid: idee\nwrong: 1\n---\n' }],
    ['a chapter', { 'codebook/1-un/_chapter.md': '---\nwrong: 1\n---\n' }],
  ])('of %s', async (_, files) => {
    const study = { 'corpus/a.md': 'Des mots.\n', 'codebook/1-un/idee.md': '---\nid: idee\n---\n', ...files };
    const { stdout } = await runStudy(['check', '--json'], { cwd: temporaryStudy(study) });
    const { message } = JSON.parse(stdout).problems.find(({ rule }: { rule: string }) => rule === 'unknown-key');
    const keys = (/Known: ([^.]+)\./.exec(message)?.[1] ?? '').split(', ');
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.filter((key) => !formats.includes(`\`${key}\``))).toEqual([]);
  });
});

function blocks(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm');
  return [...text.matchAll(fence)].map((match) => match[1] as string);
}

function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Whether a relative link of a page leads to a file, and its fragment to a heading. */
function reaches(from: string, link: string): boolean {
  const [path = '', fragment] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(join(root, target))) return false;
  if (fragment === undefined) return true;
  const slugger = new GithubSlugger();
  const headings = [...withoutCode(read(target)).matchAll(/^#+ (.+)$/gm)].map((match) => slugger.slug(match[1] ?? ''));
  return headings.includes(decodeURIComponent(fragment));
}
