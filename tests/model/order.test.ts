import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, compareText } from '../../src/model/order.ts';

describe('compareText', () => {
  it('is the order of code points', () => {
    expect(['é', 'z', 'Z', '😀', 'ﬁ', 'a'].sort(compareText)).toEqual(['Z', 'a', 'z', 'é', 'ﬁ', '😀']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const points = (text: string) => Buffer.from(text);
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(points(a), points(b)));
      }),
    );
  });
});

describe('compareNames', () => {
  it('reads leading numbers as numbers, folder by folder', () => {
    const names = ['10-b', '2-a', 'a', '1-z', '02-b', 'B', '2021/10', '2021/9', '2021'];
    expect([...names].sort(compareNames)).toEqual([
      '1-z',
      '2-a',
      '02-b',
      '10-b',
      '2021',
      '2021/9',
      '2021/10',
      'B',
      'a',
    ]);
  });
  it('is exact for numbers of any length', () =>
    expect(compareNames('9007199254740993', '9007199254740992')).toBeGreaterThan(0));
  it('is an order', () => {
    const name = fc
      .array(fc.constantFrom('0', '1', '10', 'a', '-', '/', 'é'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(0 - Math.sign(compareNames(b, a)) || 0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
        expect(compareNames(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
