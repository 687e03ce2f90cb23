import { chartDirective } from './chart-directive.ts';
import { checklistDirective } from './checklist-directive.ts';
import { codebookDirective } from './codebook-directive.ts';
import { colophonDirective } from './colophon-directive.ts';
import { cooccurrencesDirective } from './cooccurrences-directive.ts';
import { coverDirective, tocDirective } from './cover-directive.ts';
import { diffDirective } from './diff-directive.ts';
import type { LeafDirective } from './directive.ts';
import { exceptionsDirective } from './exceptions-directive.ts';
import { frequenciesDirective } from './frequencies-directive.ts';
import { keyPointsDirective } from './key-points-directive.ts';
import { matrixDirective } from './matrix-directive.ts';
import { methodologyDirective } from './methodology-directive.ts';
import { overviewDirective } from './overview-directive.ts';
import { presenceDirective } from './presence-directive.ts';
import { sampleDirective } from './sample-directive.ts';
import { saturationDirective } from './saturation-directive.ts';
import { seeDirective } from './see-directive.ts';
import { themeDirective } from './theme-directive.ts';
import { verbatimDirective } from './verbatim-directive.ts';
import { verbatimsDirective } from './verbatims-directive.ts';

/** Every leaf directive by name; to add one: its file, and a line here. */
export const leafDirectives: Readonly<Record<string, LeafDirective>> = {
  chart: chartDirective,
  checklist: checklistDirective,
  codebook: codebookDirective,
  colophon: colophonDirective,
  cooccurrences: cooccurrencesDirective,
  cover: coverDirective,
  diff: diffDirective,
  exceptions: exceptionsDirective,
  frequencies: frequenciesDirective,
  'key-points': keyPointsDirective,
  matrix: matrixDirective,
  methodology: methodologyDirective,
  overview: overviewDirective,
  presence: presenceDirective,
  sample: sampleDirective,
  saturation: saturationDirective,
  see: seeDirective,
  theme: themeDirective,
  toc: tocDirective,
  verbatim: verbatimDirective,
  verbatims: verbatimsDirective,
};
