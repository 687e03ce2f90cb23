/** Units that coders rated alike: 1 given, 0 not given, null not rated, one a coder; and how much such units weigh. */
export interface PresencePattern {
  readonly ratings: readonly (0 | 1 | null)[];
  readonly weight: number;
}

/** What adds up over units: of the coincidence matrix its cells, of percent and prevalence the numerators. */
export interface PresenceSums {
  /** Those that two or more coders rated. */
  readonly units: number;
  readonly agreeing: number;
  readonly given: number;
  readonly absent: number;
  readonly mixed: number;
  readonly present: number;
}

export function sumsOfPatterns(patterns: readonly PresencePattern[]): PresenceSums {
  return totalOf(
    patterns.map(({ ratings, weight }) => {
      const coders = ratings.filter((rating) => rating !== null).length;
      const yes = ratings.filter((rating) => rating === 1).length;
      const no = coders - yes;
      if (coders < 2) return totalOf([]);
      const pair = weight / (coders - 1);
      const [absent, mixed, present] = [no * (no - 1) * pair, no * yes * pair, yes * (yes - 1) * pair];
      const agreeing = (absent + present) / coders;
      return { units: weight, agreeing, given: (weight * yes) / coders, absent, mixed, present };
    }),
  );
}

export function totalOf(sums: readonly PresenceSums[]): PresenceSums {
  let [units, agreeing, given, absent, mixed, present] = [0, 0, 0, 0, 0, 0];
  for (const one of sums) {
    units += one.units;
    agreeing += one.agreeing;
    given += one.given;
    absent += one.absent;
    mixed += one.mixed;
    present += one.present;
  }
  return { units, agreeing, given, absent, mixed, present };
}

/** The same patterns once each, with what all units of a pattern weigh. */
export function mergedPatterns(patterns: readonly PresencePattern[]): PresencePattern[] {
  const merged: { ratings: PresencePattern['ratings']; weight: number }[] = [];
  for (const { ratings, weight } of patterns) {
    const known = merged.find((one) => one.ratings.every((rating, coder) => rating === ratings[coder]));
    if (known) known.weight += weight;
    else merged.push({ ratings, weight });
  }
  return merged;
}
