import { cooccurrencePart } from './stats-pairs.ts';
import type { StatsPart } from './stats-part.ts';
import { saturationPart } from './stats-saturation.ts';
import { vocabularyPart } from './stats-vocabulary.ts';

/** What `study stats` shows after the table of codes, in this order; to add a statistic: its file, and a line here. */
export const statsParts: readonly StatsPart[] = [cooccurrencePart, saturationPart, vocabularyPart];
