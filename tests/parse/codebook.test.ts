import { expect, test } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import { parseTheme } from '../../src/parse/codebook.ts';
import { parseCodebook } from '../../src/parse/codebook-tree.ts';

const read = (files: Record<string, string>) =>
  parseCodebook(new Map(Object.entries(files).map(([path, text]) => [`codebook/${path}`, text])));

test('chapters are folders, themes files, ordered ones first, then by number and name', () => {
  const { codebook, problems } = read({
    '10-fin/a.md': 'A.',
    '2-debut/_chapter.md': '---\nid: debut\nlabel: Début\n---\nIntroduction.\n',
    '2-debut/10-z.md': 'Z.',
    '2-debut/9-y.md': 'Y.',
    '2-debut/x.md': '---\norder: 2\n---\nX.',
    '2-debut/w.md': '---\norder: 1\nlabel: W\n---\nW.',
  });
  expect(problems).toEqual([]);
  expect(codebook.chapters).toMatchObject([
    { id: 'debut', label: 'Début', introduction: 'Introduction.' },
    { id: 'fin', label: 'Fin' },
  ]);
  expect([...codebook.codes.keys()]).toEqual(['w', 'x', 'y', 'z', 'a']);
});

test('sub-themes nest; prose is split at its headings', () => {
  const { codebook, problems } = read({
    'a/t.md':
      '---\nlabel: T\nsubthemes:\n  - id: s2\n    order: 2\n    label: Peur : oui\n    subthemes: [{ id: u }]\n  - id: s1\n    order: 1\n  - Deux mots\n---\nCe que.\n\n## Inclure\n\nOui.\n\n### Détail\n\n## Exclure\nNon.\n\n## Notes\n\nDivers.\n',
  });
  expect(problems.map(({ rule }) => rule)).toEqual(['text-on-one-line']);
  expect([...codebook.codes.values()].map(({ id, level, parent, label }) => [id, level, parent, label])).toEqual([
    ['t', 1, undefined, 'T'],
    ['s1', 2, 't', 's1'],
    ['s2', 2, 't', 'Peur : oui'],
    ['u', 3, 's2', 'u'],
    ['deux-mots', 2, 't', 'Deux mots'],
  ]);
  expect(codebook.codes.get('t')).toMatchObject({
    definition: 'Ce que.\n\n## Notes\n\nDivers.',
    include: 'Oui.\n\n### Détail',
    exclude: 'Non.',
  });
});

test('aliases: former ids, each of one code', () => {
  const { codebook, problems } = read({
    'a/b.md': '---\naliases: [ancien, c]\n---\n',
    'a/c.md': '---\naliases: [b]\n---\n',
    'a/d.md': '---\naliases: [ancien, d]\n---\n',
  });
  expect([...codebook.aliases]).toEqual([['ancien', 'b']]);
  expect(problems.map(({ rule, file }) => [rule, file])).toEqual([
    ['cycle', 'codebook/a/b.md'],
    ['alias-taken', 'codebook/a/d.md'],
    ['cycle', 'codebook/a/d.md'],
  ]);
});

test.each<[string, Record<string, string>, string]>([
  ['an id defined twice', { 'a/x.md': 'X.', 'b/x.md': 'X.' }, 'duplicate-id'],
  ['an id of a sub-theme', { 'a/x.md': '---\nsubthemes: [y]\n---\n', 'a/y.md': 'Y.' }, 'duplicate-id'],
  ['ids that differ by case', { 'a/X.md': 'X.', 'a/x.md': 'X.' }, 'duplicate-id'],
  ['two chapters', { '1-a/x.md': 'X.', '2-a/y.md': 'Y.' }, 'duplicate-id'],
  ['a folder too deep', { 'a/b/x.md': 'X.' }, 'misplaced-theme'],
  ['an empty file', { 'a/x.md': ' \n' }, 'empty-file'],
  ['an id that is no slug', { 'a/x.md': '---\nid: Été\n---\n' }, 'not-a-slug'],
  ['no id at all', { 'a/!.md': 'X.' }, 'no-id'],
  ['sub-themes that are no list', { 'a/x.md': '---\nsubthemes: { id: y }\n---\n' }, 'wrong-type'],
  ['a sub-theme without a name', { 'a/x.md': '---\nsubthemes:\n  - order: 1\n---\n' }, 'no-id'],
  ['a key nobody reads', { 'a/x.md': '---\nlabl: X\n---\n' }, 'unknown-key'],
])('%s is one problem', (_, files, rule) => {
  const { problems, broken } = read(files);
  expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  expect(broken).toBe(false);
});

test('a theme that cannot be read is left out, and said to be missing', () => {
  const { codebook, problems, broken } = read({ 'a/x.md': '---\nid: b: c\n---\n', 'a/y.md': 'Y.' });
  expect([[...codebook.codes.keys()], problems.length, broken]).toEqual([['y'], 1, true]);
});

test('themes in no folder have a chapter in the language of the study', () => {
  const files = new Map([['codebook/x.md', 'X.']]);
  const chapter = (language: 'fr' | 'en') => parseCodebook(files, language).codebook.chapters[0];
  expect([chapter('fr')?.label, chapter('en')?.label, chapter('en')?.id]).toEqual(['Thèmes', 'Themes', 'themes']);
});

test('a sub-theme with « : » in its label is read as typed, and mended between quotes', () => {
  const text = '---\nsubthemes:\n  - Texte seul : ici\n  - id: y\n---\n';
  const { codebook, problems } = read({ 'a/x.md': text });
  expect([...codebook.codes.values()].map(({ id, label }) => [id, label]).slice(1)).toEqual([
    ['texte-seul-ici', 'Texte seul : ici'],
    ['y', 'y'],
  ]);
  expect(problems).toMatchObject([{ rule: 'text-on-one-line', line: 3, column: 16 }]);
  const fixed = applyEdits(text, problems[0]?.fix ?? []);
  expect(fixed).toContain('  - "Texte seul : ici"\n  - id: y\n');
  expect(read({ 'a/x.md': fixed }).problems).toEqual([]);
});

test('a colour is six digits, in whatever capitals; anything else is told, and none', () => {
  const themeOf = (color: string) => parseTheme('a.md', `---\nid: a\ncolor: ${color}\n---\n`, 'c');
  expect(themeOf("'#AA33ff'")).toMatchObject({ theme: { color: '#aa33ff' }, problems: [] });
  const { theme, problems } = themeOf('rouge');
  expect(theme?.color).toBeUndefined();
  expect(problems).toMatchObject([{ rule: 'wrong-value', line: 3, column: 8 }]);
});
