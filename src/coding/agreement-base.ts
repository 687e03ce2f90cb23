import type { CodedUnit, UnitReading } from '../model/coded-unit.ts';

export const bases = ['coded', 'both', 'all'] as const;

/** Which units are an opportunity to agree: coded by any of their readers, by all of them, or every one. */
export type Base = (typeof bases)[number];

/** The units of a base. Text that nobody coded would raise agreement without saying anything of the codes. */
export function unitsInBase<U extends CodedUnit>(units: readonly U[], base: Base): U[] {
  if (base === 'all') return [...units];
  const isCoded = ({ given, against }: UnitReading) => given.size + against.size > 0;
  return units.filter(({ readings }) =>
    base === 'both'
      ? readings.every((reading) => reading === null || isCoded(reading))
      : readings.some((reading) => reading !== null && isCoded(reading)),
  );
}
