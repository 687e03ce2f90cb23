import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembled, joined, type KeptPieces, type Part } from '../../src/model/part.ts';

/** Texts, and pieces by their keys: a piece that stands in two places has one key. */
const parts = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(3)).map(([key, order]) => ({ key, order })),
  ),
);

const textOf = (key: string) => `« ${key.repeat(key.charCodeAt(0) % 5)} »`;

test('a text is the same whatever is known of its pieces, and only what is not known is made, in order', () => {
  fc.assert(
    fc.property(
      parts,
      fc.array(fc.constantFrom<string>('a', 'b', 'c')),
      fc.array(fc.constantFrom<string>('a', 'b')),
      (all, known, lost) => {
        const made: { key: string; order: number }[] = [];
        const given = all.map((part): Part => {
          if (typeof part === 'string') return part;
          const make = () => {
            made.push(part);
            return textOf(part.key);
          };
          return { ...part, make };
        });
        const kept: KeptPieces = {
          lengthOf: (key) => (known.includes(key) ? Buffer.byteLength(textOf(key)) : undefined),
          read(key, into) {
            Buffer.from(into.buffer, into.byteOffset, into.length).write(lost.includes(key) ? 'xxxxxxx' : textOf(key));
            return !lost.includes(key);
          },
        };
        const whole = all.map((part) => (typeof part === 'string' ? part : textOf(part.key))).join('');
        const { bytes, places } = assembled(given, kept);
        expect(Buffer.from(bytes).toString()).toBe(whole);
        for (const { key, start, length } of places)
          expect(Buffer.from(bytes.subarray(start, start + length)).toString()).toBe(textOf(key));
        const keys = made.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => known.includes(key) && !lost.includes(key))).toEqual([]);
        const first = made.filter(({ key }) => !known.includes(key)).map(({ order }) => order);
        expect(first).toEqual([...first].sort((a, b) => a - b));
        expect(joined(given)).toBe(whole);
        expect(Buffer.from(assembled(given).bytes).toString()).toBe(whole);
      },
    ),
  );
});
