import { askedFirst } from './blind-gate.ts';
import { comparePanel } from './compare-panel.ts';
import { organisePanel } from './organise-panel.ts';
import type { Panel } from './panel.ts';
import { readPanel } from './read-panel.ts';
import { reviewPanel } from './review-panel.ts';
import { seePanel } from './see-panel.ts';

/** The parts of the page, in their order; to add one: its file, and a line here. */
export const panels: Readonly<Record<string, Panel>> = {
  read: readPanel,
  review: reviewPanel,
  compare: comparePanel,
  organise: askedFirst(organisePanel),
  see: askedFirst(seePanel),
};
