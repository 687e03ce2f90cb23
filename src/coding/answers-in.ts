import { KeptWith } from '../model/kept-with.ts';
import { ownCopy } from '../model/own-copy.ts';
import type { Paragraph, Source, Turn } from '../model/source.ts';
import type { Span } from '../model/span.ts';

/** A paragraph that a respondent says, no heading, and the respondent’s label. */
export interface Answer {
  readonly paragraph: Paragraph;
  readonly speaker: string | undefined;
}

/** By the turns of a source, as in `haystackOf`. */
const cache = new KeptWith<readonly Turn[], readonly Answer[]>();

/** What respondents say, paragraph by paragraph, in order. */
function answersOf({ turns }: Source): readonly Answer[] {
  const known = cache.get(turns);
  if (known) return known;
  const labels = new Map<string, string>();
  const own = (label: string): string => {
    const copy = labels.get(label) ?? ownCopy(label);
    labels.set(label, copy);
    return copy;
  };
  const said: Answer[] = [];
  for (const { asks, speaker, paragraphs } of turns) {
    if (asks) continue;
    const label = speaker === undefined ? undefined : own(speaker);
    for (const paragraph of paragraphs) if (paragraph.kind !== 'heading') said.push({ paragraph, speaker: label });
  }
  cache.set(turns, said);
  return said;
}

/** The answers that share anything with a span of the body, in order. Their labels hold on to no text. */
export function answersIn(source: Source, span: Span): Answer[] {
  const answers = answersOf(source);
  const found: Answer[] = [];
  for (let at = firstIn(answers, span); at < answers.length; at++) {
    const answer = answers[at] as Answer;
    if (answer.paragraph.start >= span.end) break;
    found.push(answer);
  }
  return found;
}

/** Whether respondents say any of a span of the body. */
export function isAnswered(source: Source, span: Span): boolean {
  const answers = answersOf(source);
  const first = answers[firstIn(answers, span)];
  return first !== undefined && first.paragraph.start < span.end;
}

/** Position of the first answer that ends behind the start of a span. */
function firstIn(answers: readonly Answer[], { start }: Span): number {
  let [low, high] = [0, answers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((answers[middle] as Answer).paragraph.end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
