import type { PageBlindPassage, PageSuggestion } from '../model/page-review.ts';
import { drawDefinition } from './code-definition.ts';
import { element } from './element.ts';
import type { ReadWords } from './read-words.ts';
import type { Reading } from './reading.ts';
import type { ReviewWords } from './review-words.ts';
import { type Asked, isBlind } from './reviewing.ts';

/** What is suggested, how sure it is and why, what the code means, and what the coder has given these words. */
export function drawCard(reading: Reading, words: ReviewWords, readWords: ReadWords, one: PageSuggestion): HTMLElement {
  const { codes } = reading;
  return element(
    'div',
    { class: 'card' },
    ...one.codes.map((id) => codeTitle(reading, id)),
    element('p', {}, sureness(words, one)),
    one.because !== undefined &&
      element('p', { class: 'because' }, element('strong', {}, `${words.because} `), one.because.trim()),
    drawGiven(reading, words, one),
    ...one.codes.flatMap((id) => {
      const code = codes.get(id);
      return code ? [drawDefinition(code, readWords)] : [];
    }),
    drawNewFile(reading, words, one),
    element('p', { class: 'faint place' }, words.written(`${one.file}:${one.line}`)),
  );
}

/** What is asked of a passage before its suggestions are seen. */
export function drawBlindCard(reading: Reading, words: ReviewWords, one: PageBlindPassage): HTMLElement {
  return element(
    'div',
    { class: 'card' },
    element('h3', {}, words.readBlind),
    element('p', {}, words.blindHint),
    drawGiven(reading, words, one),
    drawNewFile(reading, words, one),
  );
}

/** What the coder has given these words already. */
function drawGiven(reading: Reading, words: ReviewWords, one: Asked): HTMLElement | undefined {
  const given = givenCodes(reading, one);
  return given.length === 0 ? undefined : element('p', { class: 'warn' }, words.given(given.join(', ')));
}

function drawNewFile({ app }: Reading, words: ReviewWords, { source }: Asked): HTMLElement | undefined {
  const row = app.study.sources.find(({ id }) => id === source);
  const hasFile = row?.readings.some(({ coder }) => coder === app.coder);
  return hasFile ? undefined : element('p', { class: 'faint' }, words.newFile);
}

/** What is asked about in a line, for those who do not see it. */
export function askedLine({ codes }: Reading, words: ReviewWords, one: Asked): string {
  if (isBlind(one)) return `${words.readBlind}.`;
  const labels = one.codes.map((id) => codes.get(id)?.label ?? id).join(', ');
  const why = one.because === undefined ? '' : ` ${words.because} ${one.because.trim()}`;
  return `${labels}. ${sureness(words, one)}.${why}`;
}

function sureness(words: ReviewWords, { machine, confidence }: PageSuggestion): string {
  const sure = confidence === undefined ? words.noConfidence : words.confidence(Math.round(100 * confidence));
  return `${words.machine[machine] ?? machine}, ${sure}`;
}

function codeTitle(reading: Reading, id: string): HTMLElement {
  const { hue = 0, stroke = 3 } = reading.colours.get(id) ?? {};
  return element(
    'h3',
    { class: `given hue-${hue} stroke-${stroke}` },
    element('span', { class: 'swatch' }),
    reading.codes.get(id)?.label ?? id,
    element('span', { class: 'faint' }, reading.paths.get(id) ?? ''),
  );
}

/** The labels of the coder's own codings that share words with a passage. */
function givenCodes({ app, codes, codings }: Reading, { pieces }: Asked): string[] {
  const own = codings.filter(
    (coding) =>
      coding.coder === app.coder &&
      coding.pieces.some((piece) =>
        pieces.some((other) => piece.paragraph === other.paragraph && piece.from < other.to && other.from < piece.to),
      ),
  );
  const label = (id: string) => codes.get(id)?.label ?? id;
  return [...new Set(own.flatMap((one) => [...one.codes.map(label), ...one.against.map((id) => `≠ ${label(id)}`)]))];
}
