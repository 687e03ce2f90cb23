import type { Unit } from './cooccurrence-units.ts';

/** Counts over the sources that two codes are both assessed in. */
export interface JointBase {
  /** Units of those sources. */
  readonly units: number;
  /** Units there that bear the first code, and the second. */
  readonly first: number;
  readonly second: number;
}

/**
 * Counts units for any pair of codes. Codes are mostly assessed in the same sources, so that sums over sources are made
 * once for each such set, not for each pair.
 * @param assessed by code, the sources it is assessed in; for codes assessed in the same, one set
 * @param unitsIn units of each source, coded or not
 */
export function jointBases(
  units: readonly Unit[],
  assessed: readonly ReadonlySet<string>[],
  unitsIn: ReadonlyMap<string, number>,
): (first: number, second: number) => JointBase {
  const bySource = assessed.map(() => new Map<string, number>());
  for (const { source, own } of units) {
    for (const code of own) bySource[code]?.set(source, (bySource[code]?.get(source) ?? 0) + 1);
  }
  const numbers = new Map([...new Set(assessed)].map((sources, number) => [sources, number]));
  const setOf = assessed.map((sources) => numbers.get(sources) as number);
  const shared = new Map<string, { sources: ReadonlySet<string>; units: number }>();
  const counts = new Map<string, number>();
  const sharedBy = (first: number, second: number, key: string) => {
    const known = shared.get(key);
    if (known) return known;
    const sources = new Set([...(assessed[first] ?? [])].filter((source) => assessed[second]?.has(source)));
    const made = { sources, units: [...sources].reduce((sum, source) => sum + (unitsIn.get(source) ?? 0), 0) };
    shared.set(key, made);
    return made;
  };
  const countIn = (code: number, key: string, sources: ReadonlySet<string>): number => {
    const known = counts.get(`${code} ${key}`);
    if (known !== undefined) return known;
    let count = 0;
    for (const [source, n] of bySource[code] ?? []) if (sources.has(source)) count += n;
    counts.set(`${code} ${key}`, count);
    return count;
  };
  return (first, second) => {
    const key = [setOf[first] as number, setOf[second] as number].sort((a, b) => a - b).join(' ');
    const { sources, units: n } = sharedBy(first, second, key);
    return { units: n, first: countIn(first, key, sources), second: countIn(second, key, sources) };
  };
}
