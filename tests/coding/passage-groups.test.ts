import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageGroups } from '../../src/coding/passage-groups.ts';
import { overlaps, type Span } from '../../src/model/span.ts';

const part = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]) => ({ start, end: start + length }));
const passages = fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), { maxLength: 10 });

test('passages are together if and only if a chain of shared words joins them', () => {
  fc.assert(
    fc.property(passages, (drawn) => {
      const all = drawn.map((parts) => ({
        segment: { source: 's', text: '', parts, start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 },
      }));
      const groups = passageGroups(all);
      const shares = (a: readonly Span[], b: readonly Span[]) =>
        a.some((one) => b.some((other) => overlaps(one, other)));
      const reached = (from: (typeof all)[number]) => {
        const found = new Set([from]);
        for (const one of found)
          for (const other of all) if (shares(one.segment.parts, other.segment.parts)) found.add(other);
        return found;
      };
      expect(groups.flat().length).toBe(all.length);
      for (const group of groups) expect(new Set(group)).toEqual(reached(group[0] as (typeof all)[number]));
    }),
  );
});
