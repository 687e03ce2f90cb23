import type { PagePiece } from '../model/page-source.ts';
import { element } from './element.ts';
import type { Reading } from './reading.ts';
import type { ReviewWords } from './review-words.ts';
import { type Asked, isBlind } from './reviewing.ts';

/** The passage that is asked about as a reviewer reads it: the question before, its words, what stands around them. */
export function drawPassage({ source, paragraphs: all }: Reading, words: ReviewWords, one: Asked): HTMLElement {
  const [first, last] = [one.pieces[0]?.paragraph ?? 0, one.pieces.at(-1)?.paragraph ?? 0];
  const turn = all[first]?.turnNumber ?? 0;
  const asked = all.filter(({ turnNumber, turn: { asks } }) => asks && turnNumber === turn - 1);
  const quoted = quotedIn(isBlind(one) ? '' : (one.because ?? ''));
  const paragraph = (number: number, names: string) => {
    const { text } = all[number]?.paragraph ?? { text: '' };
    const here = (pieces: readonly PagePiece[]) => pieces.filter((piece) => piece.paragraph === number);
    const stretches = [
      ...here(one.pieces).map((piece) => ({ ...piece, draw: (own: string) => marked(own, quoted) })),
      ...here(source?.withdrawn ?? []).map((piece) => ({ ...piece, draw: (own: string) => [element('s', {}, own)] })),
    ];
    return element('p', { class: names }, ...partsOf(text, stretches));
  };
  const besides = (number: number, own: number) =>
    all[number] !== undefined && all[number].turn === all[own]?.turn && paragraph(number, 'words around');
  return element(
    'div',
    { class: 'passage', attributes: source ? { lang: source.language } : {} },
    ...asked.map(({ paragraph: { text }, turn: { speaker } }) =>
      element(
        'p',
        { class: 'asked' },
        element(
          'span',
          { class: 'unseen', attributes: { lang: document.documentElement.lang } },
          `${words.question}: `,
        ),
        speaker === undefined ? text : `${speaker} · ${text}`,
      ),
    ),
    besides(first - 1, first),
    ...all.slice(first, last + 1).map((_, i) => paragraph(first + i, 'words')),
    besides(last + 1, last),
  );
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly draw: (text: string) => (HTMLElement | string)[];
}

/** A text with some stretches of it drawn in their own way; where two overlap, the earlier one has the words. */
function partsOf(text: string, stretches: readonly Stretch[]): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let at = 0;
  for (const { from, to, draw } of [...stretches].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    if (from > at) parts.push(element('span', { class: 'around' }, text.slice(at, from)));
    parts.push(...draw(text.slice(from, to)));
    at = to;
  }
  return at < text.length ? [...parts, element('span', { class: 'around' }, text.slice(at))] : parts;
}

/** The words of a passage with those marked that are behind the suggestion. */
function marked(text: string, quoted: readonly string[]): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let at = 0;
  const found = quoted.map((words) => ({ from: text.indexOf(words), length: words.length }));
  for (const { from, length } of found.sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    parts.push(text.slice(at, from), element('mark', {}, text.slice(from, from + length)));
    at = from + length;
  }
  return [...parts, text.slice(at)];
}

/** The words a reason quotes: « concurrence » (concurren*). */
function quotedIn(because: string): string[] {
  return [...because.matchAll(/«\s*([^»]+?)\s*»|“([^”]+)”/gu)].map(([, fr, en]) => fr ?? en ?? '');
}
