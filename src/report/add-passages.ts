import { grouped } from '../model/grouped.ts';
import type { Composing } from './composing.ts';
import { passageOf } from './passage.ts';

/** The passage around each verbatim of a named source, source by source, so that the text of each is read once. */
export function addPassages({ coded, around }: Composing): void {
  for (const [source, quoted] of grouped(around, ({ source }) => source))
    for (const { block, segment } of quoted) block.passage = passageOf(source, segment, coded);
}
