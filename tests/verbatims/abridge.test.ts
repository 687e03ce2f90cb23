import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from '../../src/language/sentences.ts';
import { abridge } from '../../src/verbatims/abridge.ts';
import { wordCount } from '../../src/verbatims/word-count.ts';

const visit = 'Nous visitons une entreprise chaque mois.';
const coffee = 'Elle offre le café et montre ses machines.';
const order = 'Une commande est née ainsi entre deux voisins.';
const trust = 'La confiance vient de ces matinées.';
const winter = 'En hiver les visites se font rares.';
const paragraph = [visit, coffee, order, trust, winter].join(' ');

const french = { language: 'fr', stopWords: { add: [], remove: [] } } as const;
const cut = (text: string, words: number, keep?: string[]) => abridge(text, french, { words, ...(keep && { keep }) });

test('a text up to a fifth longer than the limit is shown whole', () => {
  expect(wordCount(paragraph)).toBe(35);
  expect(cut(paragraph, 30)).toEqual({ paragraphs: [paragraph], abridged: false });
  expect(cut(paragraph, 29).abridged).toBe(true);
});

test('the beginning is kept where nothing speaks for another place', () => {
  expect(cut(paragraph, 15).paragraphs).toEqual([`${visit} ${coffee} […]`]);
});

test('words worth keeping move the choice, in any inflected form', () => {
  expect(cut(paragraph, 14, ['confiances']).paragraphs).toEqual([`[…] ${order} ${trust} […]`]);
});

test('a run does not start where it cannot be read alone', () => {
  const shown = cut([`Cela dure depuis dix ans et ${visit.toLowerCase()}`, order, trust].join(' '), 15);
  expect(shown.paragraphs).toEqual([`[…] ${order} ${trust}`]);
});

test('where no sentence reads alone, the run starts on the one that needs least', () => {
  const text =
    'Cela se décide en avril. Elles sont alors douze à signer. Ce jour est une fête. Ils signent chez le maire.';
  expect(cut(text, 5).paragraphs).toEqual(['[…] Ce jour est une fête. […]']);
});

test('two runs where the words worth keeping stand apart', () => {
  expect(cut(paragraph, 14, ['entreprises', 'hiver']).paragraphs).toEqual([`${visit} […] ${winter}`]);
});

test.each([
  ['the middle of a paragraph', `${visit} ${coffee}\n\n${winter}`, 14, ['visitons', 'hiver'], [`${visit} […]`, winter]],
  ['its start', `${visit}\n\n${coffee} ${winter}`, 14, ['visitons', 'hiver'], [visit, `[…] ${winter}`]],
  ['a whole one', `${visit}\n\n${coffee}\n\n${winter}`, 14, ['visitons', 'hiver'], [visit, '[…]', winter]],
  [
    'two whole ones',
    `${visit}\n\n${coffee}\n\n${order}\n\n${winter}`,
    14,
    ['visitons', 'hiver'],
    [visit, '[…]', winter],
  ],
  ['the first one', `${coffee}\n\n${visit}`, 8, [], [`[…] ${visit}`]],
  ['the last one', `${visit}\n\n${coffee}`, 8, [], [`${visit} […]`]],
])('one mark where what is left out is %s', (_, text, words, keep, shown) => {
  expect(cut(text, words, keep).paragraphs).toEqual(shown);
});

test('one sentence longer than the limit stays whole', () => {
  const long = `Nous ${'visitons puis '.repeat(30)}partons.`;
  expect(cut(long, 20)).toEqual({ paragraphs: [long], abridged: false });
});

test('marks already there stay, and merge with a cut beside them', () => {
  expect(cut(`${visit} […] ${order} ${coffee} ${trust}`, 7).paragraphs).toEqual([`${visit} […]`]);
  expect(cut(`${visit} […] ${order} ${coffee} ${trust}`, 15).paragraphs).toEqual([`${visit} […] ${order} […]`]);
});

test('a quotation is not left open', () => {
  const said = `« ${visit} Nous offrons aussi le café. » ${order} ${trust} ${winter}`;
  const { paragraphs } = cut(said, 15);
  expect(paragraphs.join(' ').split('«').length).toBe(paragraphs.join(' ').split('»').length);
});

const sentence = fc.constantFrom(
  visit,
  coffee,
  order,
  trust,
  winter,
  'Cela marche.',
  'Pourquoi pas ?',
  '[…]',
  'On dit « oui » puis on part…',
  'Et donc !',
);
const text = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(' ')).join('\n\n'));
const keep = fc.subarray(['confiance', 'machines', 'hiver', 'commande']);

test('what is shown are whole sentences of the text, in their order, and marks', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 60 }), keep, (original, words, keep) => {
      const shown = cut(original, words, keep).paragraphs.join('\n\n');
      const pieces = (whole: string) =>
        sentences(withoutMarks(whole), 'fr').map((s) => withoutMarks(whole).slice(s.start, s.end));
      expect(isSubsequence(pieces(shown), pieces(original))).toBe(true);
      expect(isSubsequence([...withoutMarks(shown)], [...withoutMarks(original)])).toBe(true);
    }),
  );
});

test('within the limit, or one sentence, or whole; never two marks in a row that were not there', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 60 }), keep, (original, words, keep) => {
      const { paragraphs, abridged } = cut(original, words, keep);
      const shown = paragraphs.join('\n\n');
      const isOneSentence = sentences(withoutMarks(shown).trim(), 'fr').length === 1;
      expect(!abridged || isOneSentence || wordCount(shown) <= words).toBe(true);
      expect(abridged).toBe(
        withoutMarks(shown).trim() !== withoutMarks(original).trim() ||
          shown.includes('[…]') !== original.includes('[…]'),
      );
      if (!/\[…\]\s*\[…\]/u.test(original)) expect(shown).not.toMatch(/\[…\]\s*\[…\]/u);
    }),
  );
});

function withoutMarks(whole: string): string {
  return whole.replaceAll(/ ?\[…\]/gu, '');
}

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const piece of long) if (piece === short[at]) at += 1;
  return at === short.length;
}
