/**
 * P-values adjusted to control the false discovery rate (Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289): reject those
 * no greater than q. The family must be declared before the data are seen.
 * @param pValues null of what cannot be tested: it stays null, and does not count in the family
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const tested = [...pValues.entries()].filter((entry): entry is [number, number] => entry[1] !== null);
  const family = tested.length;
  const adjusted = pValues.map((): number | null => null);
  let least = 1;
  tested
    .sort(([, a], [, b]) => b - a)
    .forEach(([index, p], i) => {
      least = Math.min(least, (p * family) / (family - i));
      adjusted[index] = least;
    });
  return adjusted;
}
