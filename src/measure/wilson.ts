import { normalInterval } from './normal.ts';

/**
 * Interval of a proportion, 0–1 (Wilson 1927, J. Am. Stat. Assoc. 22:209).
 * @param level 0–1, by default 0.95
 * @returns null where n is 0.
 */
export function wilsonInterval(k: number, n: number, level = 0.95): [number, number] | null {
  if (n === 0) return null;
  const z = normalInterval(level);
  const share = k / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [k === 0 ? 0 : (centre - spread) / scale, k === n ? 1 : (centre + spread) / scale];
}
