/** Code-point order, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return a.length - b.length;
  return rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
}

/** A unit's place among units as code points order them: surrogates, which write the highest ones, come last. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Order of names: leading numbers as numbers, then code points; folder by folder. */
export function compareNames(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  if (same === a.length && same === b.length) return 0;
  const start = same === 0 ? 0 : a.lastIndexOf('/', same - 1) + 1;
  // Of two paths that differ in no name one is a folder above the other.
  return compareName(nameAt(a, start), nameAt(b, start)) || a.length - b.length;
}

/** The name of a path that begins at an offset. */
function nameAt(path: string, start: number): string {
  const end = path.indexOf('/', start);
  return end === -1 ? path.slice(start) : path.slice(start, end);
}

function compareName(a: string, b: string): number {
  const left = /^\d+/.exec(a)?.[0];
  const right = /^\d+/.exec(b)?.[0];
  if (!left || !right) return compareText(a, b);
  const [one, other] = [left.replace(/^0+(?=\d)/, ''), right.replace(/^0+(?=\d)/, '')];
  return (
    one.length - other.length ||
    compareText(one, other) ||
    compareText(a.slice(left.length), b.slice(right.length)) ||
    compareText(a, b)
  );
}
