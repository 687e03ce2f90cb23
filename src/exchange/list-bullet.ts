/** A sign of a list, also one of the fonts of Word and LibreOffice, which lie where Unicode leaves room for private use. */
const sign = /^[•◦▪▫‣⁃●○■□➢➤✓\ue000-\uf8ff]$/u;

/**
 * How many units a bullet before a text takes, with the space after it. Where it is drawn by the program that wrote the
 * text, as in Word, there is none; so the same list reads alike from every format.
 */
export function bulletLength(text: string): number {
  const [, space = '', bullet = '', after = ''] = /^([^\S\n]*)(\S)([^\S\n]+)(?=\S)/u.exec(text) ?? [];
  return sign.test(bullet) || (/^[–-]$/.test(bullet) && after.includes('\t')) ? (space + bullet + after).length : 0;
}
