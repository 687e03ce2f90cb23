import type { CodedUnit } from '../model/coded-unit.ts';
import { grouped } from '../model/grouped.ts';
import { type CodeSetAgreement, codeSetAgreement, type UnitSets } from './code-set-agreement.ts';
import { type PresenceAgreement, type PresencePattern, presenceAgreement } from './presence-agreement.ts';

export interface CodeAgreement extends PresenceAgreement {
  readonly code: string;
  /** In how many units each coder gave it. */
  readonly given: readonly number[];
  /** `too-rare`: so few units have it that its coefficients say nothing of the coders. */
  readonly label?: 'too-rare';
}

export interface CoderAgreement {
  /** The least agreed first; then those too rare to assess, then those nobody gave. */
  readonly codes: readonly CodeAgreement[];
  /** Over the sets of codes of the units. */
  readonly overall: CodeSetAgreement;
}

/** A code that no coder gave to so many units agrees or not by chance. */
export const leastGiven = 3;

/**
 * Agreement of coders on every code, and over sets of codes; a code outside a coder's reading is missing there. Over sets,
 * only codes that all readers of a unit read it for are compared; a unit that was given others only is left out.
 * @param codes in the codebook's order
 * @param counted the units in which codes are counted, where those measured are characters
 */
export function coderAgreement(
  units: readonly CodedUnit[],
  codes: readonly string[],
  bootstrap: { readonly seed: number; readonly replicates?: number },
  counted: readonly CodedUnit[] = units,
): CoderAgreement {
  const clusters = [...grouped(units, ({ cluster }) => cluster).values()];
  const times = timesGiven(counted);
  const measured = codes.map((code): CodeAgreement => {
    const agreement = presenceAgreement(
      clusters.map((cluster) => patternsOf(cluster, code)),
      bootstrap,
    );
    const given = times.map((byCode) => byCode.get(code) ?? 0);
    const isRare = agreement.n > 0 && Math.max(0, ...given) < leastGiven;
    return { code, ...agreement, given, ...(isRare ? { label: 'too-rare' } : {}) };
  });
  const sorted = [...measured].sort((a, b) => rank(a) - rank(b) || (a.alpha ?? 0) - (b.alpha ?? 0));
  return { codes: sorted, overall: codeSetAgreement(clusters.map(setsOf), bootstrap) };
}

function rank({ alpha, label }: CodeAgreement): number {
  if (alpha === null) return 2;
  return label === undefined ? 0 : 1;
}

/** For each coder, in how many units each code was given. */
function timesGiven(units: readonly CodedUnit[]): Map<string, number>[] {
  const coders = Math.max(0, ...units.slice(0, 1).map(({ readings }) => readings.length));
  const times = Array.from({ length: coders }, () => new Map<string, number>());
  for (const { readings } of units) {
    for (const [coder, reading] of readings.entries()) {
      for (const code of reading?.codes ?? []) times[coder]?.set(code, (times[coder]?.get(code) ?? 0) + 1);
    }
  }
  return times;
}

function patternsOf(units: readonly CodedUnit[], code: string): PresencePattern[] {
  const weights = new Map<string, PresencePattern>();
  for (const { readings, weight } of units) {
    const ratings = readings.map((reading) => (reading?.assessed.has(code) ? (reading.codes.has(code) ? 1 : 0) : null));
    const key = ratings.join();
    weights.set(key, { ratings, weight: (weights.get(key)?.weight ?? 0) + weight });
  }
  return [...weights.values()];
}

function setsOf(units: readonly CodedUnit[]): UnitSets[] {
  return units.flatMap(({ readings, weight }) => {
    const read = readings.filter((reading) => reading !== null);
    const isShared = (code: string) => read.every(({ assessed }) => assessed.has(code));
    if (![...(read[0]?.assessed ?? [])].some(isShared)) return [];
    const sets = read.map(({ codes }) => [...codes].filter(isShared));
    // Only codes that somebody did not read for: two empty sets would agree on nothing that was asked of both.
    if (sets.every((set) => set.length === 0) && read.some(({ given }) => given.size > 0)) return [];
    return [{ weight, sets }];
  });
}
