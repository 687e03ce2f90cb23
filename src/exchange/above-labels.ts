import { bodyLeaves } from './body-leaves.ts';
import { type LabelForm, labelsOf } from './label-edits.ts';

/** How many words of a body, titles aside, stand above its first label: a study reads them as an answer. */
export function wordsAboveLabels(body: string, form: Pick<LabelForm, 'interviewers' | 'known'>): number {
  const named = labelsOf(body, form).filter(({ name }) => name !== undefined);
  const [first] = named;
  if (!first || named.length < 2) return 0;
  const above = bodyLeaves(body).filter(({ end, kind }) => kind === 'paragraph' && end <= first.leaf.start);
  return above.reduce((sum, { plain }) => sum + (plain.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}
