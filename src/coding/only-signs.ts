/** What Markdown writes before words and no reader sees, on one line. */
const signs = /^(?:[*_`~>#\\]|[^\S\n]|(?:[-+]|\d{1,9}[.)])(?=[^\S\n]))+$/;

/** Whether two offsets of a Markdown text are one place to a reader: one, or with nothing between but signs of Markdown. */
export function isOnlySigns(text: string, one: number, other: number): boolean {
  return one === other || signs.test(text.slice(Math.min(one, other), Math.max(one, other)));
}
