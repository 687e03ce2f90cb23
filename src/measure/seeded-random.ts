/** A source of numbers from 0 to below 1, the same for the same seed. */
export type Random = () => number;

/**
 * A seeded generator: xoshiro128** (Blackman & Vigna 2021, ACM Trans. Math. Softw. 47:36), its state filled from the seed by
 * SplitMix32 (after Steele, Lea & Flood 2014, OOPSLA). Not for secrets.
 * @param seed a whole number
 */
export function seededRandom(seed: number): Random {
  let filled = seed | 0;
  const fill = () => {
    filled = (filled + 0x9e3779b9) | 0;
    let mixed = Math.imul(filled ^ (filled >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return () => {
    const scrambled = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return scrambled / 2 ** 32;
  };
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** A whole number from 0 to below n. */
export function randomBelow(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** A random order of the values (Fisher & Yates). */
export function shuffled<V>(values: readonly V[], random: Random): V[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomBelow(random, i + 1);
    [order[i], order[j]] = [order[j] as V, order[i] as V];
  }
  return order;
}
