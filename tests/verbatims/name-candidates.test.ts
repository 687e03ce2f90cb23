import { describe, expect, test } from 'vitest';
import { phoneDigits, phonesIn } from '../../src/language/phone.ts';
import { capitalRuns } from '../../src/verbatims/capital-runs.ts';
import { nameCandidates } from '../../src/verbatims/name-candidates.ts';
import { codedStudy } from '../coding/coded.ts';

describe('capitalRuns', () => {
  const runs = (text: string) =>
    capitalRuns(text, (word) => ['hier', 'le', 'mais', 'vu'].includes(word.toLowerCase())).map(
      ({ name, kind }) => `${name} (${kind})`,
    );

  test.each([
    ['J’ai vu Jeanne Moreau de La Tour hier.', ['Jeanne Moreau de La Tour (other)']],
    ['J’ai vu Jeanne Moreau.', ['Jeanne Moreau (person)']],
    ['Vu Mme Roy et M. Petit.', ['Roy (person)', 'Petit (person)']],
    ['Il vit à Valmont, rue Pasteur.', ['Valmont (place)', 'Pasteur (place)']],
    [
      'On va à Saint-Éloi, au Groupe Novac, au CNRS.',
      ['Saint-Éloi (place)', 'Groupe Novac (organisation)', 'CNRS (organisation)'],
    ],
    ['Hier Paul. Mais Paul vient lundi, en France, avec sa PME.', ['Paul (other)', 'Paul (other)']],
    ['Paul Valéry. Rien. Demain', ['Paul Valéry (person)']],
    ['B et un L.', []],
    ['Bonjour Élodie, on vient.', ['Élodie (other)']],
    ['Vu monsieur Petit, madame Roy.', ['Petit (person)', 'Roy (person)']],
  ])('%j', (text, expected) => expect(runs(text)).toEqual(expected));
});

test('telephone numbers, and what is none', () => {
  const text = 'Au 06 12 34 56 78, au +33 (0)6.12.34.56.78, en 2021-2024, 120 000 euros, 1234567890.';
  expect(phonesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '06 12 34 56 78',
    '+33 (0)6.12.34.56.78',
  ]);
  expect(phoneDigits('+33 (0)6.12.34.56.78')).toBe('0612345678');
  expect(phoneDigits('0033 6 12 34 56 78')).toBe('0612345678');
});

test('names that the front matter states, in the forms they are said in, with how often', () => {
  const study = codedStudy({
    'corpus/a.md':
      '---\ninterviewee: Mme Jeanne Moreau\norganisation: Forge Hostier\n---\n\n**R :** Moi, Moreau, de la Forge. Moreau, de jeanne@forge.example !\n',
  });
  expect(nameCandidates(study).map(({ name, kind, count }) => [name, kind, count])).toEqual([
    ['Forge Hostier', 'organisation', 1],
    ['Forge', 'organisation', 1],
    ['Hostier', 'organisation', 0],
    ['Mme Jeanne Moreau', 'person', 1],
    ['Moreau', 'person', 2],
    ['jeanne@forge.example', 'email', 1],
  ]);
});

test('what a firm is called is proposed alone, and a firm whose first word is everybody’s whole', () => {
  const study = codedStudy({
    'corpus/a.md':
      '---\norganisation: Zorglubia SARL\n---\n\n**R :** L’atelier tourne, avec l’Atelier du Moulin, dans l’Atelier.\n',
  });
  expect(nameCandidates(study).map(({ name, kind, count }) => [name, kind, count])).toEqual([
    ['Zorglubia SARL', 'organisation', 1],
    ['Zorglubia', 'organisation', 0],
    ['Atelier du Moulin', 'organisation', 1],
  ]);
});
