import { expect, test } from 'vitest';
import { openingWeight, selfContained } from '../../src/verbatims/self-contained.ts';

test.each([
  ['Cela change tout pour les petites entreprises.', 'Cela'],
  ['Il nous a fallu deux ans pour nous connaître.', 'Il'],
  ['« Elles se retrouvent chaque mois autour d’une table.', 'Elles'],
  ['Ce qui compte, ce sont les rencontres.', 'Ce qui'],
  ['Et les gens reviennent.', 'Et'],
  ['Donc on a monté un groupement.', 'Donc'],
  ['En effet, les réunions sont trop longues.', 'En effet'],
  ['– Par ailleurs, nous avons un local.', 'Par ailleurs'],
  ['C’est pourquoi nous invitons les écoles.', 'C’est pourquoi'],
  ["D'où l'idée de partager un atelier.", "D'où"],
  ["Aujourd'hui, ils sont quarante.", "Aujourd'hui, ils"],
  ['[…] Ça prend du temps.', 'Ça'],
])('in French, « %s » points back', (text, opening) => {
  expect(selfContained(text, 'fr').opening).toBe(opening);
});

test.each([
  'Il y a une confiance entre nous.',
  'Il faut du temps pour se connaître.',
  'En France, les ateliers sont petits.',
  "Aujourd'hui, il y a une salle.",
  'On partage nos machines.',
  'Etienne nous a réunis.',
  'Iliade est le nom de notre salle.',
  'Nos adhérents se parlent.',
])('in French, « %s » stands alone', (text) => {
  expect(selfContained(text, 'fr').opening).toBeUndefined();
});

test.each([
  ['They meet every month.', 'They'],
  ['It takes years.', undefined],
  ['It never worked.', 'It'],
  ['That’s why we share a van.', 'That’s why'],
  ['On the other hand, rents are low.', 'On the other hand'],
  ['Our members trust each other.', undefined],
  ['Italy was our first market.', undefined],
])('in English, “%s” opens on %s', (text, opening) => {
  expect(selfContained(text, 'en').opening).toBe(opening);
});

const plain = 'Nos adhérents se retrouvent chaque mois pour échanger leurs fournisseurs et leurs idées.';

test.each([
  ['an opening that points back', `Donc ${plain}`],
  ['a start within a sentence', `n${plain.slice(1)}`],
  ['no last stop', plain.slice(0, -1)],
  ['fewer than 12 words', 'Nos adhérents se retrouvent.'],
  ['more than 90 words', `${plain} `.repeat(8)],
])('%s costs', (_, text) => {
  expect(selfContained(plain, 'fr').score).toBe(1);
  expect(selfContained(text, 'fr').score).toBeLessThan(1);
});

test.each(['Nous avançons !', 'Nous avançons…', '« Nous avançons. »', 'Nous avançons. […]'])(
  '« %s » is finished',
  (text) => {
    expect(selfContained(text, 'fr').unfinished).toBe(false);
  },
);

test('an opening within a sentence is worth less than the same with a capital', () => {
  expect(openingWeight('nos adhérents parlent.', 'fr')).toBeLessThan(openingWeight('Nos adhérents parlent.', 'fr'));
});

test('length counts words, not punctuation between spaces', () => {
  expect(selfContained('Nous avons dit : « Oui ! »', 'fr').length).toBe(4);
});
