/** Words as a reader counts them: pieces between white space that hold a letter or a digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}
