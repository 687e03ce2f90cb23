import { axis, axisIds } from './docx-chart-axes.ts';
import { categories, noLine, numbers, outlineOf, seriesName, solid, val } from './docx-chart-series.ts';
import type { Sheet } from './docx-workbook.ts';
import { tag } from './docx-xml.ts';

/**
 * Themes known after each interview: the columns of the sheet are the foot of the band, its height, the median, and what
 * was held. The band is an area on top of one that is not seen.
 */
export function curvePlot(sheet: Sheet, [interviews, themes]: readonly [string, string]): string {
  const areas = tag(
    'c:areaChart',
    {},
    '<c:grouping val="stacked"/><c:varyColors val="0"/>',
    series(sheet, 0, 1, tag('c:spPr', {}, '<a:noFill/>', noLine)),
    series(sheet, 1, 2, tag('c:spPr', {}, solid('84301B', 0.18), noLine)),
    axisIds,
  );
  const dashed = tag('c:spPr', {}, outlineOf('84301B', 1.5, 'dash'));
  const full = tag('c:spPr', {}, outlineOf('22201C', 1.75));
  const lines = tag(
    'c:lineChart',
    {},
    '<c:grouping val="standard"/><c:varyColors val="0"/>',
    series(sheet, 2, 3, dashed + tag('c:marker', {}, val('c:symbol', 'none')), true),
    series(sheet, 3, 4, full + marker, true),
    '<c:marker val="1"/>',
    axisIds,
  );
  const area = tag(
    'c:plotArea',
    {},
    '<c:layout/>',
    areas,
    lines,
    axis({ kind: 'c:catAx', at: 'b', title: interviews, skip: Math.max(1, Math.ceil((sheet.length - 1) / 15)) }),
    axis({ kind: 'c:valAx', at: 'l', title: themes, format: '0', between: 'midCat' }),
  );
  const unseen = '<c:legendEntry><c:idx val="0"/><c:delete val="1"/></c:legendEntry>';
  return `${area}<c:legend><c:legendPos val="b"/>${unseen}<c:overlay val="0"/></c:legend>`;
}

const marker = tag(
  'c:marker',
  {},
  '<c:symbol val="circle"/><c:size val="5"/>',
  tag('c:spPr', {}, solid('22201C'), noLine),
);

function series(sheet: Sheet, index: number, column: number, look: string, isLine = false): string {
  return tag(
    'c:ser',
    {},
    val('c:idx', index),
    val('c:order', index),
    seriesName(sheet, column),
    look,
    categories(sheet),
    numbers('c:val', sheet, column),
    isLine ? '<c:smooth val="0"/>' : '',
  );
}
