/**
 * Text in lines of at most so many characters, a margin before each; paragraphs stay apart. No-break spaces hold, and
 * signs that would steer a terminal are left out.
 */
export function wrap(text: string, width: number, margin = ''): string {
  return text
    .split('\n')
    .flatMap((line) => linesOf(line, width - margin.length))
    .map((line) => `${margin}${line}`.trimEnd())
    .join('\n');
}

function linesOf(text: string, width: number): string[] {
  const words = text.replace(/[^\P{Cc}\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').split(/[ \t]+/);
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
