import { type Location, locate } from '../coding/locate.ts';
import { segmentText, withInsertions } from '../coding/segment-text.ts';
import { isWithinWord } from '../coding/word-borders.ts';
import { sliceParagraph } from '../model/paragraph.ts';
import type { Source } from '../model/source.ts';
import { overlaps, type Span } from '../model/span.ts';

/** A passage by the words it is found by. */
export interface FoundPassage {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** What of a located quote says which words it has; those of a span are what stands there. */
type Located = Partial<Pick<Location, 'joints' | 'lead' | 'tail'>> & Pick<Location, 'parts'>;

/**
 * The respondent's words in the parts of a passage, else the interviewer's, which count for nothing but are kept. Where a
 * part begins or ends within a word, the word is taken whole.
 */
export function passageAt(
  source: Source,
  { parts, joints = [], lead = '', tail = '' }: Located,
): FoundPassage | undefined {
  const spans = parts.map(({ start, end }) => wholeWords(source.body, start, end));
  const [first, last] = [spans[0] as Span, spans.at(-1) as Span];
  const said = withInsertions(segmentText(source, spans, joints).text, { lead, tail });
  const quote = said || anyWords(source, { start: first.start, end: last.end });
  if (quote === '') return undefined;
  const found = locate(quote, first.start, source);
  return found && { quote, start: found.start, end: found.end };
}

function wholeWords(body: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && isWithinWord(body, from)) from--;
  while (from < to && isWithinWord(body, to)) to++;
  return { start: from, end: to };
}

function anyWords({ turns }: Source, span: Span): string {
  const paragraphs = turns.flatMap((turn) => turn.paragraphs).filter((paragraph) => overlaps(paragraph, span));
  const words = paragraphs.map((paragraph) => sliceParagraph(paragraph, span).trim());
  return words.filter((text) => text !== '').join('\n\n');
}

/** Words of another text of the interview where they stand nearest to a place; the first that are there to the letter. */
export function passageByWords(texts: readonly string[], at: number, source: Source): FoundPassage | undefined {
  const found = texts.map((text) => (text.trim() === '' ? undefined : locate(text.trim(), at, source)));
  const best = found.find((one) => one && one.located !== 'drifted') ?? found.findLast((one) => one);
  return best && passageAt(source, best);
}
