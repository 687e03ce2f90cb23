/** Appends values to a list, as many as a study has: `list.push(...values)` breaks off at some 120,000. */
export function appendAll<T>(list: T[], values: Iterable<T>): void {
  for (const value of values) list.push(value);
}
