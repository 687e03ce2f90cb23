import type { CodedUnit, UnitReading } from '../model/coded-unit.ts';
import { grouped } from '../model/grouped.ts';
import { Absences } from './absences.ts';
import { type CodeSetAgreement, codeSetAgreement, type UnitSets } from './code-set-agreement.ts';
import { type Presence, type PresenceAgreement, presenceAgreements } from './presence-agreement.ts';
import type { PresencePattern } from './presence-sums.ts';

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
  const agreements = presenceAgreements(presencesOf(clusters, codes), bootstrap);
  const measured = codes.map((code, index): CodeAgreement => {
    const agreement = agreements[index] as PresenceAgreement;
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

/** What the sources say of each code. Codes that the same coders read the same units for share their absences. */
function presencesOf(clusters: readonly (readonly CodedUnit[])[], codes: readonly string[]): Presence[] {
  const found = clustersByCode(clusters);
  const assessed = assessedIn(clusters);
  const known = new Map<string, Absences>();
  return codes.map((code) => {
    const readers = assessed.map((ids) => (ids?.has(code) ? '1' : '0')).join('');
    const absences = known.get(readers) ?? new Absences(clusters.map((units) => patternsOf(units, code, () => 0)));
    known.set(readers, absences);
    const given = (found.get(code) ?? []).map((at) => {
      const units = clusters[at] as readonly CodedUnit[];
      return [at, patternsOf(units, code, ({ codes: own }) => (own.has(code) ? 1 : 0))] as const;
    });
    return { absences, given: new Map(given) };
  });
}

/** What was read for, each list once; undefined where a coder did not read a unit. */
function assessedIn(clusters: readonly (readonly CodedUnit[])[]): (ReadonlySet<string> | undefined)[] {
  const assessed = new Set<ReadonlySet<string> | undefined>();
  for (const units of clusters)
    for (const { readings } of units) for (const reading of readings) assessed.add(reading?.assessed);
  return [...assessed];
}

/** Where each code was given: positions, ascending. */
function clustersByCode(clusters: readonly (readonly CodedUnit[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, units] of clusters.entries()) {
    const own = new Set<string>();
    for (const { readings } of units)
      for (const reading of readings) for (const code of reading?.codes ?? []) own.add(code);
    for (const code of own) {
      const positions = found.get(code);
      if (positions) positions.push(at);
      else found.set(code, [at]);
    }
  }
  return found;
}

/** @param rating of a coder who read a unit for the code */
function patternsOf(
  units: readonly CodedUnit[],
  code: string,
  rating: (reading: UnitReading) => 0 | 1,
): PresencePattern[] {
  const rated = (reading: UnitReading | null) => (reading?.assessed.has(code) ? rating(reading) : null);
  const merged: { ratings: PresencePattern['ratings']; weight: number }[] = [];
  for (const { readings, weight } of units) {
    const known = merged.find(({ ratings }) => readings.every((reading, coder) => rated(reading) === ratings[coder]));
    if (known) known.weight += weight;
    else merged.push({ ratings: readings.map(rated), weight });
  }
  return merged;
}

function setsOf(units: readonly CodedUnit[]): UnitSets[] {
  return units.flatMap(({ readings, weight }) => {
    const read = readings.filter((reading) => reading !== null);
    const [first] = read;
    if (!first) return [];
    const isAlike = read.every(({ assessed }) => assessed === first.assessed);
    const isShared = (code: string) => isAlike || read.every(({ assessed }) => assessed.has(code));
    if (isAlike ? first.assessed.size === 0 : ![...first.assessed].some(isShared)) return [];
    const sets = read.map((reading) => (isAlike ? listOf(reading) : [...reading.codes].filter(isShared)));
    // Only codes that somebody did not read for: two empty sets would agree on nothing that was asked of both.
    if (sets.every((set) => set.length === 0) && read.some(({ given }) => given.size > 0)) return [];
    return [{ weight, sets }];
  });
}

const lists = new WeakMap<UnitReading, readonly string[]>();

/** The codes of a reading, of those it was for: one list for all units that share it. */
function listOf(reading: UnitReading): readonly string[] {
  const list = lists.get(reading) ?? [...reading.codes].filter((code) => reading.assessed.has(code));
  lists.set(reading, list);
  return list;
}
