import { expect, test } from 'vitest';
import { studySaturation } from '../../src/measure/study-saturation.ts';
import { saturationSentence } from '../../src/report/saturation-sentence.ts';
import { codedSmall } from './composed.ts';

/** Interviews by what each says, in the order of the corpus. */
function sentence(said: readonly (readonly string[])[], language: 'fr' | 'en' = 'fr'): string {
  const codes = [...new Set(said.flat())];
  const interviews = Object.fromEntries(said.map((own, i) => [`${i + 1}-entretien`, { codes: own }]));
  const coded = codedSmall({ themes: Object.fromEntries(codes.map((code) => [code, []])), interviews });
  const choices = { base: 2, run: 2, thresholds: [0], seed: 1 };
  return saturationSentence(studySaturation(coded, codes, {}, choices), language).replaceAll('\u00a0', ' ');
}

test('a theme that came up after the run that reached the threshold is said', () => {
  const late = [['pret'], ['pret'], ['pret'], ['pret'], ['pret'], ['don']];
  expect(sentence(late)).toContain(
    'est atteint après 2 entretiens (2+2). Après cette série, 1 thème nouveau est encore apparu, à l’entretien 6 de 6.',
  );
  expect(sentence([...late, ['loyer']], 'en')).toContain(
    'After that run 2 new themes still came up, the last in interview 7 of 7.',
  );
});

test('nothing is added where nothing came up later', () => {
  expect(sentence([['pret'], ['don'], ['pret'], ['don'], ['pret']])).not.toContain('encore apparu');
});
