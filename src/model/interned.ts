/** More than this are as many as there are sources: they are not looked for again. */
const most = 5_000;

/** One value for all that are made of the same text: a corpus repeats itself, and each copy would take its own room. */
export class Interned<T> {
  private readonly known = new Map<string, T>();

  /** @param make what the text is made into; it is kept for as long as the program runs, and holds on to no longer text. */
  value(text: string, make: () => T): T {
    const before = this.known.get(text);
    if (before !== undefined) return before;
    const value = make();
    if (this.known.size < most) this.known.set(text, value);
    return value;
  }
}
