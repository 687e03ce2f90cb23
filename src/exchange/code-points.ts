/**
 * Where a code point stands in a text, in UTF-16 units: other programs count characters as Unicode does. A position
 * beyond the text is its end.
 */
export function unitsOf(text: string): (codePoints: number) => number {
  const within = (position: number) => Math.min(text.length, Math.max(0, position));
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return within;
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) starts.push(at);
  return (position) => starts[Math.max(0, position)] ?? text.length;
}

/** How many code points stand before a UTF-16 unit of a text. */
export function codePointsTo(text: string): (unit: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (unit) => unit;
  const before = new Uint32Array(text.length + 1);
  for (let at = 0, count = 0; at < text.length; count++) {
    const length = (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    before[at] = count;
    if (length === 2) before[at + 1] = count;
    at += length;
    before[at] = count + 1;
  }
  return (unit) => before[Math.min(unit, text.length)] as number;
}
