/** What went wrong between this program and a model, in a sentence that says what to do. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
}

/** A stranger's words as a message may show them: on one line, without control characters, not for ever. */
export function plainWords(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
