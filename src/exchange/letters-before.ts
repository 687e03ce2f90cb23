const letters = /[\p{L}\p{N}]/gu;

/** Where the letters and digits of a text stand, UTF-16 units: the same in texts that differ by their signs, one by one. */
export function lettersIn(text: string): Int32Array {
  return Int32Array.from(text.matchAll(letters), ({ index }) => index);
}

/** How many of them, ascending, stand before an offset. */
export function lettersBefore(places: Int32Array, offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
