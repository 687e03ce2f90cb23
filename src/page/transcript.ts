import type { PageParagraph, PageTurn } from '../model/page-source.ts';
import type { Place } from './chosen.ts';
import { element } from './element.ts';

/** One paragraph on the screen. */
export interface Block {
  readonly element: HTMLElement;
  /** The element that holds its words and nothing else. */
  readonly words: HTMLElement;
  readonly text: Text;
  readonly margin: HTMLElement;
  readonly strips: HTMLElement;
}

/** A transcript on the screen: turns, and a margin beside each paragraph. */
export interface Transcript {
  readonly element: HTMLElement;
  readonly blocks: readonly Block[];
}

/** Draws a transcript. @param label what it is called by those who do not see it. */
export function drawTranscript(turns: readonly PageTurn[], label: string, language: string): Transcript {
  const blocks: Block[] = [];
  const drawn = turns.map((turn) => drawTurn(turn, blocks));
  const whole = element(
    'div',
    { class: 'transcript', attributes: { role: 'region', 'aria-label': label, lang: language } },
    ...drawn,
  );
  return { element: whole, blocks };
}

function drawTurn({ speaker, asks, time, paragraphs }: PageTurn, blocks: Block[]): HTMLElement {
  const who = speaker === undefined && time === undefined ? undefined : drawSpeaker(speaker, time);
  return element(
    'section',
    { class: asks ? 'turn asks' : 'turn' },
    who,
    ...paragraphs.map((paragraph) => drawParagraph(paragraph, blocks)),
  );
}

function drawSpeaker(speaker = '', time?: string): HTMLElement {
  return element('p', { class: 'speaker' }, speaker, time !== undefined && element('time', {}, time));
}

function drawParagraph({ kind, text }: PageParagraph, blocks: Block[]): HTMLElement {
  const number = blocks.length;
  const node = document.createTextNode(text);
  const role = kind === 'heading' ? { role: 'heading', 'aria-level': 3 } : {};
  const attributes = { 'data-paragraph': number, tabindex: number === 0 ? 0 : -1, ...role };
  const words = element('p', { class: `words ${kind}`, attributes }, node);
  const margin = element('ul', { class: 'margin' });
  const strips = element('div', { class: 'strips', attributes: { 'aria-hidden': 'true' } });
  const block = element('div', { class: 'block' }, words, strips, margin);
  blocks.push({ element: block, words, text: node, margin, strips });
  return block;
}

/** The place in the transcript where an end of a selection of the browser stands; undefined where it is none. */
export function placeIn({ blocks, element: whole }: Transcript, node: Node, offset: number): Place | undefined {
  if (!whole.contains(node)) return undefined;
  const inside = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-paragraph]');
  if (inside) {
    const paragraph = Number(inside.dataset.paragraph);
    return { paragraph, at: node instanceof Text ? offset : offset > 0 ? (blocks[paragraph]?.text.length ?? 0) : 0 };
  }
  // Between paragraphs, on a speaker's name: at the next words.
  const point = document.createRange();
  point.setStart(node, offset);
  const next = blocks.findIndex(({ text }) => point.comparePoint(text, 0) > 0);
  return next === -1
    ? { paragraph: blocks.length - 1, at: blocks.at(-1)?.text.length ?? 0 }
    : { paragraph: next, at: 0 };
}
