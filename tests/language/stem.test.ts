import { expect, test } from 'vitest';
import { stemmer } from '../../src/language/stem.ts';

test.each([
  'coopter coopté cooptée cooptés cooptées coopte',
  'premier première premières',
  'financier financière',
  'RIVALITÉ rivalite rivalités',
  'concurrent concurrente concurrents concurrence',
  'développer développement développé développait',
  'adhérents adhérent·e·s',
  'collectif collectives',
])('one stem: %s', (forms) => {
  const { stem } = stemmer('fr');
  expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
});

test('different words keep different stems', () => {
  const { stem } = stemmer('fr');
  expect(new Set(['confiance', 'concurrence', 'contrat', '2021', '2024'].map(stem)).size).toBe(5);
});

test.each([
  ['en', 'companies', 'company'],
  ['de', 'Häusern', 'Hausern'],
  ['es', 'empresas', 'empresa'],
  ['it', 'imprese', 'impresa'],
  ['nl', 'bedrijven', 'BEDRIJVEN'],
  ['no', 'bedrifter', 'bedrift'],
  ['pt', 'empresas', 'empresa'],
  ['sv', 'företagen', 'företag'],
] as const)('%s: %s and %s share a stem', (language, a, b) => {
  const { name, stem } = stemmer(language);
  expect(stem(a)).toBe(stem(b));
  expect(name).toContain(language);
});
