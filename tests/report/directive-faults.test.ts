import { describe, expect, test } from 'vitest';
import { composeSmall, markdownOf } from './composed.ts';

const study = {
  themes: { entraide: [] },
  interviews: { a: { codes: ['entraide', 'entraide'], front: 'secteur: métal' }, b: { codes: ['entraide'] } },
};
const rulesOf = (body: string) => composeSmall(study, body).problems.map(({ rule }) => rule);

describe('a number that is none leaves a marker in place of the verbatims', () => {
  test.each(['max=0', 'max=deux', 'max=-1', 'words=-5'])('%s', (attribute) => {
    const body = `::verbatims{code=entraide ${attribute}}`;
    expect(rulesOf(body)).toEqual(['wrong-value']);
    expect(markdownOf(study, body)).toContain('⚠');
    expect(markdownOf(study, body)).not.toContain('Parole');
  });
});

describe('a block directive lost', () => {
  test.each([
    'Les voici : ::verbatims{code=entraide}',
    '<div>\n::verbatims{code=entraide}\n</div>',
    '| a |\n|---|\n| ::verbatims{code=entraide} |',
    'Suite des ::toc',
    '## Titre ::toc\n\nTexte.',
  ])('%j is reported and marked', (body) => {
    expect(rulesOf(body)).toEqual(['directive-place']);
    expect(markdownOf(study, body)).toContain('⚠');
  });

  test.each([
    'On écrit `::verbatims{code=entraide}` ici.',
    '    ::verbatims{code=entraide}',
    '<!-- ::verbatims{code=entraide} -->',
    'Un std::toc{} de langage.',
    'Voir ::toc plus haut.',
  ])('%j is prose', (body) => {
    expect(rulesOf(body)).toEqual([]);
  });
});

test('an attribute twice is a fault, a value that looks like one is none', () => {
  expect(rulesOf(':count{code=entraide code=entraide}')).toEqual(['duplicate-attribute']);
  expect(rulesOf(':claim[deux]{code=entraide unchecked="code=a code=b"}')).toEqual([]);
});

test('words between brackets that would be lost are a fault', () => {
  expect(rulesOf('Ils sont :count[neuf]{code=entraide}.')).toEqual(['unused-text']);
  expect(rulesOf('::verbatims[x]{code=entraide}')).toEqual(['unused-text']);
});

test('a text directive with two colons is told to have one', () => {
  const [problem] = composeSmall(study, '::claim[tous]{code=entraide}').problems;
  expect(problem).toMatchObject({ rule: 'unknown-directive', expected: ':claim' });
});

test('a value no source has is a warning with the nearest', () => {
  const [problem] = composeSmall(study, 'Ils sont :count{code=entraide where="secteur=metal"}.').problems;
  expect(problem).toMatchObject({ rule: 'unknown-value', severity: 'warning', expected: 'métal' });
});

test.each(['where=«\u00a0secteur=métal\u00a0»', 'where=“secteur=métal”', 'where="secteur=métal"'])(
  '%s is read',
  (where) => {
    const { manifest, problems } = composeSmall(study, `Ils sont :count{code=entraide ${where}}.`);
    expect(problems).toEqual([]);
    expect(manifest.counts).toMatchObject([{ k: 1, n: 1 }]);
  },
);
