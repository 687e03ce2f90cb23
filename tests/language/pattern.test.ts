import { expect, test } from 'vitest';
import { compilePatterns, matchPattern, type Pattern, parsePattern } from '../../src/language/pattern.ts';

function pattern(text: string): Pattern {
  const parsed = parsePattern(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed;
}

const hits = (indicator: string, text: string) =>
  matchPattern(pattern(indicator), text, 'fr').map(({ start, end }) => text.slice(start, end));

test.each([
  ['rivalité', 'LES RIVALITES, la rivalité', ['RIVALITES', 'rivalité']],
  ['peur', 'peureux', []],
  ['concurren*', 'Concurrents et concurrence', ['Concurrents', 'concurrence']],
  ['chasse en meute', 'On CHASSE en meutes.', ['CHASSE en meutes']],
  ['chasse en meute', 'la chasse. En meute', []],
  ['"chef d’entreprise"', "les chefs d'entreprises", ["chefs d'entreprises"]],
  ["s'entraider", 'on doit entraider', ['entraider']],
  ['savoir faire', 'un savoir-faire', ['savoir-faire']],
  ['savoir-faire', 'savoir faire', ['savoir faire']],
  ['parole', 'le porte-parole', []],
  ['multi*', 'multi-sectoriel', ['multi-sectoriel']],
  ['partage* d’inform*', 'partager des informations, partage d’informations', ['partage d’informations']],
  ['a il dit', 'Qu’a-t-il dit', ['a-t-il dit']],
  ['[peur, concurrent]~10', 'Les concurrents font peur', ['concurrents font peur']],
  ['[peur, concurrent]~2', 'peur un deux concurrents', []],
  ['[peur, concurrent]~3', 'peur un deux concurrents', ['peur un deux concurrents']],
  ['[peur, peur]~5', 'la peur', []],
  ['[peur*, « bouche à oreille »]~5', 'bouche-à-oreille et peurs', ['bouche-à-oreille et peurs']],
  ['/co-?opétition/u', 'Coopétition, CO-OPETITION', ['Coopétition', 'CO-OPETITION']],
  ['/cœurs?\\b/u', 'Les coeurs, le cœur', ['coeurs', 'cœur']],
  ['/\\S+té\\b/u', 'La LIBERTE', ['LIBERTE']],
])('%s in « %s »', (indicator, text, expected) => {
  expect(hits(indicator, text)).toEqual(expected);
});

test('a forbidding pattern silences its own set only', () => {
  const matcher = compilePatterns(
    [
      { code: 'concurrence', indicators: ['concurren*', '-concurrence déloyale'] },
      { code: 'loi', indicators: ['déloyal', '(', '/(a+)+/u'] },
    ],
    'fr',
  );
  expect(matcher.match('La concurrence déloyale.')).toEqual([
    { code: 'loi', indicator: 'déloyal', start: 15, end: 23 },
  ]);
  expect(matcher.match('La concurrence.').map(({ code }) => code)).toEqual(['concurrence']);
  expect(matchPattern(pattern('-mort'), 'peur de la mort', 'fr')).toEqual([]);
});

test.each(['', '-', '...', '*x', 'a*b', '[a]~3', '[a, b]', '[, a]~3', '/a', '/[/u', '/a/gu', '/(a)\\1/u'])(
  '%j is no pattern',
  (text) => {
    expect(parsePattern(text)).toHaveProperty('error');
  },
);

test.each([
  '/(a+)+$/u',
  '/(a|aa)+$/u',
  '/(.*)*x/u',
  '/(x+x+)+y/u',
  '/(a?){30}a{30}/u',
  '/(a|b|ab)*c/u',
  '/(?=(a+)+)b/u',
  '/(?:(?:|)b)+/u',
  '/(a+){10}/u',
  '/.*.*.*x/u',
  '/.*a.*b.*c/u',
  '/(ab)*(ab)*(ab)*c/u',
  '/a*a*a*b/u',
])('%s could hang and is refused', (text) => {
  expect(parsePattern(text)).toHaveProperty('error', expect.stringMatching(/could run/));
});

test.each([
  '/de (\\w+ ){0,3}concurrence/u',
  '/(?:très\\s+)*bon/u',
  '/\\bpeur.*concurrent/u',
  '/(mot|mots)+/u',
  '/\\w+ \\w+ \\w+x/u',
  '/a*a*b/u',
  '/\\d{1,2}[/.]?\\d{1,2}/u',
  '/(?:un|une) (?:grand|gros)e?s? risques?/u',
])('%s is safe and accepted', (text) => {
  expect(parsePattern(text)).not.toHaveProperty('error');
});

test('a thousand indicators cost one pass', () => {
  const indicators = Array.from({ length: 1000 }, (_, at) => `mot${at.toString(36)} ${at % 2 ? 'clé' : 'cl*'}`);
  const matcher = compilePatterns([{ code: 'a', indicators }], 'fr');
  const text = 'Un paragraphe ordinaire avec motz clés et autre chose. '.repeat(2000);
  expect(matcher.match(text).length).toBe(2000);
});
