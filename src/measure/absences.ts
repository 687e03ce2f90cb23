import type { Sample } from './bootstrap.ts';
import { mergedPatterns, type PresencePattern, type PresenceSums, sumsOfPatterns, totalOf } from './presence-sums.ts';

/** What sources say of a code in which somebody gave it, by their position. */
export type Given = ReadonlyMap<number, readonly PresencePattern[]>;

/**
 * What each source says of a code that nobody gave: the same for every code that the same coders read the same units for. Of
 * a thousand codes a source has few; of all others its units need not be looked at again.
 */
export class Absences {
  /** Sources with a unit that two or more coders rated. Only they are drawn. */
  readonly rated: number;
  /** Where each source stands among these, or −1. */
  private readonly places: Int32Array;
  private readonly sums: readonly PresenceSums[];
  private readonly merged: readonly PresencePattern[];

  /** @param clusters what each source says */
  constructor(private readonly clusters: readonly (readonly PresencePattern[])[]) {
    this.sums = clusters.map(sumsOfPatterns);
    this.places = new Int32Array(clusters.length).fill(-1);
    let rated = 0;
    for (const [at, { units }] of this.sums.entries()) if (units > 0) this.places[at] = rated++;
    this.rated = rated;
    this.merged = mergedPatterns(clusters.flat());
  }

  /** All patterns of a code, and what they weigh in all sources together; what is not so where it was given, is taken off. */
  patternsWith(given: Given): PresencePattern[] {
    const changed = [...given].flatMap(([at, patterns]) => {
      const before = this.clusters[at] ?? [];
      return [...before.map(({ ratings, weight }) => ({ ratings, weight: -weight })), ...patterns];
    });
    return [...this.merged, ...changed];
  }

  /** What all sources say of a code together, added up in their order. */
  totalWith(given: Given): PresenceSums {
    const sums = [...this.sums];
    for (const [at, patterns] of given) sums[at] = sumsOfPatterns(patterns);
    return totalOf(sums.filter((_, at) => this.places[at] !== -1));
  }

  /** What a sample says of a code that nobody gave; found once for all codes of a sample. */
  inSamples(): (sample: Sample) => Pick<PresenceSums, 'units' | 'absent'> {
    const rated = this.sums.filter((_, at) => this.places[at] !== -1);
    const [units, absent] = [
      Float64Array.from(rated, (one) => one.units),
      Float64Array.from(rated, (one) => one.absent),
    ];
    let known = { number: -1, units: 0, absent: 0 };
    return ({ number, times }) => {
      if (known.number === number) return known;
      known = { number, units: 0, absent: 0 };
      for (let at = 0; at < times.length; at++) {
        known.units += (times[at] as number) * (units[at] as number);
        known.absent += (times[at] as number) * (absent[at] as number);
      }
      return known;
    };
  }

  /** Where a code was given, by the position among the sources that are drawn: what each adds to `inSamples`. */
  changesBy(given: Given): { at: Int32Array; absent: Float64Array; mixed: Float64Array; present: Float64Array } {
    const changed = [...given].filter(([at]) => this.places[at] !== -1);
    const sums = changed.map(([, patterns]) => sumsOfPatterns(patterns));
    const before = changed.map(([at]) => (this.sums[at] as PresenceSums).absent);
    return {
      at: Int32Array.from(changed, ([at]) => this.places[at] as number),
      absent: Float64Array.from(sums, ({ absent }, i) => absent - (before[i] as number)),
      mixed: Float64Array.from(sums, ({ mixed }) => mixed),
      present: Float64Array.from(sums, ({ present }) => present),
    };
  }
}
