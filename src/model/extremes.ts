/**
 * The greatest of numbers, of as many as a study has: `Math.max(...numbers)` breaks off at some 120,000.
 * @param least what it is at least, and of none.
 */
export function greatest(numbers: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let found = least;
  for (const number of numbers) if (number > found) found = number;
  return found;
}

/**
 * The smallest of numbers, of as many as a study has.
 * @param most what it is at most, and of none.
 */
export function smallest(numbers: Iterable<number>, most = Number.POSITIVE_INFINITY): number {
  let found = most;
  for (const number of numbers) if (number < found) found = number;
  return found;
}
