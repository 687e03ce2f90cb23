/**
 * What separates two blocks as a reader sees it: a blank line, or one line break where the source has no blank line
 * between them, and the mark of a list's item. Labels, questions and emphasis that stand between them are left out.
 * @param between the Markdown from the end of one block to the beginning of the next.
 */
export function blockGap(between: string): string {
  const lines = between.split('\n').map((line) => line.replace(/^[ \t>]+|[ \t]+$/g, ''));
  const mark = /^([-+*]|\d{1,9}[.)])(?:[*_`]*)$/.exec(lines.at(-1) ?? '')?.[1];
  const bare =
    lines.slice(0, -1).every((line) => /^[*_`\\]*$/.test(line)) &&
    (mark !== undefined || /^[*_`\\]*$/.test(lines.at(-1) ?? ''));
  if (!bare) return '\n\n';
  const isTight = lines.slice(1, -1).every((line) => line !== '') && lines.length === 2;
  return `${isTight ? '\n' : '\n\n'}${mark === undefined ? '' : `${mark} `}`;
}
