import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import type { KeyRow } from '../../src/model/pseudonym-key.ts';
import type { SpokenLanguage } from '../../src/model/spoken.ts';
import { keyNameFinder } from '../../src/verbatims/key-names.ts';
import { replaceNames } from '../../src/verbatims/replace-names.ts';

type Row = readonly [name: string, replaceBy: string, kind?: KeyRow['kind'], kept?: boolean];

function replaced(
  text: string,
  rows: readonly Row[],
  language: SpokenLanguage = 'fr',
  ordinary: readonly string[] = [],
) {
  const key = rows.map(([name, replaceBy, kind = 'person', kept = false], index) => ({
    name,
    replaceBy,
    kind,
    kept,
    number: index + 2,
  }));
  const find = keyNameFinder(key, (word) => ordinary.includes(word.toLowerCase()));
  const { replaced: found, left } = replaceNames(text, find, language);
  return {
    text: applyEdits(text, found),
    left: left.map(({ start, end, doubt }) => [text.slice(start, end), doubt]),
    articles: found.filter(({ article }) => article).length,
  };
}

const marie: Row[] = [
  ['Élodie', 'Marie'],
  ['Marie-Claude', 'Jeanne'],
  ['Élodie Martin', 'Alice Roy'],
  ['Paul', 'Alain'],
  ['Martin', 'Roy'],
];

describe('in French', () => {
  test.each([
    ['J’ai vu Élodie.', 'J’ai vu Marie.'],
    ['C’est le bureau d’Élodie.', 'C’est le bureau de Marie.'],
    ["C'est le bureau d'Élodie.", "C'est le bureau de Marie."],
    ['Le bureau de Paul, que Paul aime', 'Le bureau d’Alain, qu’Alain aime'],
    ["C'est de Paul", "C'est d'Alain"],
    ['Ce qu’Élodie veut, lorsqu’Élodie vient', 'Ce que Marie veut, lorsque Marie vient'],
    ['D’ÉLODIE À PAUL', 'DE MARIE À ALAIN'],
    ['Elodie, e\u0301lodie Martin', 'Marie, Alice Roy'],
    ['le bureau d’Élodie Martin', 'le bureau d’Alice Roy'],
    ['Élodie\u00a0Martin et Élodie\nMartin', 'Alice Roy et Alice Roy'],
    ['**Élodie** Martin', '**Alice Roy**'],
    ['*Élodie Martin*, d’**Élodie**', '*Alice Roy*, de **Marie**'],
    ['Élodie-là, Élodie-même, l’ex-Élodie', 'Marie-là, Marie-même, l’ex-Marie'],
    ['Mélodie, Élodies, Pauline', 'Mélodie, Élodies, Pauline'],
    ['chez les Martins', 'chez les Roy'],
    ['Marie-Claude et Marie Claude', 'Jeanne et Jeanne'],
  ])('%j → %j', (before, after) => {
    expect(replaced(before, marie)).toMatchObject({ text: after, left: [] });
  });

  test('articles of organisations', () => {
    const rows: Row[] = [
      ['Moulin', 'Atelier', 'organisation'],
      ['Aciérie', 'Forge', 'organisation'],
    ];
    expect(replaced('Le Moulin, du Moulin, au Moulin, la Moulin', rows)).toEqual({
      text: 'L’Atelier, de l’Atelier, à l’Atelier, l’Atelier',
      left: [],
      articles: 0,
    });
    expect(replaced('L’Aciérie, de l’Aciérie, à l’Aciérie', rows)).toEqual({
      text: 'Le Forge, du Forge, au Forge',
      left: [],
      articles: 3,
    });
  });

  test('an h is elided where it was, and not where it was not', () => {
    expect(
      replaced('d’Élodie, de Paul', [
        ['Élodie', 'Hugo'],
        ['Paul', 'Hugo'],
      ]).text,
    ).toBe('d’Hugo, de Hugo');
    expect(
      replaced('de Paul, d’Élodie', [
        ['Élodie', 'Yanis'],
        ['Paul', 'Hélène'],
      ]).text,
    ).toBe('d’Hélène, de Yanis');
  });

  test('what may be no name is left, and said', () => {
    expect(replaced('Paul-Émile, Jean-Paul', marie)).toMatchObject({
      text: 'Paul-Émile, Jean-Paul',
      left: [
        ['Paul', 'longer-name'],
        ['Paul', 'longer-name'],
      ],
    });
    const petit: Row[] = [['Petit', 'Grand']];
    expect(replaced('Petit à petit. M. Petit vient, petit.', petit)).toMatchObject({
      text: 'Petit à petit. M. Grand vient, petit.',
      left: [
        ['Petit', 'ordinary-word'],
        ['petit', 'lower-case'],
        ['petit', 'lower-case'],
      ],
    });
    expect(replaced('Pierre est dure.', [['Pierre', 'Luc']], 'fr', ['pierre']).left).toEqual([
      ['Pierre', 'ordinary-word'],
    ]);
    expect(replaced('Voir www.elodie-martin.fr', marie).left).toEqual([['www.elodie-martin.fr', 'address']]);
  });

  test('what is kept shields what it holds; a row without a replacement replaces nothing', () => {
    expect(
      replaced('Paul Valéry et Paul', [
        ['Paul Valéry', '', 'person', true],
        ['Paul', 'Luc'],
      ]),
    ).toMatchObject({ text: 'Paul Valéry et Luc', left: [] });
    expect(replaced('Paul', [['Paul', '']])).toMatchObject({ text: 'Paul', left: [] });
  });
});

test('numbers and addresses in any spelling', () => {
  const rows: Row[] = [
    ['06 12 34 56 78', '[téléphone]', 'phone'],
    ['elodie.martin@forge.example', '[courriel]', 'email'],
  ];
  const text =
    'Au 06.12.34.56.78, au +33 6 12 34 56 78 ou au 0612345678 ; Elodie.Martin@forge.example. En 2021, 06 12 34 56 79.';
  expect(replaced(text, rows).text).toBe(
    'Au [téléphone], au [téléphone] ou au [téléphone] ; [courriel]. En 2021, 06 12 34 56 79.',
  );
});

describe('in other languages', () => {
  test.each([
    ['en', 'Anna’s farm, an Anna, the Annas', 'Mary’s farm, a Mary, the Marys'],
    ['en', 'James’ farm and James’s barn', 'Rose’s farm and Rose’s barn'],
    ['de', 'Annas Hof und Anna', 'Marys Hof und Mary'],
    ['es', 'la casa de Anna, Annas', 'la casa de Mary, Annas'],
  ] as const)('%s: %j → %j', (language, before, after) => {
    expect(
      replaced(
        before,
        [
          ['Anna', 'Mary'],
          ['James', 'Rose'],
        ],
        language,
      ).text,
    ).toBe(after);
  });
});

test('a row that is not yet decided shields nothing; one that is kept does', () => {
  const rows: Row[] = [
    ['Bonjour Élodie', ''],
    ['Élodie Roy', '', 'person', true],
    ['Élodie', 'Marie'],
  ];
  expect(replaced('Bonjour Élodie. Élodie Roy.', rows).text).toBe('Bonjour Marie. Élodie Roy.');
});
