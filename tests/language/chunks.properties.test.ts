import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chunks } from '../../src/language/chunks.ts';
import { foldWord } from '../../src/language/fold.ts';
import { Gate, steady } from '../../src/language/gate.ts';
import { compilePatterns } from '../../src/language/pattern.ts';
import { stemmer } from '../../src/language/stem.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { type SpokenLanguage, spokenLanguages } from '../../src/model/spoken.ts';
import { Utf8Text } from '../../src/model/utf8-text.ts';

const piece = fc.constantFrom(
  ...[
    'emploi',
    'l’',
    "d'",
    'dit-il',
    'a-t-il',
    'rendez-vous',
    'adhérent·e·s',
    'étudiant(e)s',
    'P.M.E.',
    'U.S',
    'don’t',
  ],
  ...['1', '12', '200', '1 200,5', '14 h 30', '14 h', 'h', 'H', '3,5', '12:30', '1.200', '2021', '3e', 'le 5'],
  ...[
    'www.a.fr',
    'https://a.b/c?d=1.',
    'x@y.org',
    'R&D',
    'œuvre',
    'ÉTÉ',
    'e\u0301te\u0301',
    'so\u00adft',
    '日本',
    'ΣΑΣ',
    'ªx',
    'º',
    '²',
    'lʼemploi',
    'ć',
  ],
  ...[' ', ' ', ' ', '\n', '\u00a0', '\u202f', '\u2009', '\t', '\u3000', '  '],
  ...['.', ',', '…', '«', '»', '"', '(', ')', '-', '‑', '’', '*', '_', ':', ';', '/', '😀'],
);
const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
const languages = fc.constantFrom(...spokenLanguages);

test('the words of a text are those of its chunks', () => {
  const spelled: string[] = [];
  const chunks = new Chunks(
    (id, chunk) => {
      spelled[id] = chunk;
      return true;
    },
    () => spelled.splice(0),
  );
  fc.assert(
    fc.property(texts, languages, (text, language) => {
      const count = chunks.scan(text);
      const starts = chunks.starts(count);
      const words = [...chunks.ids.slice(0, count)].flatMap((id, at) => {
        const from = starts[at] as number;
        expect(text.startsWith(spelled[id] as string, from)).toBe(true);
        return tokenize(spelled[id] as string, language).map(({ start, end, text: word }) => ({
          start: from + start,
          end: from + end,
          text: word,
        }));
      });
      expect(words).toEqual(tokenize(text, language));
    }),
    { numRuns: 2000 },
  );
});

test('a spelling keeps its number, however many there are', () => {
  const learned: string[] = [];
  const chunks = new Chunks(
    (id, chunk) => {
      learned[id] = chunk;
      return true;
    },
    () => undefined,
  );
  const text = Array.from({ length: 5000 }, (_, i) => `mot${i % 3000}`).join(' ');
  expect(chunks.scan(text)).toBe(5000);
  expect([...chunks.ids.slice(0, 5000)].map((id) => learned[id])).toEqual(text.split(' '));
  expect(learned).toHaveLength(3000);
});

test('a chunk may be as long as a text', () => {
  const learned: string[] = [];
  const chunks = new Chunks(
    (id, chunk) => {
      learned[id] = chunk;
      return true;
    },
    () => undefined,
  );
  const long = 'été'.repeat(100_000);
  expect(chunks.scan(`${long} ${long}a`)).toBe(2);
  expect(learned).toEqual([long, `${long}a`]);
});

const letters = 'abcdefghijklmnopqrstuvwxyzéèàçœïôũßñãõäöüåø'.split('');
const endings =
  'icateur ication issement es ers ees iere cion coes cao oes aos ies eeen en heid ing ed ement ation euses iques ità ando ismo ungen heten ene'.split(
    ' ',
  );
const wordsOfAny = fc
  .tuple(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 7 }), fc.constantFrom('', ...endings))
  .map(([start, end]) => start.join('') + end);

test('stemmers leave the first two letters of words that are not short', () => {
  const stemmers = new Map(spokenLanguages.map((language) => [language, stemmer(language)]));
  fc.assert(
    fc.property(wordsOfAny, languages, (word, language) => {
      const folded = foldWord(word);
      fc.pre(folded.length >= steady);
      const asMet = (text: string) => text.slice(0, 2).replace(/y$/, 'i').replace(/q$/, 'c');
      expect(asMet(stemmers.get(language)?.stem(word) as string)).toBe(asMet(folded));
    }),
    { numRuns: 20_000 },
  );
});

