/** Whether a unit of a text is white space. */
export function isSpace(unit: string | undefined): boolean {
  return unit !== undefined && /\s/.test(unit);
}
