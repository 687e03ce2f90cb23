/**
 * Text without what no transcript can hold: control characters, halves of surrogate pairs, white space at the ends of
 * lines, empty lines. Line breaks of every kind become `\n`.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\ufeff\ufffe\uffff]/gu, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[^\S\n]*\n\s*/g, '\n')
    .trim();
}

/** For each unit of a cleaned text the unit it was in the text as it came; one more for its end. */
export function cleanedFrom(text: string, clean: string): number[] {
  const from: number[] = [];
  let at = 0;
  for (const unit of clean.split('')) {
    while (at < text.length && !isAs(text[at] as string, unit)) at++;
    from.push(at++);
  }
  return [...from, Math.min(at, text.length)];
}

function isAs(written: string, unit: string): boolean {
  if (unit === '\n') return /[\r\n\v\f\u0085\u2028\u2029]/.test(written);
  return written === unit || (unit === '\ufffd' && /[\ud800-\udfff]/.test(written));
}
