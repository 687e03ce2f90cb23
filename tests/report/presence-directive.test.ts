import { describe, expect, test } from 'vitest';
import { markdownOf, type SmallStudy } from './composed.ts';

/** Cases a, b, c … each with the codes given. */
function cases(...codes: readonly (readonly string[])[]): SmallStudy['interviews'] {
  return Object.fromEntries(codes.map((of, index) => [String.fromCharCode(97 + index), { codes: of }]));
}

const presence = (
  themes: readonly string[],
  interviews: SmallStudy['interviews'],
  settings = 'unit: { one: club, many: clubs }',
) => markdownOf({ settings, themes: { entraide: themes }, interviews }, '::presence{code=entraide}');

describe('the opening sentence says what there is to say', () => {
  test.each([
    ['nobody', [], cases([], []), 'Ce thème n’apparaît pas (0 des 2 clubs).'],
    ['all', [], cases(['entraide'], ['entraide'], ['entraide']), 'Ce thème est partout : 3 des 3 clubs l’abordent.'],
    ['one segment', [], cases(['entraide'], [], []), 'Un seul extrait porte sur ce thème (1 des 3 clubs).'],
    [
      'one voice',
      [],
      cases(['entraide', 'entraide'], [], []),
      'Ce thème ne tient qu’à une voix : 1 des 3 clubs l’aborde.',
    ],
    ['half', [], cases(['entraide'], ['entraide'], [], []), 'La moitié aborde ce thème : 2 des 4 clubs.'],
    [
      'more than half',
      [],
      cases(['entraide'], ['entraide'], ['entraide'], [], []),
      'Plus de la moitié abordent ce thème : 3 des 5 clubs.',
    ],
    ['few', [], cases(['entraide'], ['entraide'], [], [], []), '2 des 5 clubs abordent ce thème.'],
    [
      'one sub-theme above the others',
      ['pret', 'don'],
      cases(['pret'], ['pret', 'don'], ['don'], ['pret'], [], [], [], [], []),
      '4 des 9 clubs abordent ce thème, surtout à propos de « Pret ».',
    ],
  ])('%s', (_name, themes, interviews, expected) => {
    expect(presence(themes, interviews)).toBe(expected);
  });

  test('a theme in one wave only', () => {
    const interviews = { a: { wave: '2021', codes: ['entraide'] }, b: { wave: '2021', codes: ['entraide'] } };
    const later = { c: { wave: '2024' }, d: { wave: '2024' }, e: { wave: '2024' } };
    expect(presence([], { ...interviews, ...later })).toBe(
      '2 des 5 clubs abordent ce thème, dans une seule des deux vagues. 2021 : 2 sur 2 ; 2024 : 0 sur 3.',
    );
  });
});

describe('silent sub-themes', () => {
  const two = cases(['pret'], ['don'], [], [], []);

  test('are named after « ni » up to three', () => {
    expect(presence(['pret', 'don', 'troc', 'vente'], two)).toContain(
      'Aucun extrait ne porte sur « Troc » ni sur « Vente ».',
    );
  });

  test('are counted beyond', () => {
    expect(presence(['pret', 'don', 'c1', 'c2', 'c3', 'c4'], two)).toContain(
      '4 sous-thèmes sur 6 n’ont pas d’extrait.',
    );
  });

  test('in English after “or”', () => {
    const english = 'language: en\nunit: { one: club, many: clubs }';
    expect(presence(['pret', 'don', 'troc', 'vente'], two, english)).toContain(
      'No segment is about “Troc” or “Vente”.',
    );
  });
});

test('with the counts in an annex no number is in the text, and a silent theme is still said', () => {
  const settings = 'counts: annex';
  expect(presence(['pret', 'don', 'c1', 'c2', 'c3', 'c4'], cases(['pret'], ['don'], []), settings)).toBe(
    'Plusieurs sous-thèmes n’ont pas d’extrait.',
  );
  expect(presence([], cases([], []), settings)).toBe('Ce thème n’apparaît pas.');
});
