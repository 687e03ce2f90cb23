import { asksByLabel } from '../parse/speaker-labels.ts';
import { bodyLeaves } from './body-leaves.ts';
import { type LabelForm, labelsOf } from './label-edits.ts';

/** No head of a transcript is longer. */
const mostOfHead = 150;

/**
 * How many words of a body, titles aside, stand above its first label: a study reads them as an answer. Where only those
 * who ask have labels, or very much stands there, they are one.
 */
export function wordsAboveLabels(body: string, form: Pick<LabelForm, 'interviewers' | 'known'>): number {
  const named = labelsOf(body, form).filter(({ name }) => name !== undefined);
  const [first] = named;
  const answers = named.some(({ name = '' }) => !asksByLabel(name, form.interviewers));
  if (!first || !answers) return 0;
  const above = bodyLeaves(body).filter(({ end, kind }) => kind === 'paragraph' && end <= first.leaf.start);
  const words = above.reduce((sum, { plain }) => sum + (plain.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return words <= mostOfHead ? words : 0;
}
