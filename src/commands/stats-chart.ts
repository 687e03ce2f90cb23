import type { StudySaturation } from '../measure/study-saturation.ts';
import { type BlockRow, blockBars, blockDumbbells } from '../render/terminal-chart.ts';
import type { Stats, StatsRow } from './stats-tables.ts';

/** The statistics as bars of blocks: each code; with `--by`, each code in each value, or two waves on a line. */
export function chartText({ codes, by }: Stats): string {
  return by
    ? by.variable === 'wave' && by.values.length === 2
      ? waveChart(codes, by.values[0], by.values[1])
      : by.values.map(({ label, n, codes: own }) => `${label} (${n})\n${blockBars(own.map(barOf))}`).join('\n')
    : blockBars(codes.map(barOf));
}

type Value = NonNullable<Stats['by']>['values'][number];

function ratio({ k, n }: StatsRow): string {
  return n === 0 ? '–' : `${k}/${n}`;
}

function barOf(row: StatsRow): BlockRow {
  return { label: `${'  '.repeat(row.level - 1)}${row.label}`, share: row.share, text: ratio(row) };
}

function waveChart(codes: readonly StatsRow[], before: Value | undefined, after: Value | undefined): string {
  const rows = codes.map((code, index) => {
    const [from, to] = [before?.codes[index], after?.codes[index]];
    return {
      label: barOf(code).label,
      from: from?.share ?? null,
      to: to?.share ?? null,
      text: `${from ? ratio(from) : '–'} → ${to ? ratio(to) : '–'}`,
    };
  });
  return `○ ${before?.label} (${before?.n})  ● ${after?.label} (${after?.n})\n${blockDumbbells(rows)}`;
}

/** The themes known after each interview, as bars. */
export function curveText({ curve, themes }: StudySaturation): string[] {
  if (curve.length === 0) return [];
  const rows = curve.map((point) => ({
    label: String(point.interviews),
    share: themes === 0 ? 0 : point.themes / themes,
    text: String(point.themes),
  }));
  return [blockBars(rows)];
}
