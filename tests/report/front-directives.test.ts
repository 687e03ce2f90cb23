import { expect, test } from 'vitest';
import { renderHtml } from '../../src/render/html.ts';
import { composeSmall, markdownOf } from './composed.ts';

const themes = { 'vie/entraide': ['pret'], 'loyer/loyer': [] };

test('the overview lists themes below their chapter, and a theme that repeats it once', () => {
  const text = markdownOf({ themes: { ...themes, 'Seul/Seul': [] }, interviews: { a: {} } }, '::overview');
  expect(text).toContain('**Vie**\n   - Entraide');
  expect(text).not.toContain('- Seul');
  expect(text).not.toMatch(/observations|\? :/);
});

test('the coders are named in a sentence', () => {
  expect(markdownOf({ themes, interviews: { a: {} } }, '::methodology')).toContain('Le codage a été fait par Alice.');
});

test('an interview not yet read names its wave', () => {
  const interviews = {
    a: { wave: '2021' },
    ferme: { wave: '2024', partial: true, front: 'consent: named\norganisation: Ferme' },
  };
  expect(markdownOf({ themes, interviews }, '::methodology')).toContain('(Ferme, 2024)');
});

test('interviews held back for want of approval are counted', () => {
  const interviews = { a: { front: 'validated: 2021-03-10' }, b: {}, c: {} };
  expect(markdownOf({ settings: 'require: [validated]', themes, interviews }, '::methodology')).toContain(
    'Deux entretiens sont comptés sans être cités, faute de l’accord des personnes interviewées',
  );
  const english = { settings: 'language: en\nrequire: [validated]', themes, interviews };
  expect(markdownOf(english, '::methodology')).toContain('Two interviews are counted and not quoted, as their');
});

test('the column of pseudonyms has a label of the language', () => {
  expect(markdownOf({ themes, interviews: { a: {} } }, '::sample')).toMatch(/^\| Cas \|/);
});

test('a link of the sample says whose interview it leads to', () => {
  const front = 'consent: named\norganisation: La Forge\nurl: https://example.org/forge';
  const { document } = composeSmall({ themes, interviews: { a: { front } } }, '::sample');
  expect(renderHtml(document)).toMatch(/<a href="https:\/\/example.org\/forge"[^>]*>La Forge<\/a>/);
});

test('contents of nothing are nothing', () => {
  const study = { themes, interviews: { a: {} } };
  expect(markdownOf(study, '# Titre\n\nTexte.\n\n::toc\n')).not.toContain('Sommaire');
  expect(renderHtml(composeSmall(study, 'Texte.\n\n::toc\n').document)).not.toContain('class="contents"');
});
