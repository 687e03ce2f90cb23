import type { Positions } from './regex-positions.ts';

/** Steps of the search; an expression that needs more is refused as well. */
const mostSteps = 300_000;
const longestChain = 2;

/**
 * Are there three open repetitions in a row such that the end of one text can belong to the first, the second or the
 * third? A pair p, q is such if one text leads from p to p, from p to q and from q to q.
 * @param cycles the steps from which a way leads back
 * @param meets whether two positions match a character in common
 */
export function sharesOutFreely(
  positions: Positions,
  cycles: readonly number[][],
  meets: readonly boolean[][],
): boolean {
  const loops = loopNumbers(cycles, positions.open);
  const budget = { steps: mostSteps };
  const shared = new Map<number, Set<number>>();
  for (const [p, from] of loops) {
    for (const [q, to] of loops) {
      if (from === to || shared.get(from)?.has(to)) continue;
      if (isShared(p, q, positions.follow, cycles, meets, budget)) {
        shared.set(from, (shared.get(from) ?? new Set()).add(to));
      }
      if (budget.steps <= 0) return true;
    }
  }
  const chainFrom = (loop: number): number =>
    1 + Math.max(0, ...[...(shared.get(loop) ?? [])].map((next) => chainFrom(next)));
  return [...shared.keys()].some((loop) => chainFrom(loop) > longestChain);
}

/** Which positions of open repetitions belong to the same one. */
function loopNumbers(cycles: readonly number[][], open: ReadonlySet<number>): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const start of open) {
    const pending = (cycles[start] ?? []).length > 0 && !numbers.has(start) ? [start] : [];
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (numbers.has(at)) continue;
      numbers.set(at, start);
      pending.push(...(cycles[at] ?? []));
    }
  }
  return numbers;
}

type Triple = readonly [number, number, number];

function isShared(
  p: number,
  q: number,
  follow: readonly number[][],
  cycles: readonly number[][],
  meets: readonly boolean[][],
  budget: { steps: number },
): boolean {
  const seen = new Set<string>();
  const pending: Triple[] = [[p, p, q]];
  for (let state = pending.pop(); state && budget.steps > 0; state = pending.pop()) {
    const [x, y, z] = state;
    for (const next of triples(cycles[x] ?? [], follow[y] ?? [], cycles[z] ?? [], meets, budget)) {
      const key = next.join(' ');
      if (key === `${p} ${q} ${q}`) return true;
      if (!seen.has(key)) pending.push(next);
      seen.add(key);
    }
  }
  return false;
}

/** One position of each list, such that one character suits all three. */
function* triples(
  xs: readonly number[],
  ys: readonly number[],
  zs: readonly number[],
  meets: readonly boolean[][],
  budget: { steps: number },
): Generator<Triple> {
  for (const x of xs) {
    budget.steps -= ys.length;
    if (budget.steps <= 0) return;
    for (const y of ys.filter((at) => meets[x]?.[at])) {
      budget.steps -= zs.length;
      for (const z of zs) if (meets[x]?.[z] && meets[y]?.[z]) yield [x, y, z];
    }
  }
}
