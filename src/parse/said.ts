import type { Span } from '../model/span.ts';
import { findLabels, type Label } from './find-labels.ts';
import { Floor, type Spoken } from './floor.ts';
import { type PlainBlock, plainBlocks } from './plain-blocks.ts';
import { hideComments, isQuestion } from './turns.ts';

/** What is said in a block, the white space around it aside. */
interface Part extends Spoken {
  readonly text: string;
}

/**
 * What the respondents of a source say, paragraph by paragraph: the texts of what `parseTurns` finds, sooner, where each
 * line of the body is a block of its own and nothing in it is set apart but labels and whole lines.
 * @returns undefined where the body holds anything else.
 */
export function saidPlainly(
  body: string,
  interviewers: readonly string[],
  speakers: readonly string[],
): string[] | undefined {
  const { visible, comments } = hideComments(body);
  const blocks = comments.every((comment) => standsApart(comment, visible)) ? plainBlocks(visible) : undefined;
  if (!blocks) return undefined;
  const labels = findLabels(blocks, visible, interviewers, speakers);
  const parts: Part[] = [];
  for (const [at, block] of blocks.entries()) {
    const part = partOf(block, labels[at] ?? [], visible);
    if (!part) return undefined;
    parts.push(part);
  }
  const floor = new Floor(parts, interviewers);
  return parts.flatMap((part, at) => {
    const { asks } = floor.holderOf(part, part.text !== '');
    return asks || part.text === '' || blocks[at]?.kind === 'heading' ? [] : [part.text];
  });
}

/** Whether nothing stands on the lines of a comment that was hidden. */
function standsApart({ start, end }: Span, visible: string): boolean {
  const from = visible.lastIndexOf('\n', start) + 1;
  const to = visible.indexOf('\n', end);
  return visible.slice(from, to === -1 ? visible.length : to).trim() === '';
}

function partOf({ kind, from, to, end, emphasised, bold }: PlainBlock, labels: readonly Label[], body: string) {
  const [label] = labels;
  if (!label) {
    if (bold !== undefined && !emphasised) return undefined;
    const text = body.slice(from, to).trim();
    return { speaker: undefined, question: emphasised && isQuestion(text), text };
  }
  if (labels.length > 1 || kind === 'heading' || (bold !== undefined && label.end < bold)) return undefined;
  return { speaker: label.name, question: false, text: body.slice(label.end, end).trim() };
}
