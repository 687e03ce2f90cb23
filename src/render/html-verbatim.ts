import type { RootContent } from 'mdast';
import type { Passage, Verbatim } from '../report/document.ts';
import type { CiteNote } from './cite-notes.ts';
import { element } from './html-element.ts';
import type { Labels } from './labels.ts';
import { translated } from './translated.ts';
import { webAddress } from './web-address.ts';

/** A verbatim as a figure; the passage it was taken from, where given, opens below it. */
export function htmlVerbatim(verbatim: Verbatim, notes: ReadonlyMap<string, CiteNote>, labels: Labels): RootContent[] {
  const caption = [attribution(verbatim), noteCall(verbatim, notes)].filter((part) => part !== null);
  const figure = element(
    'figure',
    { id: verbatim.anchor, className: verbatim.against ? ['verbatim', 'against'] : ['verbatim'] },
    element(
      'blockquote',
      {},
      ...verbatim.paragraphs.map((paragraph) => element('p', {}, ...listLines(paragraph))),
      ...translated(verbatim, labels).map((text) => element('p', {}, element('em', {}, ...listLines(text)))),
    ),
    caption.length > 0 ? element('figcaption', {}, ...caption) : null,
  );
  return verbatim.passage ? [figure, passageAround(verbatim.passage, labels)] : [figure];
}

// The parentheses of « (Norlink) » stay outside its link.
function attribution({ attribution: shown, cite }: Verbatim): RootContent | null {
  if (!shown) return null;
  const address = cite?.kind === 'link' ? webAddress(cite.url) : undefined;
  if (!address) return element('span', {}, shown);
  const [, open = '', name = '', close = ''] = /^(\(?)(.*?)(\)?)$/s.exec(shown) ?? [];
  return element('span', {}, open, element('a', { href: address }, name), close);
}

function noteCall({ cite }: Verbatim, notes: ReadonlyMap<string, CiteNote>): RootContent | null {
  const note = cite?.kind === 'footnote' && notes.get(cite.id);
  return note ? { type: 'footnoteReference', identifier: note.id.toLowerCase(), label: note.id } : null;
}

/** The passage around a quotation, folded. */
export function passageAround(passage: Passage, labels: Labels): RootContent {
  const paragraphs = passage.paragraphs.map((paragraph, index) => {
    const isNewSpeaker =
      paragraph.speaker !== undefined && paragraph.speaker !== passage.paragraphs[index - 1]?.speaker;
    return element(
      'p',
      paragraph.asks ? { className: ['question'] } : {},
      isNewSpeaker ? element('span', { className: ['speaker'] }, `${paragraph.speaker} `) : null,
      ...marked(paragraph.text, paragraph.quoted),
    );
  });
  return element(
    'details',
    { className: ['passage'] },
    element('summary', {}, labels.passage),
    element('div', {}, element('p', { className: ['interview'] }, passage.title), ...paragraphs),
  );
}

function marked(text: string, quoted: readonly { start: number; end: number }[]): (RootContent | string)[] {
  const pieces: (RootContent | string)[] = [];
  let done = 0;
  for (const { start, end } of [...quoted].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, done);
    if (end <= from) continue;
    pieces.push(text.slice(done, from), element('mark', {}, text.slice(from, end)));
    done = end;
  }
  return [...pieces, text.slice(done)];
}

/** A paragraph's words; the items of a list keep their lines, others run on. */
function listLines(paragraph: string): (string | RootContent)[] {
  const lines = paragraph.split(/\n(?=(?:[-+*•–]|\d{1,9}[.)])\s)/);
  return lines.flatMap((line, index) => (index === 0 ? [line] : [{ type: 'break' } as RootContent, line]));
}
