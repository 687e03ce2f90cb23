import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../src/language/sentences.ts';
import type { SpokenLanguage } from '../../src/model/spoken.ts';

const split = (text: string, language: SpokenLanguage = 'fr') =>
  sentences(text, language).map(({ start, end }) => text.slice(start, end));

/** `|` marks the boundaries. */
test.each([
  'Il vient. | Elle part.',
  'M. Dupont est venu. | Mme Le Goff aussi.',
  'M. Le Goff et le Dr. Martin sont là.',
  'Des outils, p. ex. Slack, etc. | Puis on part.',
  'des outils, etc. et puis rien',
  'Voir p. 12, art. 5, cf. Dupont, env. Dix, n° 5. | Fin.',
  'En 50 av. J.-C. déjà.',
  'J. Dupont et E. M. Forster.',
  'On passe au plan B. | Ensuite on voit.',
  'La S.A.R.L. Dupont. | La S.N.C.F. | Elle recrute.',
  "C'est 7.5 km. | Vraiment ? ! | Oui !",
  'Oui… mais non... enfin. | Bon… | On verra.',
  'Il a [...] Ensuite (…) Voilà. | Fin.',
  '« Non ! » dit-il. | « Oui. » | Elle rit.',
  'Il dit : « On y va. On verra. » | Puis il part.',
  '« On y va. | On verra. » dit-il.',
  'Elle a crié « Stop ! » et puis rien.',
  'On (c’est sûr ? Peut-être.) a vu. | (Rires.) | Voilà.',
  '— Ça va ? | — Oui. | — Ah !',
  '**Oui.** | Non.',
  'Voir https://a.fr/b. | Et www.x.fr/c?d aussi.',
  '1. Premier point. | Suite',
  'On part à 10 h. | 30 ans après, rien.',
  '...et puis voilà. | Bon',
  'Il est venu "hier." | Puis il part.',
  'J.-P. Martin, M.-C. Le Goff et Ch.-A. Dupont. | Fin.',
  'En 50 av. J.-C. | Ensuite, Rome. | C’est J.-C. Martin.',
  'Le 1er. mars, le 2e. – ou non –, à 10 h. (Environ.) on part. | (Rires.)',
  'C.-à-d. Dupont, ap. J.-C. aussi, c.-à-d. Oui. | Non.',
  'Ph. Martin, Th. Le Goff et les Ets. Dupont. | Fin.',
  'P.S. Merci. | N.B. Il faut lire. | Voilà le plan T. | Il est bon.',
  'Elle a dit "Non. Jamais." et puis rien. | "Oui." | Elle rit.',
  'Il a 3,5 enfants et 1.200 euros. | 12 personnes viennent.',
  'Vraiment\u00A0?\u202F! | « Oui\u202F! » | Euh… oui. | Non...',
  'Dupont et al. (2021) le disent, vol. II, fig. 3, janv. 2021. | Fin.',
  'Je parle à Paul D. | Il est là. | Merci M. le maire.',
])('French: %s', (marked) => {
  expect(split(marked.replaceAll(' | ', ' '))).toEqual(marked.split(' | '));
});

test('blank lines and list entries end sentences, line breaks do not', () => {
  expect(split('Un\nsaut\n \nSans point\n- un\n- deux\n2. trois')).toEqual([
    'Un\nsaut',
    'Sans point',
    '- un',
    '- deux',
    '2. trois',
  ]);
});

test('a long quotation is split like other text', () => {
  const long = `Il raconte : « ${'Une phrase de son récit. '.repeat(30)}»`;
  expect(split(long).length).toBe(30);
});

test.each([
  'Mr. Smith left, e.g. on Monday. | He said “Go. Now.” | Then he left.',
  'So do I. | The U.S. Steel plant. | See no. 5. | No. | Thanks.',
])('English: %s', (marked) => {
  expect(split(marked.replaceAll(' | ', ' '), 'en')).toEqual(marked.split(' | '));
});

test.each<[SpokenLanguage, string]>([
  ['es', '¿Cómo fue? | ¡Bien! | Empezamos tarde… y luego todo fue bien. | 3,5 años.'],
  ['it', "Il piano B. | L'abbiamo fatto. | J. Rossi c'era."],
  ['de', 'Das ist der Plan A. | Wir haben ihn. | Herr K. Müller auch.'],
])('%s: %s', (language, marked) => {
  expect(split(marked.replaceAll(' | ', ' '), language)).toEqual(marked.split(' | '));
});

const scraps = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        'Mot',
        'mot',
        '. ',
        '… ',
        ' »',
        '« ',
        '(',
        ')',
        '\n',
        '\n\n',
        ' ',
        '! ',
        'M. ',
        '\u00A0',
        '1. ',
        '- ',
      ),
    ),
  )
  .map((parts) => parts.join(''));

test('sentences are ordered, trimmed, and only white space lies between them', () => {
  fc.assert(
    fc.property(scraps, fc.constantFrom('fr' as const, 'en' as const), (text, language) => {
      let end = 0;
      for (const sentence of sentences(text, language)) {
        expect(text.slice(end, sentence.start).trim()).toBe('');
        const words = text.slice(sentence.start, sentence.end);
        expect(words).toBe(words.trim());
        expect(words).not.toBe('');
        end = sentence.end;
      }
      expect(text.slice(end).trim()).toBe('');
    }),
  );
});

test.each(['.', '. ', '« ', 'a « ', 'A. ', 'a.»', 'a « b. » ', '\n \n', 'M'])(
  'long runs of %j do not hang',
  (piece) => {
    expect(sentences(piece.repeat(100_000 / piece.length), 'fr').length).toBeGreaterThanOrEqual(0);
  },
  20_000,
);
