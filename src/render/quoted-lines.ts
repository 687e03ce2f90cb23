/** The lines of a quoted paragraph: the items of a list keep theirs, other words run on. */
export function quotedLines(paragraph: string): string[] {
  return paragraph.split(/\n(?=(?:[-+*•–]|\d{1,9}[.)])\s)/).map((line) => line.replace(/\s*\n\s*/g, ' '));
}
