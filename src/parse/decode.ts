import { isUtf8 } from 'node:buffer';
import { placesIn } from '../model/place.ts';
import type { Edit, Problem } from '../model/problem.ts';

export interface Decoded {
  /** No BOM, LF line ends. */
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The bytes are UTF-8, so that the tool may write over them; CRLF and BOM are put back. */
  readonly utf8: boolean;
  /** The last character is not whole, and was left out. */
  readonly cut?: true;
}

/** Bytes of a user's file → text. What is not UTF-8 is read all the same, with a problem that says so. */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const decoded = decodeText(file, bytes);
  const nul = decoded.text.indexOf('\0');
  if (nul === -1) return decoded;
  const message = 'This file holds bytes that are no text. It may be damaged, or not a text file at all: restore it.';
  const problem: Problem = { ...placesIn(file, decoded.text)(nul), rule: 'encoding', severity: 'error', message };
  return { ...decoded, problems: [...decoded.problems, problem] };
}

function decodeText(file: string, bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) {
    const name = wide === 'utf-16le' ? 'UTF-16' : 'UTF-16 (big endian)';
    if (bytes.length % 2 === 1)
      return cutShort(file, normalise(new TextDecoder(wide).decode(bytes.slice(0, -1))), name);
    const text = normalise(new TextDecoder(wide).decode(bytes));
    return { text, utf8: false, problems: [encodingProblem(file, text, 0, name)] };
  }
  if (isUtf8(bytes)) return { text: utf8Text(bytes), utf8: true, problems: [] };
  const valid = validLength(bytes);
  const whole = bytes.subarray(0, valid);
  if (isCutCharacter(bytes.subarray(valid)) && whole.some((byte) => byte >= 0x80))
    return cutShort(file, utf8Text(whole), 'UTF-8');
  const text = normalise(windows1252(bytes));
  const bad = normalise(windows1252(whole)).length;
  return { text, utf8: false, problems: [encodingProblem(file, text, bad, 'Latin-1 (Windows-1252)')] };
}

function utf8Text(bytes: Uint8Array): string {
  // Many times faster than a TextDecoder.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return normalise(normalise(text));
}

/** Whether bytes are the beginning of one character of UTF-8, and nothing else. */
function isCutCharacter([lead = 0, ...more]: Uint8Array): boolean {
  const length =
    lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  return more.length + 1 < length && more.every((byte) => byte >= 0x80 && byte < 0xc0);
}

function cutShort(file: string, text: string, name: string): Decoded {
  const message = `This file was read as ${name}, and ends within a character: its end is missing. Restore it.`;
  const place = placesIn(file, text)(text.length);
  return { text, utf8: false, cut: true, problems: [{ ...place, rule: 'encoding', severity: 'error', message }] };
}

/** What Windows-1252 puts at the bytes 0x80 to 0x9F; a `?` stands for a byte without a character, which stays. */
const aboveAscii = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';

/**
 * Bytes of Windows-1252 as text. Several versions of Node decode it as Latin-1, and leave control characters for `’`,
 * `œ` and `€`.
 */
export function windows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes).replace(/[\u0080-\u009F]/g, (control) => {
    const sign = aboveAscii[control.charCodeAt(0) - 0x80] as string;
    return sign === '?' ? control : sign;
  });
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: text in Latin letters has a zero in most pairs of bytes, nearly always on the same side (a rare sign,
  // an emoji for one, may have it on the other).
  const pairs = Math.min(bytes.length >> 1, 500);
  let [first, second] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) first++;
    if (bytes[2 * i + 1] === 0) second++;
  }
  if (second * 2 > pairs && first * 4 < second) return 'utf-16le';
  if (first * 2 > pairs && second * 4 < first) return 'utf-16be';
  return undefined;
}

/** How many bytes are UTF-8 before the first that is not. */
function validLength(bytes: Uint8Array): number {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')))).length;
}

function normalise(text: string): string {
  const start = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return start.includes('\r') ? start.replace(/\r\n?/g, '\n') : start;
}

function encodingProblem(file: string, text: string, offset: number, name: string): Problem {
  const whole: Edit = { file, start: 0, end: text.length, text };
  return {
    ...placesIn(file, text)(offset),
    rule: 'encoding',
    severity: name.startsWith('UTF-16') ? 'warning' : 'error',
    message: `This file is not UTF-8: it was read as ${name}. Check its accents and save it as UTF-8.`,
    expected: 'UTF-8',
    ...(name.startsWith('UTF-16') ? { fix: [whole] } : {}),
  };
}
