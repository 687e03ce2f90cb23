import type { RootContent } from 'mdast';
import { quotedPlace } from '../coding/quoted-place.ts';
import { grouped } from '../model/grouped.ts';
import type { Composing } from './composing.ts';

/**
 * Finds out where the quotes of a template stand, source by source, so that the text of each is read once, in whichever
 * order the template has them.
 */
export function lookUpPins(nodes: readonly RootContent[], { coded }: Composing): void {
  const pins = nodes.flatMap((node) => {
    const { source, quote, at } = (node.type === 'leafDirective' && node.attributes) || {};
    return source && quote ? [{ source, quote, at: at === undefined || at === null ? undefined : Number(at) }] : [];
  });
  for (const [id, quotes] of grouped(pins, ({ source }) => source)) {
    const source = coded.sourceById.get(id);
    if (!source) continue;
    for (const { quote, at } of quotes) quotedPlace(quote, at, source, coded);
  }
}
