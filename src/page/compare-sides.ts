import type { PageDispute, PageGivenBy, PageGivenCoding } from '../model/page-compare.ts';
import type { PagePiece } from '../model/page-source.ts';
import type { CompareWords } from './compare-words.ts';
import { element } from './element.ts';
import type { Reading } from './reading.ts';

/** The passage as each coder coded it: the same words side by side, and below them the codes and memos. */
export function drawSides(reading: Reading, words: CompareWords, one: PageDispute): HTMLElement[] {
  const numbers = one.given.flatMap(({ codings }) => codings.flatMap(piecesNumbers));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const turn = reading.paragraphs[first]?.turnNumber ?? 0;
  const asked = reading.paragraphs.filter(({ turnNumber, turn: { asks } }) => asks && turnNumber === turn - 1);
  const lang = reading.source ? { lang: reading.source.language } : {};
  return [
    ...asked.map(({ paragraph: { text }, turn: { speaker } }) =>
      element(
        'p',
        { class: 'asked', attributes: lang },
        element(
          'span',
          { class: 'unseen', attributes: { lang: document.documentElement.lang } },
          `${words.question}: `,
        ),
        speaker === undefined ? text : `${speaker} · ${text}`,
      ),
    ),
    element(
      'div',
      { class: 'coders-sides' },
      ...one.given.map((given, index) => drawSide(reading, words, given, index + 1, [first, last])),
    ),
  ];
}

function piecesNumbers({ pieces }: PageGivenCoding): number[] {
  return pieces.map(({ paragraph }) => paragraph);
}

function drawSide(
  reading: Reading,
  words: CompareWords,
  { coder, codings }: PageGivenBy,
  number: number,
  [first, last]: readonly [number, number],
): HTMLElement {
  const paragraphs = reading.paragraphs.slice(first, last + 1);
  const lang = reading.source ? { lang: reading.source.language } : {};
  return element(
    'section',
    { attributes: { 'aria-label': words.side(coder) } },
    element('h3', {}, element('kbd', { attributes: { 'aria-hidden': 'true' } }, String(number)), ` ${coder}`),
    element(
      'div',
      { class: 'said', attributes: lang },
      ...paragraphs.map(({ paragraph: { text } }, i) =>
        element('p', { class: 'words' }, ...runsOf(reading, text, first + i, codings)),
      ),
    ),
    codings.length === 0
      ? element('p', { class: 'faint' }, words.gaveNothing)
      : element(
          'ul',
          { class: 'gave' },
          ...codings.map((coding) => codingRow(reading, words, coding, codings.length > 1)),
        ),
  );
}

function codingRow(reading: Reading, words: CompareWords, coding: PageGivenCoding, isOneOfMany: boolean): HTMLElement {
  const { codes, against, memo } = coding;
  const given = [...codes.map((id) => [id, false] as const), ...against.map((id) => [id, true] as const)];
  return element(
    'li',
    {},
    ...given.map(([id, turned]) => {
      const { hue = 0, stroke = 3 } = reading.colours.get(id) ?? {};
      const label = reading.codes.get(id)?.label ?? id;
      return element(
        'span',
        { class: `code-name hue-${hue} stroke-${stroke}` },
        element('span', { class: 'swatch' }),
        turned ? `≠ ${label}` : label,
      );
    }),
    isOneOfMany && element('span', { class: 'faint' }, words.on(quoteOf(reading, coding))),
    memo !== undefined && element('span', { class: 'memo' }, memo.trim()),
  );
}

/** As many characters as tell one passage from another. */
const mostShown = 60;

function quoteOf({ paragraphs }: Reading, { pieces }: PageGivenCoding): string {
  const text = pieces
    .map(({ paragraph, from, to }) => paragraphs[paragraph]?.paragraph.text.slice(from, to) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ');
  return text.length <= mostShown ? text : `${text.slice(0, mostShown).replace(/\s+\S*$/, '')} …`;
}

/** A paragraph with the coder's words marked; where codings overlap, each stretch has a mark of its own. */
function runsOf(
  { source, colours }: Reading,
  text: string,
  number: number,
  codings: readonly PageGivenCoding[],
): (HTMLElement | string)[] {
  const here = (pieces: readonly PagePiece[]) => pieces.filter(({ paragraph }) => paragraph === number);
  const taken = here(source?.withdrawn ?? []);
  const coded = codings.map((coding) => ({ coding, pieces: here(coding.pieces) }));
  const ends = [...taken, ...coded.flatMap(({ pieces }) => pieces)].flatMap(({ from, to }) => [from, to]);
  const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  const covers = (pieces: readonly PagePiece[], at: number) => pieces.some(({ from, to }) => from <= at && at < to);
  return cuts.slice(0, -1).map((from, i) => {
    const own = text.slice(from, cuts[i + 1]);
    if (covers(taken, from)) return element('s', {}, own);
    const over = coded.filter(({ pieces }) => covers(pieces, from)).map(({ coding }) => coding);
    const [top] = over;
    if (!top) return own;
    const { hue = 0, stroke = 3 } = colours.get(top.codes[0] ?? top.against[0] ?? '') ?? {};
    const several = over.length > 1 ? ' several' : '';
    return element('mark', { class: `coded hue-${hue} stroke-${stroke}${several}` }, own);
  });
}
