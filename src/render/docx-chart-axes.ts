import { noLine, outlineOf, val } from './docx-chart-series.ts';
import { escapeXml, tag } from './docx-xml.ts';

export const axisIds = '<c:axId val="111"/><c:axId val="222"/>';

const noTicks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';

interface Axis {
  readonly kind: 'c:catAx' | 'c:valAx';
  readonly at: 'l' | 'b' | 't';
  readonly title?: string;
  readonly reversed?: true;
  readonly range?: readonly [number, number];
  readonly step?: number;
  /** How numbers are written; absent: not at all. */
  readonly format?: string;
  readonly between?: 'between' | 'midCat';
  /** Categories of which only every so many is named. */
  readonly skip?: number;
}

/** An axis of a chart: the categories, or the values with their grid. */
export function axis({ kind, at, title, reversed, range, step, format, between, skip }: Axis): string {
  const isValues = kind === 'c:valAx';
  const [own, other] = isValues ? [222, 111] : [111, 222];
  const limits = range ? val('c:max', range[1]) + val('c:min', range[0]) : '';
  return tag(
    kind,
    {},
    val('c:axId', own),
    tag('c:scaling', {}, val('c:orientation', reversed ? 'maxMin' : 'minMax'), limits),
    val('c:delete', 0),
    val('c:axPos', at),
    isValues ? tag('c:majorGridlines', {}, tag('c:spPr', {}, outlineOf('D9D4C9', 0.5))) : '',
    title === undefined ? '' : axisTitle(title),
    tag('c:numFmt', { formatCode: format ?? 'General', sourceLinked: 0 }),
    noTicks,
    val('c:tickLblPos', isValues && format === undefined ? 'none' : isValues ? 'nextTo' : 'low'),
    tag('c:spPr', {}, isValues ? noLine : outlineOf('625C52', 0.75)),
    val('c:crossAx', other),
    val('c:crosses', 'autoZero'),
    isValues
      ? val('c:crossBetween', between ?? 'between') + (step === undefined ? '' : val('c:majorUnit', step))
      : `<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${skip === undefined ? '' : val('c:tickLblSkip', skip)}<c:noMultiLvlLbl val="1"/>`,
  );
}

function axisTitle(text: string): string {
  const run = tag('a:r', {}, '<a:rPr b="0"/>', tag('a:t', {}, escapeXml(text)));
  const words = tag('a:p', {}, '<a:pPr><a:defRPr b="0"/></a:pPr>', run);
  return tag('c:title', {}, tag('c:tx', {}, tag('c:rich', {}, '<a:bodyPr/>', words)), '<c:overlay val="0"/>');
}
