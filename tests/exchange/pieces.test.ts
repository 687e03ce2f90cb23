import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonParts } from '../../src/exchange/json-parts.ts';
import { textPieces } from '../../src/exchange/text-pieces.ts';
import { joined } from '../../src/model/pieces.ts';

test('a document in parts is what JSON.stringify writes of it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' }), (value) => {
      expect([...jsonParts(value)].join('')).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test('what JSON leaves out is left out of its parts', () => {
  const value = { a: undefined, b: { c: undefined, d: [undefined], e: null }, f: {}, g: [] };
  expect([...jsonParts(value)].join('')).toBe(JSON.stringify(value, null, 2));
});

test('a text in pieces is its UTF-8, also where parts cut a sign in two', () => {
  const text = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }).map((parts) => parts.join('é🙂’'));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (whole, length) => {
      const parts = Array.from({ length: Math.ceil(whole.length / length) }, (_, i) =>
        whole.slice(i * length, (i + 1) * length),
      );
      expect(new TextDecoder().decode(joined(textPieces(parts)))).toBe(whole);
    }),
  );
});

test('a long text is several pieces, and no sign is cut between them', () => {
  const parts = Array.from({ length: 3_000_000 }, (_, i) => (i % 2 === 0 ? '\ud83d' : '\ude42'));
  const pieces = textPieces(['a', ...parts]);
  expect(pieces.length).toBeGreaterThan(1);
  expect(new TextDecoder().decode(joined(pieces))).toBe(`a${'🙂'.repeat(1_500_000)}`);
});
