import type { PageParagraph, PageSource, PageTurn } from '../model/page-source.ts';

export interface Place {
  readonly paragraph: number;
  readonly at: number;
}

/** Words somebody has chosen, to code them; never empty. */
export interface Chosen {
  readonly from: Place;
  readonly to: Place;
}

/** A paragraph with its number in the source, and its turn. */
export interface Numbered {
  readonly paragraph: PageParagraph;
  readonly turn: PageTurn;
  readonly turnNumber: number;
}

export function numbered({ turns }: PageSource): Numbered[] {
  return turns.flatMap((turn, turnNumber) => turn.paragraphs.map((paragraph) => ({ paragraph, turn, turnNumber })));
}

/** What can be coded: a respondent's words. */
export function isSaid({ paragraph, turn }: Numbered): boolean {
  return !turn.asks && paragraph.kind === 'paragraph';
}

export function compare(a: Place, b: Place): number {
  return a.paragraph - b.paragraph || a.at - b.at;
}

const hyphen = /^[-\u2010\u2011]$/;
const letters = /^[\p{L}\p{M}\p{N}]{2}$/u;

/** Whether a place lies within a word; compounds are one. */
function isWithin(text: string, at: number): boolean {
  if (letters.test(text.slice(at - 1, at + 1))) return true;
  return hyphen.test(text.charAt(at))
    ? letters.test(text.charAt(at - 1) + text.charAt(at + 1))
    : hyphen.test(text.charAt(at - 1)) && letters.test(text.charAt(at - 2) + text.charAt(at));
}

/** Whole words: an end that cuts a word takes all of it; spaces at the ends are left out. Undefined where nothing is left. */
export function wholeWords(all: readonly Numbered[], { from, to }: Chosen): Chosen | undefined {
  const text = (number: number) => all[number]?.paragraph.text ?? '';
  let [first, last] = [from, to];
  while (first.paragraph < last.paragraph && text(first.paragraph).slice(first.at).trim() === '')
    first = { paragraph: first.paragraph + 1, at: 0 };
  while (first.paragraph < last.paragraph && text(last.paragraph).slice(0, last.at).trim() === '')
    last = { paragraph: last.paragraph - 1, at: text(last.paragraph - 1).length };
  let [start, end] = [first.at, last.at];
  const [before, after] = [text(first.paragraph), text(last.paragraph)];
  const limit = first.paragraph === last.paragraph ? end : before.length;
  while (start < limit && /\s/.test(before.charAt(start))) start++;
  while (end > (first.paragraph === last.paragraph ? start : 0) && /\s/.test(after.charAt(end - 1))) end--;
  if (first.paragraph === last.paragraph && start >= end) return undefined;
  while (start > 0 && isWithin(before, start)) start--;
  while (end < after.length && isWithin(after, end)) end++;
  return { from: { paragraph: first.paragraph, at: start }, to: { paragraph: last.paragraph, at: end } };
}

/** The chosen words, as a reader sees them; paragraphs on lines of their own, questions left out. */
export function chosenText(all: readonly Numbered[], { from, to }: Chosen): string {
  return all
    .slice(from.paragraph, to.paragraph + 1)
    .map((one, i) => {
      const { text } = one.paragraph;
      const end = from.paragraph + i === to.paragraph ? to.at : text.length;
      return isSaid(one) ? text.slice(i === 0 ? from.at : 0, end) : '';
    })
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
