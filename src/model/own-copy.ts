/** The same text, which does not hold on to a longer one it was cut from: for what is kept for long. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
