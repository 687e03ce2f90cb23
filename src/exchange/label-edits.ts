import type { Edit } from '../model/problem.ts';
import { findLabels } from '../parse/find-labels.ts';
import type { Label } from '../parse/label-candidates.ts';
import type { Leaf } from '../parse/leaves.ts';
import { bodyLeaves } from './body-leaves.ts';

/** A splice in a body. */
export type BodyEdit = Omit<Edit, 'file'>;

/** A label of a body, with the block it stands in. */
export interface LabelFound extends Label {
  readonly leaf: Leaf;
  /** The block after, unless a label or a heading opens it. */
  readonly next: Leaf | undefined;
}

/** How labels are written. */
export interface LabelForm {
  readonly interviewers: readonly string[];
  /** Labels that count however often they stand. */
  readonly known: readonly string[];
  /** What stands before the colon. */
  readonly gap: string;
  /** What a label is replaced by. */
  readonly rename: (label: string) => string;
  /** What is a label where it is a paragraph of its own. */
  readonly ownLine?: ReadonlySet<string>;
}

export function labelsOf(
  body: string,
  { interviewers, known }: Pick<LabelForm, 'interviewers' | 'known'>,
): LabelFound[] {
  const leaves = bodyLeaves(body);
  const labels = findLabels(leaves, body, interviewers, known);
  return leaves.flatMap((leaf, index) => {
    const following = leaves[index + 1];
    const opens = labels[index + 1]?.some(({ start }) => start === following?.start);
    const next = following?.kind === 'paragraph' && !opens ? following : undefined;
    return (labels[index] ?? []).map((label) => ({ ...label, leaf, next }));
  });
}

/** A label as it is written: `**[0:12:03] Q :** `, the time before the name, the words on its line. */
export function labelMarkdown(name: string | undefined, time: string | undefined, gap: string): string {
  if (name === undefined) return time === undefined ? '' : `[${time}] `;
  return `**${time === undefined ? '' : `[${time}] `}${name}${gap}:** `;
}

/** A name as a label can hold it: no sign of Markdown, no colon, at most 48 characters. */
export function labelName(name: string): string {
  const plain = name
    .replace(/[\n:：*_[\]()<>\\`&]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
  return [...plain].slice(0, 48).join('').trim();
}

/**
 * The edits that write every label of a body in one form, each at the start of a paragraph of its own. Where a label
 * stands alone, what follows it is drawn up to it.
 */
export function labelEdits(body: string, form: LabelForm): BodyEdit[] {
  return labelsOf(body, form).flatMap(({ start, end, name, time, leaf, next }) => {
    const label = name === undefined ? undefined : labelName(form.rename(name));
    const when = codeOf(time ?? /\d{1,2}:\d{2}(?::\d{2})?/.exec(body.slice(start, end))?.[0]);
    if (!label && !when) return [];
    const written = labelMarkdown(label || undefined, when, form.gap);
    const opens = start === leaf.start;
    const from = opens ? start : start - (/\s*$/.exec(body.slice(leaf.start, start))?.[0].length ?? 0);
    const to = wordsAfter(body, end, leaf, next);
    const text = (opens ? '' : '\n\n') + (to === leaf.end ? written.trimEnd() : written);
    return body.slice(from, to) === text ? [] : [{ start: from, end: to, text }];
  });
}

/** Where the words after a label begin; of a label alone in its block, in the next. */
function wordsAfter(body: string, end: number, leaf: Leaf, next: Leaf | undefined): number {
  const inside = end + (/^[^\S\n]*\n?[^\S\n]*/.exec(body.slice(end, leaf.end))?.[0].length ?? 0);
  return inside >= leaf.end && next ? next.start : inside;
}

/** A time code as a label holds it; undefined for what is none. */
function codeOf(time: string | undefined): string | undefined {
  const short = time === undefined ? '' : shortTime(time);
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(short) ? short : undefined;
}

/** A time code without fractions of a second: `00:01:02.340` and `0:1:2.3` are `00:01:02` and `0:01:02`. */
export function shortTime(time: string): string {
  const [first = '0', ...rest] = time.replace(/[.,]\d+$/, '').split(':');
  return [first, ...rest.map((part) => part.padStart(2, '0'))].join(':');
}
