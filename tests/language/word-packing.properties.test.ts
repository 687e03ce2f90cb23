import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePatterns } from '../../src/language/pattern.ts';
import { wordPacking } from '../../src/language/word-packing.ts';
import { type SpokenLanguage, spokenLanguages } from '../../src/model/spoken.ts';
import { Utf8Text } from '../../src/model/utf8-text.ts';

const words = fc.oneof(
  fc.constantFrom(
    ...[
      'l’emploi',
      'emplois',
      '(emploi)',
      'd’un',
      'œuvres,',
      'été',
      'e\u0301te\u0301',
      'rendez-vous',
      '«',
      '»',
      '!',
      '14',
      'h',
      '30',
      '1',
      '200,5',
    ],
    ...[
      'P.M.E.',
      'R&D',
      'dit-il',
      'on',
      'se',
      'prête',
      'machines',
      'risque',
      'ris\u00adque',
      'ris\ufeffque',
      '𝔢mploi',
      'étudiant·e·s',
      'x',
    ],
  ),
  fc.string({ maxLength: 4 }),
);
const gaps = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ' ',
  '  ',
  '   ',
  '\u00a0',
  '\u202f',
  '\u3000',
  '\n',
  '\t',
  '\ufeff',
  ' \u00a0 ',
  '-',
  '’',
);
const paragraph = fc.array(fc.tuple(words, gaps), { maxLength: 14 }).map((parts) => parts.flat().join(''));
const texts = fc.array(fc.array(paragraph, { maxLength: 5 }), { maxLength: 5 });

const indicators = [
  ...[
    'emploi',
    'œuvr*',
    'rendez-vous',
    'dit il',
    'P.M.E.',
    '14 h',
    '1 200,5',
    'été',
    '/\\d+ h/u',
    '/œuvre/u',
    '/risque/',
  ],
  ...['[emploi, été]~3', '-emploi', '-[h, été]~4', 'étudiant', 'x*', 'on se prête', '-machine', '/\\s/', '"R&D"'],
];
const sets = fc.array(fc.record({ code: fc.constantFrom('a', 'b', 'c'), indicators: fc.subarray(indicators) }), {
  maxLength: 4,
});

const asWritten = (texts: readonly (readonly string[])[]) => texts.map((text) => text.map(Utf8Text.of));
const isWellFormed = (text: readonly string[]) => text.every((one) => Buffer.from(one).toString() === one);

test('what was packed is had again byte for byte, whatever was packed before', () => {
  fc.assert(
    fc.property(texts, (all) => {
      fc.pre(all.every(isWellFormed));
      const packed = wordPacking.open(wordPacking.pack(asWritten(all)));
      expect(all.map((_, text) => packed.paragraphs(text).map(String))).toEqual(all);
    }),
    { numRuns: 2000 },
  );
});

test('the words of a text make fire what its paragraphs do', () => {
  fc.assert(
    fc.property(texts, sets, fc.constantFrom(...spokenLanguages), (all, patterns, language) => {
      fc.pre(all.every(isWellFormed));
      const packed = wordPacking.open(wordPacking.pack(asWritten(all)));
      const { fires } = compilePatterns(patterns, language as SpokenLanguage);
      const inOrder = (fired: readonly number[]) => [...fired].sort((a, b) => a - b);
      for (const [text, paragraphs] of all.entries()) {
        const read = paragraphs.map((one) => inOrder(fires.in(Utf8Text.of(one)))).filter(({ length }) => length > 0);
        const { paragraphs: size, fired } = packed.fired(text, fires);
        expect(size).toBe(paragraphs.length);
        expect(fired.map(inOrder)).toEqual(read);
      }
    }),
    { numRuns: 3000 },
  );
});

test('more words than two bytes can number, and one longer than they can measure, are packed all the same', () => {
  const many = Array.from({ length: 70_000 }, (_, i) => `mot${i}`).join(' ');
  const long = `${'a'.repeat(70_000)} b`;
  for (const text of [many, long]) {
    const packed = wordPacking.open(wordPacking.pack(asWritten([[text, 'b'], ['b']])));
    expect(packed.paragraphs(0).map(String)).toEqual([text, 'b']);
    expect(packed.paragraphs(1).map(String)).toEqual(['b']);
  }
});

test('a pack of a machine that orders bytes otherwise is refused', () => {
  const packed = wordPacking.pack(asWritten([['un mot']]));
  expect(() => wordPacking.open(packed.subarray(0, 16).swap32())).toThrow();
});
