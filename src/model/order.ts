/** Code-point order, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of names: leading numbers as numbers, then code points; folder by folder. */
export function compareNames(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareName(left[i] as string, right[i] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareName(a: string, b: string): number {
  const left = /^\d+/.exec(a)?.[0];
  const right = /^\d+/.exec(b)?.[0];
  if (left && right && Number(left) !== Number(right)) return Number(left) - Number(right);
  return compareText(a, b);
}
