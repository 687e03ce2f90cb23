const hyphen = 0x2d;
const space = 0x20;

/** Of ASCII. */
export function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Bytes that may be of a label or of Markdown; of those that only may with others beside them. */
const [apart, maybe] = [1, 2];
const telling = new Uint8Array(0x100);
for (const sign of '\\`\0\t_&<>*:];|/') telling[sign.charCodeAt(0)] = apart;
for (const byte of [0x2d, 0xe2, 0xef]) telling[byte] = maybe;

/** Begins with a letter that no label does without a sign after it, and has no sign of any. */
export function isPlainSpeech(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  if (!isLetter(first) || labelInitials.includes(first)) return false;
  for (let at = start; at < end; at++) {
    const kind = telling[bytes[at] as number];
    if (kind === apart || (kind === maybe && isTelling(bytes, at))) return false;
  }
  return true;
}

/** « Q. », « R. », « I. », « A. », « Q 1 », « Réponse 1 » */
const labelInitials = Buffer.from('QRIA');

/** A dash, a hyphen after white space, or one of the wide signs. */
function isTelling(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  if (byte === hyphen) return bytes[at - 1] === space || (bytes[at - 1] as number) >= 0x80;
  return byte !== 0xe2 || (bytes[at + 1] === 0x80 && (bytes[at + 2] === 0x93 || bytes[at + 2] === 0x94));
}
