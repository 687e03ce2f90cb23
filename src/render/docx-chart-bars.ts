import type { Tick } from '../report/chart.ts';
import { axis, axisIds } from './docx-chart-axes.ts';
import { categories, numbers, outlineOf, seriesName, solid, val } from './docx-chart-series.ts';
import type { Sheet } from './docx-workbook.ts';
import { tag } from './docx-xml.ts';

export interface BarSeries {
  /** Of the sheet. */
  readonly column: number;
  readonly colour: string;
  /** Rows drawn lighter, from 0. */
  readonly light: readonly number[];
  /** Columns of what an interval reaches beyond the value, and below it. */
  readonly plus?: number;
  readonly minus?: number;
}

/** Horizontal bars of shares, in the order of the sheet from the top. */
export function barPlot(sheet: Sheet, series: readonly BarSeries[], ticks: readonly Tick[]): string {
  const percent = ticks.find(({ text }) => text.includes('%'))?.text;
  const bars = tag(
    'c:barChart',
    {},
    '<c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    ...series.map((one, index) => barSeries(sheet, one, index)),
    val('c:gapWidth', series.length === 1 ? 45 : 55),
    axisIds,
  );
  // Axes of few cases have words, which Word has not: the numbers stand beside the names.
  const format = percent === undefined ? {} : { format: percent.replace(/[\d.,]+/, '0').replace(/\u202f/, '\u00a0') };
  const area = tag(
    'c:plotArea',
    {},
    '<c:layout/>',
    bars,
    axis({ kind: 'c:catAx', at: 'l', reversed: true, skip: 1 }),
    axis({ kind: 'c:valAx', at: 't', range: [0, 1], step: (ticks[1]?.at ?? 0.5) - (ticks[0]?.at ?? 0), ...format }),
  );
  const legend = series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : '';
  return area + legend;
}

function barSeries(sheet: Sheet, { column, colour, light, plus, minus }: BarSeries, index: number): string {
  const lighter = light.map((idx) =>
    tag(
      'c:dPt',
      {},
      val('c:idx', idx),
      '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>',
      tag('c:spPr', {}, solid(colour, 0.55)),
    ),
  );
  return tag(
    'c:ser',
    {},
    val('c:idx', index),
    val('c:order', index),
    seriesName(sheet, column),
    tag('c:spPr', {}, solid(colour)),
    '<c:invertIfNegative val="0"/>',
    ...lighter,
    plus === undefined || minus === undefined ? '' : errorBars(sheet, plus, minus),
    categories(sheet),
    numbers('c:val', sheet, column),
  );
}

function errorBars(sheet: Sheet, plus: number, minus: number): string {
  return tag(
    'c:errBars',
    {},
    '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>',
    numbers('c:plus', sheet, plus),
    numbers('c:minus', sheet, minus),
    tag('c:spPr', {}, outlineOf('22201C', 1)),
  );
}
