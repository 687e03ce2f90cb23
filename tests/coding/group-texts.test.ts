import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupTexts } from '../../src/coding/group-texts.ts';

const text = (words: string, name: string) => ({
  stems: new Map(words.split(' ').map((word) => [word, 1])),
  case: name,
});
const homes = [
  text('maison ecran trajet matin', 'a'),
  text('ecran maison bureau calme', 'b'),
  text('trajet maison ecran bureau', 'c'),
  text('bureau ecran maison soir', 'd'),
];
const others = ['pain four', 'bois scie', 'lait vache', 'port bateau', 'train gare', 'vin cave', 'sel mer'].map(
  (words, at) => text(`${words} chose${at}`, `x${at}`),
);

test('what shares words of its own is a group, the rest is none', () => {
  const groups = groupTexts([...others, ...homes]);
  expect(groups.map((group) => [...group].sort((a, b) => a - b))).toEqual([[7, 8, 9, 10]]);
});

test('one case alone is no group, nor are two texts', () => {
  const sameCase = homes.map((one) => ({ ...one, case: 'a' }));
  expect(groupTexts([...others, ...sameCase])).toEqual([]);
  expect(groupTexts([...others, ...homes.slice(0, 2)])).toEqual([]);
});

test('groups are disjoint, large enough, and the largest come first', () => {
  const word = fc.constantFrom('maison', 'ecran', 'bois', 'scie', 'port', 'bateau', 'vin', 'cave', 'sel');
  const any = fc.record({
    stems: fc.uniqueArray(word, { maxLength: 5 }).map((words) => new Map(words.map((one) => [one, 1]))),
    case: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (texts) => {
      const groups = groupTexts(texts);
      expect(new Set(groups.flat()).size).toBe(groups.flat().length);
      expect(groups.map(({ length }) => length)).toEqual(groups.map(({ length }) => length).sort((a, b) => b - a));
      for (const group of groups) {
        expect(group.length).toBeGreaterThanOrEqual(3);
        expect(new Set(group.map((at) => texts[at]?.case)).size).toBeGreaterThanOrEqual(2);
      }
      expect(groupTexts(texts)).toEqual(groups);
    }),
  );
});
