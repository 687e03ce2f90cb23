import { levelLabel } from '../model/level-label.ts';
import type { Chart, DumbbellChart, FrequencyChart, SaturationChart } from '../report/chart.ts';
import { type BarSeries, barPlot } from './docx-chart-bars.ts';
import { curvePlot } from './docx-chart-curve.ts';
import type { Sheet } from './docx-workbook.ts';
import { textWidth } from './svg-text.ts';

/** What Word draws itself, from numbers the user can edit. */
export type NativeChart = FrequencyChart | DumbbellChart | SaturationChart;

export interface PlottedChart {
  readonly sheet: Sheet;
  /** `plotArea` and `legend`. */
  readonly plot: string;
  /** Points. */
  readonly height: number;
}

export function isNative(chart: Chart): chart is NativeChart {
  return chart.kind === 'frequency' || chart.kind === 'dumbbell' || chart.kind === 'saturation';
}

/** @param caption names the series of a chart that has only one */
export function plotChart(chart: NativeChart, caption: string): PlottedChart {
  switch (chart.kind) {
    case 'frequency':
      return frequency(chart, caption);
    case 'dumbbell':
      return dumbbell(chart);
    case 'saturation':
      return saturation(chart);
  }
}

/** Points that a name has before Word breaks it, and that a line of it is high. */
const nameWidth = 180;
const nameLine = 12;

/** Every name has room for its lines, or Word leaves out every other. */
function heightOf(sheet: Sheet, least: number): number {
  const lines = (name: unknown) => Math.ceil(textWidth(String(name), 9) / nameWidth);
  return sheet.slice(1).reduce((height, [name]) => height + Math.max(least, lines(name) * nameLine + 5), 44);
}

const named = (label: string, level: number, text: string) => `${levelLabel({ label, level })} (${text})`;

function frequency({ rows, ticks }: FrequencyChart, caption: string): PlottedChart {
  const drawn = rows.some(({ interval }) => interval !== undefined);
  const sheet: Sheet = [
    ['', caption, ...(drawn ? ['+', '−'] : [])],
    ...rows.map(({ label, level, share, text, interval }) => [
      named(label, level, text),
      share,
      ...(interval && share !== null
        ? [round(interval[1] - share), round(share - interval[0])]
        : drawn
          ? [null, null]
          : []),
    ]),
  ];
  const light = rows.flatMap(({ level }, index) => (level > 1 ? [index] : []));
  const series: BarSeries[] = [{ column: 1, colour: 'A4604E', light, ...(drawn ? { plus: 2, minus: 3 } : {}) }];
  return { sheet, plot: barPlot(sheet, series, ticks), height: heightOf(sheet, 19) };
}

function dumbbell({ rows, ticks, waves }: DumbbellChart): PlottedChart {
  const sheet: Sheet = [
    ['', ...waves],
    ...rows.map(({ label, level, from, to, text }) => [named(label, level, text), from, to]),
  ];
  const series: BarSeries[] = [
    { column: 1, colour: 'C9B8A6', light: [] },
    { column: 2, colour: 'A4604E', light: [] },
  ];
  return { sheet, plot: barPlot(sheet, series, ticks), height: heightOf(sheet, 25) };
}

function saturation({ points, axes, legend: [held, median, band] }: SaturationChart): PlottedChart {
  const sheet: Sheet = [
    [axes[0], `${band} (min.)`, band, median, held],
    ...points.map((point, index) => [
      String(index + 1),
      round(point.band[0]),
      round(point.band[1] - point.band[0]),
      round(point.median),
      point.themes,
    ]),
  ];
  return { sheet, plot: curvePlot(sheet, axes), height: 230 };
}

// What is left of two shares subtracted is not to be read.
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
