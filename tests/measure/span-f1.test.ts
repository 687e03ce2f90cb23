import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoundarySimilarity, boundarySimilarity } from '../../src/measure/boundary-similarity.ts';
import { type SpanF1, spanF1 } from '../../src/measure/span-f1.ts';
import { spanJaccard } from '../../src/measure/span-jaccard.ts';

const span = (start: number, end: number, code = 'x') => ({ start, end, code });
const spans = fc.array(
  fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.constantFrom('x', 'y'))
    .map(([at, length, code]) => span(at, at + length, code)),
  { maxLength: 6 },
);

describe('spanF1', () => {
  it('four ways to agree', () => {
    const a = [span(0, 10), span(20, 30, 'y'), span(40, 50), span(60, 70, 'z')];
    const b = [span(0, 10), span(22, 30, 'y'), span(40, 50, 'y'), span(80, 90, 'z')];
    expect(spanF1(a, b)).toEqual({ strict: 0.25, boundary: 0.5, overlap: 0.5, character: expect.closeTo(36 / 78, 12) });
  });
  it('one long passage over two short ones is one pair', () => {
    expect(spanF1([span(0, 20)], [span(0, 8), span(10, 20)])).toMatchObject({ overlap: 2 / 3, strict: 0 });
  });
  it('pairs as many as can be paired', () => {
    // Taken in order, 0–20 would take 0–8 and leave 0–5 without.
    expect(spanF1([span(0, 20), span(0, 5)], [span(0, 8), span(10, 20)])).toMatchObject({ overlap: 1 });
  });
  it('characters marked twice by a coder count once', () => {
    expect(spanF1([span(0, 6), span(4, 10)], [span(0, 10)])).toMatchObject({ character: 1 });
  });
  it('does not take one coder for the truth, and is 1 of the same passages', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        expect(spanF1(a, b)).toEqual(spanF1(b, a));
        if (a.length > 0) expect(spanF1(a, a)).toEqual({ strict: 1, boundary: 1, overlap: 1, character: 1 });
        const f1 = spanF1(a, b);
        if ('refused' in f1) return;
        const { strict, boundary, overlap } = f1 as SpanF1;
        expect(strict).toBeLessThanOrEqual(Math.min(boundary, overlap));
        expect(Math.max(boundary, overlap)).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('0 where one coder found nothing; refused where nobody did', () => {
    expect(spanF1([span(0, 4)], [])).toEqual({ strict: 0, boundary: 0, overlap: 0, character: 0 });
    expect(spanF1([], [])).toEqual({ refused: 'nobody-coded' });
  });
});

describe('spanJaccard', () => {
  it('shared over marked by either', () => {
    expect(spanJaccard([span(0, 10)], [span(0, 5)])).toBe(0.5);
    expect(spanJaccard([span(0, 10)], [span(19, 30)])).toBe(0);
    expect(spanJaccard([span(0, 6), span(3, 10)], [span(5, 15)])).toBeCloseTo(5 / 15, 12);
  });
  it('is refused where nobody coded', () => expect(spanJaccard([], [])).toEqual({ refused: 'nobody-coded' }));
});

describe('boundarySimilarity', () => {
  // Examples of Fournier 2013 as tested in segeval.
  it.each([
    [[2, 3, 6], [5, 6], 0.5, 0.9],
    [[2, 3, 6], [2, 3, 3, 3], 2 / 3, 0.9],
    [[2, 3, 6], [2, 2, 7], 0.75, 0.95], // a near miss
    [[2, 3, 6], [1, 1, 3, 1, 5], 0.5, 0.8],
  ])('of %j and %j: %d and %d', (a, b, boundary, segmentation) => {
    const found = boundarySimilarity(a, b) as BoundarySimilarity;
    expect(found.boundary).toBeCloseTo(boundary, 12);
    expect(found.segmentation).toBeCloseTo(segmentation, 12);
    expect(boundarySimilarity(b, a)).toEqual(found);
  });
  it('misses count by distance within the reach, and fully beyond', () => {
    expect(boundarySimilarity([4, 6], [6, 4], 2)).toMatchObject({ boundary: 0 });
    expect(boundarySimilarity([4, 6], [6, 4], 4)).toMatchObject({ boundary: 0.5 });
  });
  it('a boundary is in one near miss only', () => {
    expect(boundarySimilarity([2, 2, 6], [3, 7])).toMatchObject({ boundary: 1 - 1.5 / 2 });
  });
  it('says that nobody cut', () =>
    expect(boundarySimilarity([11], [11])).toMatchObject({ boundary: 1, noBoundaries: true }));
  it.each([
    ['different-lengths', [2, 3], [2, 4]],
    ['invalid-counts', [0, 5], [5]],
    ['empty-input', [], []],
  ])('is refused: %s', (refused, a, b) => expect(boundarySimilarity(a, b)).toEqual({ refused }));
});