test('what a chunk may open is found before it is taken apart', () => {
  fc.assert(
    fc.property(wordsOfAny, texts, languages, fc.boolean(), (word, text, language, opens) => {
      const { stem } = stemmer(language as SpokenLanguage);
      const looked = [stem(word)].filter((one) => one !== '');
      const chunk = `${text.replace(/\s/g, '')}-${opens ? word : ''}`;
      const said = tokenize(chunk, language).map((token) => stem(token.text.split(/[-‐‑]/)[0] as string));
      if (looked.some((one) => said.includes(one))) expect(new Gate(looked, []).admits(chunk)).toBe(true);
      const prefix = foldWord(word).slice(0, 3);
      if (tokenize(chunk, language).some((token) => foldWord(token.text).startsWith(prefix)))
        expect(new Gate([], [prefix]).admits(chunk)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const indicators = [
  ...['emploi', 'œuvr*', 'rendez-vous', 'dit il', 'P.M.E.', '14 h', '1 200,5', 'été', '/\\d+ h/u', '/œuvre/u'],
  ...['[emploi, été]~3', '-emploi', '-[h, été]~4', 'adhérent', 'étudiant', 'l’emploi', 'x*', 'a*', 'o', '"R&D"'],
];
const sets = fc.array(fc.record({ code: fc.constantFrom('a', 'b', 'c'), indicators: fc.subarray(indicators) }), {
  maxLength: 4,
});

test('the codes of a paragraph are those whose indicators match in it', () => {
  fc.assert(
    fc.property(sets, texts, languages, (all, text, language) => {
      const { fires, codes, indicators, find, match } = compilePatterns(all, language);
      const keys = (hits: readonly { code: string; indicator: string }[]) =>
        [...new Set(hits.map(({ code, indicator }) => `${code} ${indicator}`))].sort();
      const fired = fires.in(Utf8Text.of(text));
      expect(keys(indicators(fired))).toEqual(keys(find(text)));
      expect([...codes(fired)].sort()).toEqual([...new Set(match(text).map(({ code }) => code))].sort());
    }),
    { numRuns: 2000 },
  );
});

const shortWords = fc.constantFrom(
  ...[
    'et',
    'la',
    'Les',
    'été',
    'ete',
    'État',
    'h',
    'x',
    'xy',
    'xyz',
    'emploi',
    'emplois',
    'employé',
    'en',
    'Œuvre',
    'dit',
    'dits',
  ],
  ...[
    'adhérer',
    'adhérents',
    'ad',
    'été,',
    'emploi.',
    '(emploi',
    "d'emploi",
    'emploi-ci',
    'x*',
    'h,',
    'PME',
    'p.m.e.',
    'qu’emploi',
  ],
);
const spoken = fc
  .array(
    fc.tuple(
      shortWords,
      fc.constantFrom(' ', ' ', ' ', '\u00a0', ', ', '. ', '-', '’', '·', '.', '…', '\n', ' 3 ', '3'),
    ),
  )
  .map((words) => words.flat().join(''));

test('what was learned of some paragraphs changes nothing that is found in others', () => {
  fc.assert(
    fc.property(sets, fc.array(spoken, { maxLength: 12 }), languages, (all, paragraphs, language) => {
      const { codes, fires, match } = compilePatterns(all, language);
      for (const text of [...paragraphs, ...paragraphs])
        expect([...codes(fires.in(Utf8Text.of(text)))].sort()).toEqual(
          [...new Set(match(text).map(({ code }) => code))].sort(),
        );
    }),
    { numRuns: 2000 },
  );
});

test('more spellings than are remembered change nothing that is found', () => {
  const looked = [{ code: 'a', indicators: ['machine', 'prête*', '[prêter, machine]~4', 'on se prête'] }];
  const fresh = (text: string) => compilePatterns(looked, 'fr').find(text);
  const matcher = compilePatterns(looked, 'fr');
  const codesOf = (text: string) => matcher.codes(matcher.fires.in(Utf8Text.of(text)));
  const said = 'Rendez-vous-y, dit-il : on se prête nos vieilles machines, on se prête du temps, des machines.';
  const others = 'prête ceci ou cela ou tout : une machine se prête, on se prête du temps qui reste, une machine';
  expect(matcher.find(said)).toEqual(fresh(said));
  // Half a million are remembered. What is met next gets the numbers that the words above had.
  for (let met = 0; met < 10; met++)
    expect(codesOf(Array.from({ length: 50_000 }, (_, i) => `tisserand${met * 50_000 + i}`).join(' '))).toEqual([]);
  for (const text of [others, said]) expect(matcher.find(text)).toEqual(fresh(text));
  expect(codesOf('tisserand7 on se prête tout')).toEqual(['a']);
});
