import { describe, expect, it } from 'vitest';
import { holstiReliability } from '../../src/measure/holsti-reliability.ts';
import { percentAgreement } from '../../src/measure/percent-agreement.ts';

describe('percentAgreement', () => {
  it('mean over pairs .333, all coders 0 (Freelon 2010, table 10, R3.04)', () => {
    const units = [
      [3, 4, 4],
      [4, 5, 5],
      [3, 3, 5],
      [4, 5, 5],
      [3, 5, 5],
    ];
    expect(percentAgreement(units)).toMatchObject({ pairwise: 1 / 3, all: 0, units: 5 });
    expect(percentAgreement(units, 1)).toMatchObject({ all: 3 / 5 });
  });
  it('its standard error is that of a share, on n − 1', () => {
    expect(
      percentAgreement([
        [1, 1],
        [1, 2],
        [2, 2],
        [1, 1],
      ]),
    ).toMatchObject({ pairwise: 0.75, se: 0.25 });
  });
  it('leaves out units rated once', () => {
    expect(
      percentAgreement([
        ['a', 'a'],
        ['a', null],
      ]),
    ).toMatchObject({ pairwise: 1, all: 1, units: 1, se: null });
  });
  it.each([
    ['empty-input', []],
    ['fewer-than-two-coders', [[1]]],
    ['no-unit-coded-twice', [[1, null]]],
  ])('is refused: %s', (refused, units) => expect(percentAgreement(units)).toEqual({ refused }));
});

describe('holstiReliability', () => {
  it('2M ÷ (N1 + N2) (Holsti 1969, p. 140)', () => expect(holstiReliability(80, 90, 72)).toBeCloseTo(144 / 170, 12));
  it('is refused without decisions', () => expect(holstiReliability(0, 0, 0)).toEqual({ refused: 'empty-input' }));
  it('is refused where more agree than were made', () => {
    expect(holstiReliability(2, 5, 3)).toEqual({ refused: 'invalid-counts' });
  });
});
