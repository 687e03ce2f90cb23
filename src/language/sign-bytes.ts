import { kindOf, sign } from './sign-kinds.ts';

/** The first byte of À to ÿ. */
export const accented = 0xc3;

/** The kinds of U+0000 to U+00FF, and of U+2000 to U+203F. */
export const kinds = Uint8Array.from({ length: 0x100 }, (_, code) => kindOf(code));
export const signKinds = Uint8Array.from({ length: 0x40 }, (_, at) => kindOf(0x2000 + at));

/** Of each letter, the bytes of ASCII it is written in, and those it is written in after the first of accented letters. */
export const plainBytes = Array.from({ length: sign.letters }, (_, letter) => bytesOf(letter, 0, 0x80));
export const accentedBytes = Array.from({ length: sign.letters }, (_, letter) =>
  bytesOf(letter, 0xc0, 0x100).map((code) => 0x80 | (code & 0x3f)),
);

export const stops = bytesOf(sign.stop, 0, 0x80);

/** The letters of a chunk that is one word, after which one sign may stand; none of any other. */
export function lettersOf(bytes: Uint8Array, from: number, to: number): number[] {
  const letters: number[] = [];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (at > from && at + 1 === to && kinds[byte] === sign.stop && byte < 0x80) break;
    const kind =
      byte === accented ? kinds[0xc0 | ((bytes[++at] as number) & 0x3f)] : byte < 0x80 ? kinds[byte] : sign.other;
    if (kind === undefined || kind >= sign.letters) return [];
    letters.push(kind);
  }
  return letters;
}

function bytesOf(kind: number, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at).filter((code) => kinds[code] === kind);
}
