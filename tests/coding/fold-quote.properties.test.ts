import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldQuote } from '../../src/coding/fold-quote.ts';
import { Steps } from '../../src/coding/steps.ts';
import { foldSlowly } from './fold-slowly.ts';

const scraps = [
  ...[
    'la',
    'été',
    'œuvre',
    'vice-président',
    'e\u0301',
    '\u0301',
    'n\u0303',
    'o\u0302\u0301',
    '𝒜',
    '\ud800',
    '日本',
    'ẞ',
    '\u1680',
  ],
  ...[' ', '  ', '\u00a0', '\u202f', '\t', '\n', '\n\n', '\r', '\u0001', '\u2028', '\ufeff', '\u200b', '\u00ad'],
  ...["'", '’', '"', '«', '»', '“', '…', '...', '\u2011', '–', '€', '!', '?', ';', ':', '%', ',', '.', '(', '\u20d0'],
  ...['*', '**', '_', '`', '\\', '\\*', '> ', '>', '# ', '## ', '#', '-', 'x_y', '[…]'],
];
const text = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...scraps) }, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

it('folds as it would one character after the other, and knows where each unit stands', () => {
  fc.assert(
    fc.property(text, (original) => {
      const folded = foldQuote(original);
      const { units, breaks } = foldSlowly(original);
      expect(folded.text).toBe(units.map(({ unit }) => unit).join(''));
      expect(folded.breaks).toEqual(breaks);
      units.forEach(({ from, to }, i) => {
        expect([folded.startOf(i), folded.endOf(i)]).toEqual([from, to]);
      });
    }),
    { numRuns: 2000 },
  );
});

it('finds its units in a text that the folded one is pieces of', () => {
  const steps = fc.array(fc.record({ piece: text, skipped: fc.nat(5) }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(steps, (pieces) => {
      const joined = pieces.map(({ piece }) => piece).join('');
      const offsets = new Steps();
      const at: number[] = [];
      let offset = 0;
      for (const { piece, skipped } of pieces) {
        offset += skipped;
        offsets.add(at.length, offset);
        for (let i = 0; i < piece.length; i++) at.push(offset++);
      }
      const folded = foldQuote(joined, offsets);
      foldSlowly(joined).units.forEach(({ from, to }, i) => {
        expect([folded.startOf(i), folded.endOf(i)]).toEqual([at[from], (at[to - 1] as number) + 1]);
      });
    }),
    { numRuns: 300 },
  );
});

it('folds a text longer than any that came before it, of narrow signs or wide ones', () => {
  expect(foldQuote('à… « ok » ’'.repeat(20_000)).text).toBe(`à..."ok"'`.repeat(20_000));
  expect(foldQuote('5 € « ok »'.repeat(20_000)).text).toBe('5 €"ok"'.repeat(20_000));
  expect(foldQuote('…'.repeat(60_000)).text).toBe('...'.repeat(60_000));
});
