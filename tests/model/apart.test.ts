import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstApart } from '../../src/model/apart.ts';
import { overlaps, type Span } from '../../src/model/span.ts';

const span = fc.tuple(fc.nat(24), fc.nat(5)).map(([start, length]) => ({ start, end: start + length }));

test('of spans that overlap the first is kept, as asking each of all kept before finds', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const kept: Span[] = [];
      for (const one of spans) if (!kept.some((other) => overlaps(one, other))) kept.push(one);
      expect(firstApart(spans)).toEqual(kept);
    }),
    { numRuns: 3000 },
  );
});

test('of very many the time is that of putting them in order', () => {
  const spans = Array.from({ length: 300_000 }, (_, i) => {
    const start = ((i * 7919) % 300_000) * 2;
    return { start, end: start + 3 };
  });
  const begun = performance.now();
  const kept = firstApart(spans);
  expect(kept.length).toBeGreaterThan(100_000);
  expect(performance.now() - begun).toBeLessThan(5000);
});
