/** The greatest of many numbers, none below 0. */
export class Greatest {
  /** Ascending. */
  readonly #greatest: Float64Array;

  constructor(count: number) {
    this.#greatest = new Float64Array(count);
  }

  /** @returns the least of the greatest so far; 0 as long as there are not enough of them */
  add(value: number, times: number): number {
    const greatest = this.#greatest;
    for (let left = Math.min(times, greatest.length); left > 0 && value > (greatest[0] as number); left--) {
      let at = 0;
      while (at + 1 < greatest.length && (greatest[at + 1] as number) < value) {
        greatest[at] = greatest[at + 1] as number;
        at++;
      }
      greatest[at] = value;
    }
    return greatest[0] as number;
  }
}
