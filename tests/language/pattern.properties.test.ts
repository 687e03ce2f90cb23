import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../src/language/fold.ts';
import { compilePatterns, type IndicatorMatch, parsePattern } from '../../src/language/pattern.ts';
import { parseRegex, regexMatches } from '../../src/language/regex.ts';
import { buildRegexIndex } from '../../src/language/regex-index.ts';
import { requiredLiterals } from '../../src/language/regex-literals.ts';

const words = [
  'peur',
  'peurs',
  'concurrent',
  'Concurrence',
  'l’été',
  'savoir-faire',
  'a-t-il',
  'cœur',
  'ÉTÉ',
  '10 h 30',
];
const signs = [' ', ', ', '. ', '\n\n', ' « ', '-', '’', ' … '];
const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...signs)), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));
const expressions = [
  '/concurren(?:t|ce)s?/u',
  '/(?:peur|été)s?/u',
  '/[cp]oncurr/u',
  '/cœurs?/u',
  '/(?=peur)p\\w+/u',
  '/(?:concu)?rren/u',
  '/\\d+ h/u',
  '/savoir.faire/u',
];
const indicators = [
  ...expressions,
  'peur',
  'concurren*',
  'savoir faire',
  '[peur, été]~3',
  '-cœur',
  'il',
  '[peur, concurren*]~2',
];
const sets = fc.array(fc.record({ code: fc.constantFrom('a', 'b', 'c'), indicators: fc.subarray(indicators) }), {
  maxLength: 4,
});

const inOrder = (matches: readonly IndicatorMatch[]) => matches.map((match) => JSON.stringify(match)).sort();

test('many sets at once match as each of them alone', () => {
  fc.assert(
    fc.property(sets, texts, (all, text) => {
      const alone = all.flatMap((set) => compilePatterns([set], 'fr').match(text));
      expect(inOrder(compilePatterns(all, 'fr').match(text))).toEqual(inOrder(alone));
    }),
  );
});

test('the order of sets and indicators does not matter', () => {
  fc.assert(
    fc.property(sets, texts, (all, text) => {
      const turned = all.toReversed().map((set) => ({ ...set, indicators: set.indicators.toReversed() }));
      expect(inOrder(compilePatterns(turned, 'fr').match(text))).toEqual(
        inOrder(compilePatterns(all, 'fr').match(text)),
      );
    }),
  );
});

test('expressions that are passed over match nothing', () => {
  const regexes = expressions.map((text) => parseRegex(text) as RegExp);
  const index = buildRegexIndex(regexes);
  fc.assert(
    fc.property(texts, (text) => {
      const each = regexes.map((regex) => regexMatches(regex, foldText(text)));
      expect(regexes.map((_, at) => index.find(text).get(at) ?? [])).toEqual(each);
    }),
  );
});

test('a text is remembered as it is found the first time', () => {
  const matcher = compilePatterns([{ code: 'a', indicators }], 'fr');
  fc.assert(
    fc.property(texts, (text) => {
      expect(matcher.match(text)).toEqual(compilePatterns([{ code: 'a', indicators }], 'fr').match(text));
    }),
  );
});

test.each([
  ['/(?:grand|gros)e?s? risques?/u', ['risque']],
  ['/concurren(?:t|ce)s?/u', ['concurren']],
  ['/(?:peur|crainte)s?/u', ['peur', 'crainte']],
  ['/(?:peur|oui|on)s?/u', undefined],
  ['/(?:peur)?s?/u', undefined],
  ['/(?!peur)\\w+/u', undefined],
  ['/a(?:bon)ne/u', ['abonne']],
  ['/(?:bonne )+foi/u', ['bonne']],
  ['/\\bété\\b/u', ['ete']],
])('every match of %s holds %j', (text, expected) => {
  const parsed = parsePattern(text);
  expect('error' in parsed || parsed.kind !== 'regex' ? parsed : requiredLiterals(parsed.regex.source)).toEqual(
    expected,
  );
});
