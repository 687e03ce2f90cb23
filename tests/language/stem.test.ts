import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { stemmer } from '../../src/language/stem.ts';

// The first test: later ones read every stemmer.
test('a stemmer is read when it is asked for', () => {
  const { cache } = createRequire(import.meta.url);
  const read = () => Object.keys(cache).flatMap((path) => /[\\/](porter_stemmer\w*)\.js$/.exec(path)?.[1] ?? []);
  expect(read()).toEqual([]);
  stemmer('es');
  expect(read()).toEqual(['porter_stemmer_es']);
});

test.each([
  'coopter coopté cooptée cooptés cooptées coopte',
  'premier première premières',
  'cluster clusters',
  'étranger étrangers',
  'financier financière',
  'RIVALITÉ rivalite rivalités',
  'concurrent concurrente concurrents concurrence',
  'développer développement développé développait',
  'adhérents adhérent·e·s adhérent.e.s adhérent(e)s',
  'collectif collectives',
  ...'emploi emplois|loi lois|essai essais|ami amis|appui appuis|vrai vrais|envoi envois|délai délais'.split('|'),
  ...'individu individus|revenu revenus|élu élus élue élues|tissu tissus|connu connus connue connues'.split('|'),
  ...'trou trous|verrou verrous|bijou bijoux|enjeu enjeux|jeu jeux|lieu lieux|milieu milieux|bleu bleus'.split('|'),
  ...'travail travaux|quai quais|paroi parois|matériau matériaux|vu vus vue|exclu exclus exclue|local locaux|noyau noyaux|réseau réseaux'.split(
    '|',
  ),
  ...'œil yeux|ciel ciels cieux|aïeul aïeux|idéal idéaux idéale|vantail vantaux|fabliau fabliaux'.split('|'),
  // Where -ais is no verb's.
  ...'français française FRANÇAISES|anglais anglaise|hollandais hollandaises|mauvais mauvaise mauvaises'.split('|'),
  ...'lyonnais lyonnaise|québécois québécoise québécoises|villageois villageoises|parlais parler parlait'.split('|'),
  // Where it is no plural.
  ...'chinois chinoise|pris prise|heureux heureuse|diffus diffuse|inclus incluse|intrus intruse'.split('|'),
])('one stem: %s', (forms) => {
  const { stem } = stemmer('fr');
  expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
});

test('different words keep different stems', () => {
  const { stem } = stemmer('fr');
  expect(new Set(['confiance', 'concurrence', 'contrat', '2021', '2024'].map(stem)).size).toBe(5);
  for (const [one, other] of [
    ['fois', 'foi'],
    ['mois', 'moi'],
    ['mais', 'mai'],
    ['plus', 'plu'],
    ['Paris', 'pari'],
    ['dus', 'du'],
    ['sous', 'sou'],
    ['maux', 'mal'],
    ['français', 'franc'],
    ['mauvais', 'mauve'],
    ['niais', 'nier'],
    ['malais', 'malaise'],
  ] as const)
    expect(stem(one)).not.toBe(stem(other));
});

test('addresses and acronyms are not cut', () => {
  const { stem } = stemmer('fr');
  expect(new Set(['https://a.fr/b', 'https://a.fr/c', 's.a.r.l.', 's.n.c.f.'].map(stem)).size).toBe(4);
});

test.each([
  ['en', 'companies', 'company'],
  ['de', 'Häusern', 'Hausern'],
  ['es', 'empresas', 'empresa'],
  ['it', 'imprese', 'impresa'],
  ['es', 'organización', 'organizaciones'],
  ['es', 'COOPERACION', 'cooperaciones'],
  ['nl', 'bedrijven', 'BEDRIJF'],
  ['nl', "foto's", 'foto'],
  ['nl', 'coöperaties', 'coöperatie'],
  ['pt', 'organizações', 'organização'],
  ['pt', 'regiões', 'regiao'],
  ['pt', 'mãos', 'mão'],
  ['no', 'bedrifter', 'bedrift'],
  ['pt', 'empresas', 'empresa'],
  ['sv', 'företagen', 'företag'],
] as const)('%s: %s and %s share a stem', (language, a, b) => {
  const { name, stem } = stemmer(language);
  expect(stem(a)).toBe(stem(b));
  expect(name).toContain(language);
});
