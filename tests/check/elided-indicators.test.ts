import { expect, test } from 'vitest';
import { checkElided } from '../../src/check/elided-indicators.ts';
import { codedStudy } from '../coding/coded.ts';

const told = (indicator: string, more: Readonly<Record<string, string>> = {}) =>
  checkElided(codedStudy({ 'codebook/1-vie/a.md': `---\nid: a\nindicators: ["${indicator}"]\n---\n`, ...more })).map(
    ({ message }) => message.split('« a » ')[1],
  );
const interview = (language: string) => `---\nlanguage: ${language}\n---\n\n**R :** So.\n`;

test('an exclusion is advised to stay one', () => {
  expect(told("-l'*")).toEqual([
    "finds nothing: elided words are passed over. Write `-/\\bl'/u`, or the word that follows.",
  ]);
});

test('what begins with a word of grammar finds all that begins so', () => {
  expect(told("qu'il*")).toEqual([
    "finds every word that begins with « il », with or without « qu' »: elided words are passed over. Write `/\\bqu'il/u`, or the word that follows.",
  ]);
  expect(told("-eau l'*")).toEqual([
    "finds every « eau », with or without « l' »: elided words are passed over. Write `-/\\beau\\s+l'/u`, or the word that follows.",
  ]);
});

test('no regular expression is advised within a near form', () => {
  expect(told("[l', eau]~5")).toEqual([
    "finds nothing: elided words are passed over. A near form looks for whole words: leave « l' » out of it, and write `eau`.",
  ]);
  expect(told("[jusqu'à, l']~5")).toEqual([
    "does not find « jusqu' »: elided words are passed over. A near form looks for whole words: leave « jusqu' » out of it.",
  ]);
});

test('sources of another language than the study’s are thought of, once for each language', () => {
  const english = { 'study.yaml': 'language: en\n', 'corpus/a.md': interview('en') };
  expect(told('jusqu*', english)).toEqual([]);
  expect(told('jusqu*', { ...english, 'corpus/b.md': interview('fr'), 'corpus/c.md': interview('fr') })).toEqual([
    "does not find « jusqu' » in French: elided words are passed over. Write `/\\bjusqu/u`, or the word that follows.",
  ]);
});
