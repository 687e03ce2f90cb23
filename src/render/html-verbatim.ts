import type { ElementContent, RootContent as HtmlContent } from 'hast';
import type { RootContent } from 'mdast';
import { joined, type Part } from '../model/part.ts';
import type { Verbatim } from '../report/document.ts';
import type { CiteNote } from './cite-notes.ts';
import { element } from './html-element.ts';
import { webAddress } from './web-address.ts';

/**
 * A verbatim as a figure that lacks its words, which `withQuote` puts in; the passage it was taken from, where given, opens
 * below it.
 */
export function htmlVerbatim(verbatim: Verbatim, notes: ReadonlyMap<string, CiteNote>): RootContent[] {
  const caption = [attribution(verbatim), noteCall(verbatim, notes)].filter((part) => part !== null);
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

/** The place of verbatims that are but words, one after the other: they are put in whole. */
export function plainVerbatims(): RootContent {
  return element('div', { className: [plainClass] });
}

/**
 * A block of a page that is sanitised, with the words of the next verbatim or passage where it is a place for them; or the
 * verbatims that are put in whole.
 */
export function withQuote(node: HtmlContent, quotes: Iterator<() => readonly Part[]>): HtmlContent | readonly Part[] {
  const place = node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className[0];
  if (node.type !== 'element' || !places.includes(place)) return node;
  const quote = quotes.next();
  if (quote.done) return node;
  const parts = quote.value();
  if (place === plainClass) return parts;
  const words = { type: 'raw', value: joined(parts) } as unknown as ElementContent;
  return { ...node, children: [words, ...node.children] };
}

const [verbatimClass, passageClass, plainClass] = ['verbatim', 'passage', 'verbatims'] as const;
const places: readonly unknown[] = [verbatimClass, passageClass, plainClass];

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
