const letters = /[\p{L}\p{N}]/gu;

/** Where the letters and digits of a text stand, UTF-16 units: the same in texts that differ by their signs, one by one. */
export function lettersIn(text: string): Int32Array {
  return Int32Array.from(text.matchAll(letters), ({ index }) => index);
}
