import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isElided, tokenize } from '../../src/language/tokens.ts';
import { type SpokenLanguage, spokenLanguages } from '../../src/model/spoken.ts';

const words = (text: string, language: SpokenLanguage = 'fr') => tokenize(text, language).map((token) => token.text);

test.each([
  ["l'emploi", ["l'", 'emploi']],
  ['L’emploi', ['L’', 'emploi']],
  ["qu'il", ["qu'", 'il']],
  ["jusqu'à", ["jusqu'", 'à']],
  ['lorsqu’on', ['lorsqu’', 'on']],
  ["d'abord", ["d'", 'abord']],
  ["aujourd'hui", ["aujourd'hui"]],
  ["d'aujourd'hui", ["d'", "aujourd'hui"]],
  ["c'est-à-dire", ["c'est-à-dire"]],
  ["c'était", ["c'", 'était']],
  ["presqu'île, presqu'aussi", ["presqu'île", "presqu'", 'aussi']],
  ['quelqu’un', ['quelqu’un']],
  ["un chef-d'œuvre", ['un', "chef-d'œuvre"]],
  ['rendez-vous', ['rendez-vous']],
  ['dit-il', ['dit', 'il']],
  ['a-t-il', ['a', 'il']],
  ['dis-le-moi', ['dis', 'le', 'moi']],
  ["qu'est-ce que", ["qu'", 'est', 'ce', 'que']],
  ['moi-même, là-bas', ['moi-même', 'là-bas']],
  ['7,5 %', ['7,5']],
  ['10 000 et 10\u00A0000,5', ['10 000', 'et', '10\u00A0000,5']],
  ['à 10 h 30, 10h30, 14:30', ['à', '10 h 30', '10h30', '14:30']],
  ['les 35h', ['les', '35h']],
  ['l’« emploi »', ['l’', 'emploi']],
  ['e\u0301cole', ['e\u0301cole']],
  ['Voir https://a.fr/b?c=d.', ['Voir', 'https://a.fr/b?c=d']],
  ['(jean.dupont@ex-ample.fr)', ['jean.dupont@ex-ample.fr']],
  ['la S.A.R.L. et la R&D', ['la', 'S.A.R.L.', 'et', 'la', 'R&D']],
  ['adhérent·e·s', ['adhérent·e·s']],
  ['étudiant.e.s, entretien(s), salarié(e)s.', ['étudiant.e.s', 'entretien(s)', 'salarié(e)s']],
  ['Fin.Et puis (enfin)', ['Fin', 'Et', 'puis', 'enfin']],
  ["L'EMPLOI QU'AUJOURD’HUI JUSQU’À", ["L'", 'EMPLOI', "QU'", 'AUJOURD’HUI', 'JUSQU’', 'À']],
  ['C’EST-À-DIRE, c’est-a\u0300-dire', ['C’EST-À-DIRE', 'c’est-a\u0300-dire']],
  ['l‘œuvre, l´Œuvre, d′accord', ['l‘', 'œuvre', 'l´', 'Œuvre', 'd′', 'accord']],
  ['co\u00ADopé\u200Bration', ['co\u00ADopé\u200Bration']],
  ["va-t'en, a-t’il", ['va', 'en', 'a', 'il']],
  ["dites-le-leur, n'est-ce pas", ['dites', 'le', 'leur', "n'", 'est', 'ce', 'pas']],
  ["prud'hommes, entr’aide, p'tit", ["prud'hommes", 'entr’aide', "p'tit"]],
  ['10\u00A0h\u00A030, 10H30, 10 heures', ['10\u00A0h\u00A030', '10H30', '10', 'heures']],
  ['en 2021 200 emplois, 1\u202F200,50 €', ['en', '2021', '200', 'emplois', '1\u202F200,50']],
  ['M. Dupont, p. 12, S.N.C.F', ['M', 'Dupont', 'p', '12', 'S.N.C.F']],
  ['— Oui… non…«bon»', ['Oui', 'non', 'bon']],
])('French words of %s', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ["it's the company's fault", ['it', "'s", 'the', 'company', "'s", 'fault']],
  ["they don't; they’ll", ['they', "don't", 'they', '’ll']],
  ["O'Brien, at 9:30, paid 1,234.5", ["O'Brien", 'at', '9:30', 'paid', '1,234.5']],
  ["the companies' well-being", ['the', 'companies', 'well-being']],
])('English words of %s', (text, expected) => {
  expect(words(text, 'en')).toEqual(expected);
});

test.each<[SpokenLanguage, string, string[]]>([
  ['it', "l'impresa dell’anno", ["l'", 'impresa', 'dell’', 'anno']],
  ['it', "un'altra, quest'anno, c'è", ["un'", 'altra', "quest'", 'anno', "c'", 'è']],
  ['it', "Com'è? Un po' di più", ["Com'", 'è', 'Un', 'po', 'di', 'più']],
  [
    'de',
    'Die Vereinsmitgliederversammlung, geht’s 1.200,50 €?',
    ['Die', 'Vereinsmitgliederversammlung', 'geht’s', '1.200,50'],
  ],
  ['es', '¿Qué? ¡El niño, 3,5 años!', ['Qué', 'El', 'niño', '3,5', 'años']],
  ['nl', "foto's van 's morgens", ["foto's", 'van', 's', 'morgens']],
  ['sv', 'På 10 000 gårdar', ['På', '10 000', 'gårdar']],
  ['pt', 'juntámo-nos à região', ['juntámo-nos', 'à', 'região']],
])('%s: words of %s', (language, text, expected) => {
  expect(words(text, language)).toEqual(expected);
});

test('elisions and contracted endings are told from words', () => {
  expect(tokenize("l'emploi d'aujourd'hui", 'fr').map(isElided)).toEqual([true, false, true, false]);
  expect(tokenize("it's", 'en').map(isElided)).toEqual([false, true]);
  expect(tokenize('dell´anno', 'it').map(isElided)).toEqual([true, false]);
});

const scraps = fc
  .array(fc.oneof(fc.string(), fc.constantFrom("l'", 'a-t-il', '10 000', ' ', '«', '.', 'œ', 'é', '-il', 'www.a', '@')))
  .map((parts) => parts.join(''));

test('words are ordered, apart and slices of the text', () => {
  fc.assert(
    fc.property(scraps, fc.constantFrom(...spokenLanguages), (text, language) => {
      let end = 0;
      for (const token of tokenize(text, language)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        end = token.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each(['a.', 'a-', "a'", '1 ', '123 ', 'x', 'http://', '.', 'a@', '-il', 'a b'])(
  'long runs of %j do not hang',
  (piece) => {
    expect(tokenize(`www.${piece.repeat(100_000 / piece.length)}`, 'fr').length).toBeGreaterThanOrEqual(0);
  },
  20_000,
);
