/** Bytes that are gathered before they are a piece. */
const atOnce = 1 << 20;

/**
 * A text of any length as pieces of UTF-8, one after the other: JavaScript holds no string of more than 2^29 units, and a
 * study may be longer.
 */
export function textPieces(parts: Iterable<string>): Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    if (length > 0) pieces.push(encoder.encode(waiting.join('')));
    waiting = [];
    length = 0;
  };
  for (const part of parts) {
    waiting.push(part);
    length += part.length;
    // The other half of a sign may be in the next part.
    if (length >= atOnce && !/[\ud800-\udbff]$/.test(part)) flush();
  }
  flush();
  return pieces;
}
