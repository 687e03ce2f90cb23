/** `E` and three digits; more where so many cases have their numbers before. */
export function pseudonymOf(number: number): string {
  return `E${String(number).padStart(3, '0')}`;
}

/**
 * The number that comes of a case and the day of its first interview, below 1,000: three digits are too few to guess a
 * case from its name, and few enough for two cases to have the same.
 */
export function pseudonymNumber(name: string, date: string | undefined): number {
  return hash(`${name} ${date ?? ''}`) % 1000;
}

/** FNV-1a, 32 bits, over UTF-16 units, with a final mix. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  return (value ^ (value >>> 15)) >>> 0;
}
