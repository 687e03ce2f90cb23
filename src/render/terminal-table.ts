import stringWidth from 'string-width';

/** One sign, one column: nearly all cells. */
const narrow = /^[ -~\u00a0-\u00a8\u00aa-\u00ad\u00af-\u02ff\u2010-\u2027\u202f\u25cf]*$/;

/** Columns without rules, aligned for a terminal; `right` lists the columns (0-based) of numbers. */
export function terminalTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = new Array<number>(head.length).fill(1);
  for (const row of [head, ...rows]) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 1, ...linesOf(cell).map(widthOf));
    }
  }
  const ofNumbers = new Set(right);
  const lines: string[] = [];
  for (const row of [head, ...rows]) {
    const cells = row.map(linesOf);
    const height = cells.reduce((most, { length }) => Math.max(most, length), 0);
    for (let line = 0; line < height; line++) {
      const texts = cells.map((cell, column) => padded(cell[line] ?? '', widths[column] ?? 1, ofNumbers.has(column)));
      lines.push(`${texts.join('  ').trimEnd()}\n`);
    }
  }
  return lines.join('');
}

function linesOf(cell: string): readonly string[] {
  return cell.includes('\n') ? cell.split('\n') : [cell];
}

function padded(text: string, width: number, right: boolean): string {
  const room = ' '.repeat(width - widthOf(text));
  return right ? room + text : text + room;
}

/** Columns of a terminal. */
function widthOf(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text);
}
