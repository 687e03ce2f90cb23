import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearDuplicates } from '../../src/verbatims/near-duplicate.ts';
import { WordedTexts } from '../../src/verbatims/worded-texts.ts';
import { areNear } from './plain-ranking.ts';

const original = 'Un atelier partagé permet aux jeunes artisans de démarrer sans gros emprunt.';

function duplicatesAmong(all: readonly string[]): (of: number) => number[] {
  const texts = new WordedTexts(
    all.map((text) => ({ text, language: 'fr' })),
    { add: [], remove: [] },
  );
  return nearDuplicates(texts, [...all.keys()]);
}

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
  const duplicates = duplicatesAmong([original, other]);
  expect(duplicates(0)).toEqual(expected ? [1] : []);
  expect(duplicates(1)).toEqual(expected ? [0] : []);
});

const words = 'atelier banque café dette essai four grue haie île jardin'.split(' ');
const someWords = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 12 }),
  fc.array(fc.constantFrom(...words.slice(0, 3)), { maxLength: 4 }),
);

test('finds of many texts those that each pair of them compared would give, however often it is asked', () => {
  fc.assert(
    fc.property(fc.array(someWords, { maxLength: 12 }), (texts) => {
      const duplicates = duplicatesAmong(texts.map((text) => text.join(' ')));
      for (const of of [...texts.keys(), ...texts.keys()]) {
        const line = (at: number) => (texts[at] as string[]).join(' ');
        const expected = [...texts.keys()].filter((at) => at !== of && areNear(line(of), line(at)));
        expect(duplicates(of)).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});
