/** What a byte of UTF-8 may be: none of white space, white space itself, or the first of a character that may be some. */
export const isSpace = 1;
const mayBeSpace = 2;
export const bearing = new Uint8Array(0x100);
for (const byte of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) bearing[byte] = isSpace;
for (const byte of [0xc2, 0xe1, 0xe2, 0xe3, 0xef]) bearing[byte] = mayBeSpace;

/** How many bytes the white space has that the first of several bytes may begin; 0: it is none. */
export function wideSpaceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  if (first === 0xc2) return second === 0xa0 ? 2 : 0;
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | ((bytes[at + 2] as number) & 0x3f);
  return /\s/.test(String.fromCharCode(code)) ? 3 : 0;
}

/** Whether white space begins at an offset. */
export function isSpaceAt(bytes: Uint8Array, at: number): boolean {
  const kind = bearing[bytes[at] as number];
  return kind === isSpace || (kind === mayBeSpace && wideSpaceAt(bytes, at) > 0);
}

/** Where the chunk begins that ends at an offset, or goes on there. */
export function chunkStart(bytes: Uint8Array, before: number, from: number): number {
  for (let at = before; at > from; ) {
    const gap = spaceBefore(bytes, at, from);
    if (gap > 0 && (at - gap === from || !goesOn(bytes[at - gap - 1] as number, bytes[at] as number))) return at;
    at -= Math.max(gap, 1);
  }
  return from;
}

/** How many bytes the white space has that ends before an offset; 0: none stands there. */
export function spaceBefore(bytes: Uint8Array, at: number, from: number): number {
  const last = bytes[at - 1] as number;
  if (last < 0x80) return bearing[last] === isSpace ? 1 : 0;
  for (const length of [2, 3])
    if (
      at - length >= from &&
      bearing[bytes[at - length] as number] === mayBeSpace &&
      wideSpaceAt(bytes, at - length) === length
    )
      return length;
  return 0;
}

/** Whether a chunk goes on after a space: a number or a time of day does. */
export function goesOn(before: number, after: number): boolean {
  if (isDigit(before)) return isDigit(after) || isHour(after);
  return isHour(before) && isDigit(after);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHour(code: number): boolean {
  return code === 0x68 || code === 0x48;
}
