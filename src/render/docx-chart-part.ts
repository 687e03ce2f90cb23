import type { Figure } from '../report/document.ts';
import { type NativeChart, plotChart } from './docx-chart.ts';
import { drawingRun, emuOfTwip } from './docx-drawing.ts';
import { relations } from './docx-package.ts';
import { proofing } from './docx-style-sheet.ts';
import { workbook } from './docx-workbook.ts';
import type { Writing } from './docx-writing.ts';
import { declaration, declared, tag } from './docx-xml.ts';

/** A chart as a part of its own, with the workbook behind it, and the run that shows it. */
export function chartRun(figure: Figure & { chart: NativeChart }, writing: Writing): string {
  const { sheet, plot, height } = plotChart(figure.chart, figure.caption);
  const shown = Math.min(height, (writing.pageHeight / 20) * 0.85);
  // Long charts are drawn closer, so that every name is there.
  const letters = Math.max(400, Math.round(900 * Math.min(1, (shown / height) * 1.1)));
  const own = relations();
  const numbers = own.to('package', `../embeddings/${figure.anchor}.xlsx`);
  const font = writing.font === undefined ? '' : tag('a:latin', { typeface: writing.font });
  const xml = tag(
    'c:chartSpace',
    declared('c', 'a', 'r'),
    '<c:date1904 val="0"/>',
    tag('c:lang', { val: proofing[writing.document.language] }),
    '<c:roundedCorners val="0"/>',
    tag('c:chart', {}, '<c:autoTitleDeleted val="1"/>', plot, '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>',
    `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${letters}"><a:solidFill><a:srgbClr val="22201C"/></a:solidFill>${font}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`,
    tag('c:externalData', { 'r:id': numbers }, '<c:autoUpdate val="0"/>'),
  );
  const part = `charts/${figure.anchor}.xml`;
  writing.parts.add(
    `word/${part}`,
    declaration + xml,
    'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  );
  writing.parts.add(`word/charts/_rels/${figure.anchor}.xml.rels`, own.xml());
  writing.parts.add(`word/embeddings/${figure.anchor}.xlsx`, workbook(sheet));
  const content = tag('c:chart', { ...declared('c'), 'r:id': writing.relations.to('chart', part) });
  return drawingRun(
    {
      width: writing.lineWidth * emuOfTwip,
      height: shown * 20 * emuOfTwip,
      name: figure.caption,
      description: figure.description,
      kind: 'c',
      content,
    },
    writing,
  );
}
