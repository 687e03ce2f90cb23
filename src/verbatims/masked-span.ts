/**
 * What stands instead of a stretch of Markdown: emphasis that opens or closes in it and not both is kept, so that
 * `Cabinet des **Tilleuls**` gives `**[E07]**`.
 */
export function maskedSpan(text: string, start: number, end: number, shown: string): string {
  const opened: string[] = [];
  const closed: string[] = [];
  for (const { 0: mark, index } of text.slice(start, end).matchAll(/\*+|(?<!\p{L})_+|_+(?!\p{L})/gu)) {
    if (opened.at(-1) === mark) opened.pop();
    else if (/\s/.test(text.charAt(start + index + mark.length))) closed.push(mark);
    else opened.push(mark);
  }
  return opened.join('') + shown + closed.join('');
}
