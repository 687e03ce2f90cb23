import { frenchSpaces } from '../language/typography.ts';
import { analysisFacts } from './checklist-analysis.ts';
import { sampleFacts } from './checklist-sample.ts';
import type { Composing } from './composing.ts';

/** What a study knows that a checklist asks for, in its language; nothing where it does not know it. */
const facts = {
  ...sampleFacts,
  ...analysisFacts,
  sampleAndDescription: (composing: Composing) => joined(['sampleSize', 'sampleDescription'], composing),
  samplingAndSaturation: (composing: Composing) => joined(['sampling', 'saturation'], composing),
  themes: (composing: Composing) => joined(['majorThemes', 'minorThemes'], composing),
  trust: (composing: Composing) => joined(['coders', 'validation', 'minorThemes', 'consistency'], composing),
} satisfies Record<string, (composing: Composing) => string | undefined>;

export type ChecklistFact =
  | keyof typeof sampleFacts
  | keyof typeof analysisFacts
  | 'sampleAndDescription'
  | 'samplingAndSaturation'
  | 'themes'
  | 'trust';

/** The answer of the study to one item; undefined where only the author can give it. */
export function factText(fact: ChecklistFact, composing: Composing): string | undefined {
  const text = facts[fact](composing);
  return text === undefined ? undefined : frenchSpaces(text, composing.coded.settings.language);
}

function joined(names: readonly ChecklistFact[], composing: Composing): string | undefined {
  const texts = names.flatMap((name) => facts[name](composing) ?? []);
  return texts.length === 0 ? undefined : texts.join(' ');
}
