import type { Figure } from '../report/document.ts';
import { captionParagraph } from './docx-caption.ts';
import { isNative } from './docx-chart.ts';
import { chartRun } from './docx-chart-part.ts';
import { heatmapTables } from './docx-heatmap.ts';
import { networkRun } from './docx-network.ts';
import { paragraph } from './docx-paragraph.ts';
import { documentTable } from './docx-table.ts';
import type { Writing } from './docx-writing.ts';

/**
 * A figure over its caption. Word draws bars and curves itself and keeps their numbers in a sheet; a heat map is a table;
 * below a network stands the table of its numbers.
 */
export function figureXml(figure: Figure, writing: Writing): string {
  const { chart, table } = figure;
  const caption = captionParagraph(figure, writing);
  if (chart.kind === 'heatmap') return heatmapTables(chart, figure.description, writing) + caption;
  if (isNative(chart)) return paragraph(writing, 'figure', chartRun({ ...figure, chart }, writing)) + caption;
  const drawn = paragraph(writing, 'figure', networkRun({ ...figure, chart }, writing));
  return drawn + caption + (table ? documentTable(table, writing) : '');
}
