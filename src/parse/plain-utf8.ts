import { isUtf8 } from 'node:buffer';

/** Whether bytes are text as it is written today, which `decode` finds nothing wrong with nor changes: UTF-8, LF line ends. */
export function isPlainUtf8(bytes: Uint8Array): boolean {
  const known = plain.get(bytes);
  if (known !== undefined) return known;
  // Other encodings have zeros, or begin as no text in UTF-8 does.
  const isPlain = markLength(bytes) === 0 && !bytes.includes(0x0d) && !bytes.includes(0) && isUtf8(bytes);
  plain.set(bytes, isPlain);
  return isPlain;
}

const plain = new WeakMap<Uint8Array, boolean>();

/** How many bytes the mark takes that may stand before UTF-8. */
export function markLength([first, second, third]: Uint8Array): number {
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** Bytes below the front matter that are read with it. */
const below = 300;

/** The beginning of a file with its front matter, and some of what stands below; its last character may be cut. */
export function openingOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const close = text[0] === 0x2d ? text.indexOf('\n---') : 0;
  return text.toString('utf8', 0, Math.max(close, 0) + below);
}

/** How many bytes the first units of a text of UTF-8 take. */
export function bytesOfUnits(bytes: Uint8Array, units: number): number {
  let at = 0;
  for (let left = units; left > 0; at++) {
    const byte = bytes[at] as number;
    // A character that begins with such a byte has two units.
    if ((byte & 0xc0) !== 0x80) left -= byte >= 0xf0 ? 2 : 1;
  }
  while (at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80) at++;
  return at;
}
