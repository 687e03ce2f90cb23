import { frenchSpaces } from '../language/typography.ts';
import type { ChartComposition } from './chart-composition.ts';
import type { Composing } from './composing.ts';
import type { Figure } from './document.ts';

/**
 * A chart with its place in the report: a name for its file, a caption.
 * @param isTabled its numbers stand in a table before it
 */
export function figureOf(
  { chart, caption, description, table }: ChartComposition,
  composing: Composing,
  { caption: given, isTabled = false }: { readonly caption?: string | undefined; readonly isTabled?: boolean },
): Figure {
  const { language } = composing.coded.settings;
  let number = 1;
  while (composing.anchors.has(`figure-${number}`)) number++;
  composing.anchors.add(`figure-${number}`);
  return {
    type: 'figure',
    anchor: `figure-${number}`,
    number,
    caption: given ?? frenchSpaces(caption, language),
    description: frenchSpaces(description, language),
    chart,
    ...(isTabled ? {} : { table }),
  };
}
