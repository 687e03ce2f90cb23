import { describe, expect, test } from 'vitest';
import { readModelAnswer } from '../../src/coding/model-answer.ts';
import { parseStudy } from '../../src/parse/study.ts';

const file = (text: string) => new TextEncoder().encode(text);
const { study } = parseStudy({
  name: 'essai',
  files: new Map([
    ['codebook/1-vie/entraide.md', file('---\nlabel: Entraide\naliases: [solidarite]\n---\nS’aider.\n')],
    ['codebook/1-vie/loyer.md', file('---\nlabel: Loyer\n---\nCe qu’on paie.\n')],
    ['codebook/1-vie/fete.md', file('---\nlabel: Fête\n---\nSe réunir.\n')],
  ]),
  folders: ['codebook', 'codebook/1-vie'],
  unreadable: [],
});

const paragraph = 'On s’entraide : « chacun prête\u00a0ses outils », et le loyer, *lui*, monte… L’art de la partie.';
const read = (answer: string) => readModelAnswer(answer, paragraph, study.codebook, new Set(['entraide', 'loyer']));
const one = (code: unknown, quote: unknown, confidence?: unknown) =>
  JSON.stringify({ codes: [{ code, quote, confidence }] });
const nothing = { answers: 0, codes: 0, quotes: 0 };

describe('words of the paragraph are taken, as they stand there', () => {
  test.each([
    ['chacun prête ses outils', 'chacun prête\u00a0ses outils'],
    ["On s'entraide", 'On s’entraide'],
    ['On s’entraide: "chacun prête ses outils"', 'On s’entraide : « chacun prête\u00a0ses outils »'],
    ['« le loyer »', 'le loyer'],
    ['« chacun prête ses outils »', '« chacun prête\u00a0ses outils »'],
    ['le loyer, lui, monte...', 'le loyer, *lui*, monte…'],
    ['art', 'art'],
  ])('%s', (quote, shown) => {
    expect(read(one('entraide', quote, 0.7))).toEqual({
      given: [{ code: 'entraide', quote: shown, confidence: 0.7 }],
      refused: nothing,
    });
  });
});

test.each([
  ['invented', 'les voisins s’aiment'],
  ['shortened', 'chacun prête … outils'],
  ['in other case', 'CHACUN PRÊTE'],
  ['without accents', 'chacun prete'],
  ['a part of a word', 'part'],
  ['no word', '…'],
  ['empty', ''],
  ['no text', 12],
])('a quote that is %s is refused', (_, quote) => {
  expect(read(one('entraide', quote))).toEqual({ given: [], refused: { ...nothing, quotes: 1 } });
});

test.each([['amitie'], ['fete'], ['Entraide'], [3], [null]])(
  'the code %j, which it could not choose, is refused',
  (code) => {
    expect(read(one(code, 'le loyer'))).toEqual({ given: [], refused: { ...nothing, codes: 1 } });
  },
);

test('a former id is the code', () => {
  expect(read(one('solidarite', 'le loyer')).given).toMatchObject([{ code: 'entraide' }]);
});

test.each([
  [undefined, 1],
  ['0.4', 1],
  [7, 1],
  [-1, 0],
  [0.25, 0.25],
])('confidence %j is %d', (said, confidence) => {
  expect(read(one('loyer', 'le loyer', said)).given).toMatchObject([{ confidence }]);
});

test('of a code given twice the surer one counts', () => {
  const answer = [
    { code: 'loyer', quote: 'le loyer', confidence: 0.2 },
    { code: 'loyer', quote: 'monte', confidence: 0.6 },
  ];
  expect(read(JSON.stringify(answer)).given).toEqual([{ code: 'loyer', quote: 'monte', confidence: 0.6 }]);
});

test.each([
  ['a list', `[${one('loyer', 'le loyer').slice(10, -2)}]`],
  ['in a fence', `\`\`\`json\n${one('loyer', 'le loyer')}\n\`\`\``],
  ['after thinking', `<think>{"codes": [?]} peut-être</think>\nVoici : ${one('loyer', 'le loyer')}`],
])('an answer %s is read', (_, answer) => {
  expect(read(answer)).toMatchObject({ given: [{ code: 'loyer' }], refused: nothing });
});

test('no code is an answer', () => {
  expect(read('{"codes": []}')).toEqual({ given: [], refused: nothing });
});

test.each([
  '',
  'Aucun code.',
  '{"codes": [',
  '{"codes": "loyer"}',
  '{"codes": ["loyer"]}',
  'null',
  '{"codes": [null]}',
])('the answer %j is refused as a whole', (answer) => {
  expect(read(answer)).toEqual({ given: [], refused: { ...nothing, answers: 1 } });
});
