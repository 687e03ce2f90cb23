import type { Element, ElementContent, RootContent as HtmlContent } from 'hast';
import type { RootContent } from 'mdast';
import type { Verbatim } from '../report/document.ts';
import type { CiteNote } from './cite-notes.ts';
import { element } from './html-element.ts';
import { hasPlainCaption } from './html-quotes.ts';
import { webAddress } from './web-address.ts';

/**
 * A verbatim as a figure that lacks its words and a caption that is but words: `withQuote` puts them in. The passage it was
 * taken from, where given, opens below it.
 */
export function htmlVerbatim(verbatim: Verbatim, notes: ReadonlyMap<string, CiteNote>): RootContent[] {
  const caption = hasPlainCaption(verbatim)
    ? []
    : [attribution(verbatim), noteCall(verbatim, notes)].filter((part) => part !== null);
  const figure = element(
    'figure',
    { id: verbatim.anchor, className: verbatim.against ? [verbatimClass, 'against'] : [verbatimClass] },
    caption.length > 0 ? element('figcaption', {}, ...caption) : null,
  );
  return verbatim.passage ? [figure, passageAround()] : [figure];
}

/** The passage around a quotation, folded; its words are put in by `withQuote`. */
export function passageAround(): RootContent {
  return element('details', { className: [passageClass] });
}

/** A block of a page that is sanitised, with the words of the next verbatim or passage where it is one. */
export function withQuote(node: HtmlContent, quotes: Iterator<() => string>): HtmlContent {
  if (node.type !== 'element' || !isQuote(node)) return node;
  const quote = quotes.next();
  if (quote.done) return node;
  const words = { type: 'raw', value: quote.value() } as unknown as ElementContent;
  return { ...node, children: [words, ...node.children] };
}

const verbatimClass = 'verbatim';
const passageClass = 'passage';

function isQuote({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && (className[0] === verbatimClass || className[0] === passageClass);
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
