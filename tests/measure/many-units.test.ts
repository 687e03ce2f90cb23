import { expect, test } from 'vitest';
import { krippendorffAlpha } from '../../src/measure/krippendorff-alpha.ts';
import { lightKappa } from '../../src/measure/light-kappa.ts';
import { percentAgreement } from '../../src/measure/percent-agreement.ts';
import { crossTable } from '../../src/measure/ratings.ts';

/** Two coders, apart in one unit of ten. */
const ratings = Array.from({ length: 200_000 }, (_, unit) => [unit % 2, unit % 10 === 0 ? 1 : unit % 2]);

test('agreement is measured over more units than a call has room for', () => {
  expect(percentAgreement(ratings)).toMatchObject({ pairwise: 0.9, all: 0.9, units: 200_000 });
  expect(krippendorffAlpha(ratings)).toMatchObject({ units: 200_000, value: expect.closeTo(0.798, 3) });
  expect(crossTable(ratings)).toMatchObject({
    used: 200_000,
    table: [
      [80_000, 20_000],
      [0, 100_000],
    ],
  });
  expect(lightKappa(ratings)).toBeCloseTo(0.8, 6);
});
