import { expect, test } from 'vitest';
import { nearDuplicates } from '../../src/verbatims/near-duplicate.ts';
import { wordingReader } from '../../src/verbatims/wording.ts';

const original = 'Un atelier partagé permet aux jeunes artisans de démarrer sans gros emprunt.';

test.each([
  ['one word changed', 'Un atelier partagé permet aux jeunes artisans de démarrer sans grand emprunt.', true],
  ['other case and accents', original.toUpperCase(), true],
  ['a passage of it', 'Permet aux jeunes artisans de démarrer.', true],
  [
    'it within a longer one',
    `${original} Ensuite chacun loue son local, achète ses machines et embauche deux apprentis.`,
    true,
  ],
  [
    'its words in another order, among many',
    'Sans emprunt de la mairie, un gros atelier permet peu ; démarrer aux frais de jeunes artisans partagé.',
    false,
  ],
  ['half of it changed', 'Un atelier partagé rassure les banques et fait venir la clientèle du quartier.', false],
  ['no word', '…', false],
])('%s', (_, other, expected) => {
  const read = wordingReader({ add: [], remove: [] });
  const duplicates = nearDuplicates([original, other].map((text) => read(text, 'fr')));
  expect(duplicates(0, [1])).toEqual(expected ? [1] : []);
  expect(duplicates(1, [0])).toEqual(expected ? [0] : []);
});
