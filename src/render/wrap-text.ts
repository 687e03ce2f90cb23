/**
 * A text in lines of at most `width` characters, each after `margin`; French punctuation stays with its word, a longer
 * word stands alone. Signs that would steer a terminal are left out.
 */
export function wrapText(text: string, { width = 88, margin = '' } = {}): string {
  return text
    .replace(/[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .split('\n')
    .map((line) => wrapLine(line, width - margin.length, margin))
    .join('');
}

function wrapLine(line: string, width: number, margin: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<!«)[ \t]+(?![?!:;»%])/)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && characters(longer) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current].map((one) => `${one === '' ? '' : margin}${one}\n`).join('');
}

/** Characters a reader sees: marks of decomposed accents stand on their letter. */
function characters(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}
