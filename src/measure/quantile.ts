/** A quantile of ascending values, linear between them (Hyndman & Fan 1996, Am. Stat. 50:361, type 7: R's default). */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const at = (ascending.length - 1) * p;
  const below = Math.floor(at);
  const low = ascending[below] as number;
  const high = ascending[below + 1] ?? low;
  return low + (at - below) * (high - low);
}
