/** A text of at most so many characters, with an ellipsis where it was cut. */
export function shortened(text: string, width: number): string {
  const signs = [...text];
  return signs.length > width ? `${signs.slice(0, width - 1).join('')}…` : text;
}
