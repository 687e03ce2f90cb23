/** A list as the text of a cell: an item a line. A single one that a separator would divide keeps a line break after it. */
export function listCell(items: readonly string[]): string {
  const text = items.map((item) => item.replace(/\s*\n\s*/g, ' ')).join('\n');
  return splitCell(text).length === items.length ? text : `${text}\n`;
}

/**
 * The items of a cell: a line each; on one line, what semicolons, or else commas, divide, but for those within `[…]`,
 * `/…/` and quotation marks.
 */
export function splitCell(text: string): string[] {
  const lines = text.includes('\n') ? text.split('\n') : dividedBy(text, ';');
  const items = lines.length > 1 ? lines : dividedBy(text, ',');
  return [...new Set(items.map((item) => item.replace(/^\s*[•▪◦·]\s*/u, '').trim()))].filter((item) => item !== '');
}

function dividedBy(text: string, separator: string): string[] {
  const pieces = text.match(/\[[^\]]*\]|\/(?:\\.|[^/\\])+\/\w*|"[^"]*"|«[^»]*»|[\s\S]/g) ?? [];
  const items = [''];
  for (const piece of pieces) {
    if (piece === separator) items.push('');
    else items[items.length - 1] += piece;
  }
  return items;
}
