import type { PageSuggestion } from '../model/page-review.ts';
import type { PagePiece } from '../model/page-source.ts';
import { element } from './element.ts';
import type { Reading } from './reading.ts';
import type { ReviewWords } from './review-words.ts';

/** The passage of a suggestion as a reviewer reads it: the question before, its words, what stands around them. */
export function drawPassage(
  { source, paragraphs: all }: Reading,
  words: ReviewWords,
  one: PageSuggestion,
): HTMLElement {
  const [first, last] = [one.pieces[0]?.paragraph ?? 0, one.pieces.at(-1)?.paragraph ?? 0];
  const turn = all[first]?.turnNumber ?? 0;
  const asked = all.filter(({ turnNumber, turn: { asks } }) => asks && turnNumber === turn - 1);
  const quoted = quotedIn(one.because ?? '');
  const besides = (number: number, own: number) => {
    const near = all[number];
    return near && near.turn === all[own]?.turn
      ? element('p', { class: 'words around' }, near.paragraph.text)
      : undefined;
  };
  return element(
    'div',
    { class: 'passage', attributes: source ? { lang: source.language } : {} },
    ...asked.map(({ paragraph, turn: { speaker } }) =>
      element(
        'p',
        { class: 'asked' },
        element('span', { class: 'unseen' }, `${words.question}: `),
        speaker === undefined ? paragraph.text : `${speaker} · ${paragraph.text}`,
      ),
    ),
    besides(first - 1, first),
    ...all.slice(first, last + 1).map(({ paragraph }, i) => {
      const own = one.pieces.filter((piece) => piece.paragraph === first + i);
      return element('p', { class: 'words' }, ...partsOf(paragraph.text, own, quoted));
    }),
    besides(last + 1, last),
  );
}

/** A paragraph with the words the suggestion is about, and among them those behind it. */
function partsOf(text: string, own: readonly PagePiece[], quoted: readonly string[]): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let at = 0;
  for (const { from, to } of own) {
    parts.push(element('span', { class: 'around' }, text.slice(at, from)));
    parts.push(...marked(text.slice(from, to), quoted));
    at = to;
  }
  parts.push(element('span', { class: 'around' }, text.slice(at)));
  return parts.filter((part) => typeof part === 'string' || part.textContent !== '');
}

function marked(text: string, quoted: readonly string[]): (HTMLElement | string)[] {
  const places = quoted
    .flatMap((words) => {
      const at = text.indexOf(words);
      return at === -1 ? [] : [{ from: at, to: at + words.length }];
    })
    .sort((a, b) => a.from - b.from);
  const parts: (HTMLElement | string)[] = [];
  let at = 0;
  for (const { from, to } of places) {
    if (from < at) continue;
    parts.push(text.slice(at, from), element('mark', {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)];
}

/** The words a reason quotes: « concurrence » (concurren*). */
function quotedIn(because: string): string[] {
  return [...because.matchAll(/«\s*([^»]+?)\s*»|“([^”]+)”/gu)].map(([, fr, en]) => fr ?? en ?? '');
}
