import { shortened } from './shortened.ts';
import { terminalTable } from './terminal-table.ts';

const blocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Characters of a full bar. */
const barWidth = 40;
/** Characters between the edges of a line with two points. */
const lineWidth = 34;
/** Characters of a label beside a bar, so that both fit a terminal of 80. */
const widestLabel = 28;

/** A row of a chart of blocks; `share` 0–1, null where there is none. */
export interface BlockRow {
  readonly label: string;
  readonly share: number | null;
  readonly text: string;
}

/** Bars of eighths of a character. */
export function blockBars(rows: readonly BlockRow[]): string {
  return terminalTable(
    [],
    rows.map(({ label, share, text }) => [shortened(label, widestLabel), text.padStart(longest(rows)), bar(share)]),
  );
}

function bar(share: number | null): string {
  if (share === null) return '';
  const eighths = Math.round(share * barWidth * 8);
  return eighths === 0 ? '▏' : `${'█'.repeat(eighths >> 3)}${blocks[eighths % 8]}`;
}

/** Two shares on a line: ○ the earlier, ● the later, ◉ where they are the same. */
export function blockDumbbells(
  rows: readonly {
    readonly label: string;
    readonly from: number | null;
    readonly to: number | null;
    readonly text: string;
  }[],
): string {
  return terminalTable(
    [],
    rows.map(({ label, from, to, text }) => [
      shortened(label, widestLabel),
      text.padStart(longest(rows)),
      `│${dumbbell(from, to)}│`,
    ]),
  );
}

function dumbbell(from: number | null, to: number | null): string {
  const at = (share: number) => Math.round(share * (lineWidth - 1));
  const line = Array.from({ length: lineWidth }, () => ' ');
  if (from !== null && to !== null) {
    const [low, high] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
    line.fill('─', low, high + 1);
  }
  if (from !== null) line[at(from)] = '○';
  if (to !== null) line[at(to)] = from !== null && at(from) === at(to) ? '◉' : '●';
  return line.join('');
}

function longest(rows: readonly { readonly text: string }[]): number {
  return Math.max(0, ...rows.map(({ text }) => text.length));
}
