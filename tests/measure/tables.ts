import fc from 'fast-check';

/** Confusion tables of two coders, two to four categories. */
export const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((q) => fc.array(fc.array(fc.nat(9), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }));

/** Units × coders with gaps, two to four coders, values 0–3. */
export const ratings = fc
  .integer({ min: 2, max: 4 })
  .chain((coders) =>
    fc.array(fc.array(fc.option(fc.nat(3)), { minLength: coders, maxLength: coders }), { minLength: 1, maxLength: 12 }),
  );

export function transposed(table: readonly (readonly number[])[]): number[][] {
  return table.map((_, k) => table.map((row) => row[k] as number));
}

/** Krippendorff's example of 4 coders and 12 units (2011, Computing Krippendorff's alpha-reliability), units × coders. */
export const canonical = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];

/** Fleiss 1971, Psychol. Bull. 76:378: 30 patients, 6 psychiatrists, 5 diagnoses, counts. */
export const fleissDiagnoses = [
  ...['00060', '03003', '01401', '00006', '03030', '20400', '00402', '20310', '20040', '00006'],
  ...['10050', '11040', '03300', '10050', '02031', '00501', '30012', '51000', '02040', '10203'],
  ...['00006', '01050', '02013', '20040', '10041', '05010', '40002', '02040', '10500', '00006'],
].map((row) => [...row].map(Number));
