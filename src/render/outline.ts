import type { Block, Heading, Quotes } from '../report/document.ts';

/** A heading and its level below the first, from 1, without gaps: `##` then `####` are levels 1 and 2. */
export interface OutlineEntry {
  readonly heading: Heading;
  readonly level: number;
}

/** The headings among `blocks` down to `depth` (the number of `#` signs), in order. */
export function outline(blocks: readonly (Block | Quotes)[], depth = 6): OutlineEntry[] {
  const above: number[] = [];
  return blocks.filter(isHeading).flatMap((heading) => {
    if (heading.depth > depth) return [];
    while ((above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    return [{ heading, level: above.length }];
  });
}

function isHeading(block: Block | Quotes): block is Heading {
  return block.type === 'heading';
}
