import type { Nodes, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { type Format, formats } from '../../src/model/settings.ts';
import { renderers } from '../../src/render/renderers.ts';
import type { Document } from '../../src/report/document.ts';
import { awkward, awkwardTexts, parseMarkdown, small } from './documents.ts';
import { allOf, callsOf, headingsOf, linksOf, notesOf, openDocx, quotesOf, shownText } from './docx-reader.ts';
import { canReadPdf, pdfLinks, pdfTags, type Tag, tagsNamed, tagText } from './read-pdf.ts';
import { typesetter } from './typesetter.ts';

/** What a reader finds in a rendering, whatever its format. */
interface Found {
  headings: string[];
  quotes: string[];
  cells: string[];
  links: string[];
  /** Every footnote, by the order of its first call. */
  notes: string[];
  /** Number of the note each call goes to, in order. */
  calls: number[];
  text: string;
}

type Bytes = string | Uint8Array;

const readers: Record<Format, (rendered: Bytes) => Found | Promise<Found>> = {
  md: (rendered) => readMarkdown(String(rendered)),
  html: (rendered) => readHtml(String(rendered)),
  docx: (rendered) => readDocx(rendered as Uint8Array),
  pdf: (rendered) => readPdf(Buffer.from(rendered)),
};

const readable = formats.filter((format) => format !== 'pdf' || (typesetter && canReadPdf));

describe.each(readable)('%s', async (format) => {
  const render = async (document: Document): Promise<Bytes> =>
    (await renderers[format].render(document)).content ?? expect.unreachable();
  const found = await readers[format](await render(awkward));

  it('shows a small document', async () => {
    expect(await readers[format](await render(small))).toMatchObject({
      headings: ['Trust at work', 'Managers'],
      quotes: ['You learn to let go. (E07)'],
    });
  });

  it('shows the title and every heading, in order', () => {
    expect(found.headings).toEqual([
      'Le cluster *en* France',
      '1. Définition',
      'Observations',
      '2. Support',
      'Observations',
    ]);
  });

  it('shows verbatims in the words of the transcript, each with its attribution', () => {
    expect(found.quotes.slice(0, awkwardTexts.length)).toEqual(
      awkwardTexts.map((text) => `${text.replaceAll('\n', ' ')} (Norlink)`),
    );
    expect(found.quotes.slice(awkwardTexts.length).map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'On se connaît. (Norlink)',
      'On s’entraide.',
      'On se voit. Souvent *même* (Norlink)',
      'We meet at *six*. Always. [traduction : On se voit à *six* heures. Toujours.] (Norlink)',
      'On se quitte. (Norlink)',
    ]);
  });

  it('shows every cell of a table', () => {
    expect(found.cells).toEqual(['Organisation', 'n | k', 'Nord|Link', '12', 'Pire', '*']);
  });

  it('keeps the analyst’s notes and the notes of verbatims apart, each once', () => {
    expect(found.notes).toHaveLength(3);
    expect(found.notes[0]).toContain('Porter, 1990.');
    expect(found.notes[1]).toContain('De l’analyste.');
    expect(found.notes[2]).toContain('Norlink, *entretien*. https://example.org/norlink_');
    expect(found.calls).toEqual([1, 2, 1, 3, 3]);
  });

  it('links to the web and to its own headings', () => {
    expect(found.links).toEqual(
      expect.arrayContaining([
        'https://example.org/cluster',
        'https://example.org/a%20b',
        'https://example.org/nl',
        '#1-définition',
        '#observations',
        '#observations-1',
      ]),
    );
  });

  it('makes faults visible in a block and among words', () => {
    expect(found.text).toContain('aucun verbatim de `concurence`');
    expect(found.text).toContain('aucun code');
  });

  it('gives the same bytes for the same document', async () => {
    expect(await render(awkward)).toEqual(await render(structuredClone(awkward)));
  });
});

function readMarkdown(rendered: string): Found {
  const root = parseMarkdown(rendered);
  const definitions = new Map(all(root, 'definition').map(({ identifier, url }) => [identifier, url]));
  const calls = all(root, 'footnoteReference').map(({ identifier }) => identifier);
  const order = [...new Set(calls)];
  return {
    headings: all(root, 'heading').map((node) => plainText(node)),
    quotes: all(root, 'blockquote')
      .map(quoteText)
      .filter((text) => !text.startsWith('⚠')),
    cells: all(root, 'tableCell').map((node) => plainText(node)),
    links: [
      ...all(root, 'link').map(({ url }) => decodeAnchor(url)),
      ...all(root, 'linkReference').map(({ identifier }) => definitions.get(identifier) ?? ''),
    ],
    notes: order.map((id) => plainText(all(root, 'footnoteDefinition').find((note) => note.identifier === id))),
    calls: calls.map((id) => order.indexOf(id) + 1),
    text: plainText(root),
  };
}

function all<Type extends Nodes['type']>(node: Nodes | Root, type: Type): Extract<Nodes, { type: Type }>[] {
  const below = 'children' in node ? node.children.flatMap((child) => all(child as Nodes, type)) : [];
  return node.type === type ? [node as Extract<Nodes, { type: Type }>, ...below] : below;
}

function quoteText(quote: Extract<Nodes, { type: 'blockquote' }>): string {
  return quote.children
    .map((child) => plainText(child))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function readHtml(rendered: string): Found {
  const page = rendered.slice(rendered.indexOf('<header'));
  const notes = page.slice(page.indexOf('data-footnotes'));
  const main = page.slice(0, page.indexOf('data-footnotes'));
  const withoutCalls = main.replace(/<sup>.*?<\/sup>/g, '');
  return {
    headings: matches(withoutCalls, /<h[1-6][^>]*>(.*?)<\/h[1-6]>/gs).map(textOf),
    quotes: matches(withoutCalls, /<figure[^>]*>(.*?)<\/figure>/gs).map((figure) =>
      textOf(figure.replace(/<p class="stance">.*?<\/p>/, '')),
    ),
    cells: matches(main, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map(textOf),
    links: matches(rendered, /href="([^"]*)"/g).map(decodeAnchor),
    notes: matches(notes, /<li id="note\.fn-[^"]*">(.*?)<\/li>/gs).map(textOf),
    calls: matches(main, /data-footnote-ref[^>]*>(\d+)</g).map(Number),
    text: textOf(rendered),
  };
}

function readDocx(rendered: Uint8Array): Found {
  const docx = openDocx(rendered);
  const text = docx.xml('word/document.xml');
  return {
    headings: headingsOf(docx).map(({ text: words }) => words),
    quotes: quotesOf(docx).map((quote) => quote.replace(/\s+/g, ' ')),
    cells: allOf(text, 'tc').map(shownText),
    links: linksOf(docx),
    notes: notesOf(docx),
    calls: callsOf(docx),
    text: shownText(text),
  };
}

function readPdf(rendered: Buffer): Found {
  const root = pdfTags(rendered);
  const words = (...names: string[]) => tagsNamed(root, ...names).map((tag) => tagText(tag).trim());
  return {
    headings: [...words('P').slice(0, 1), ...words('H1', 'H2', 'H3', 'H4', 'H5', 'H6')],
    quotes: words('BlockQuote'),
    cells: words('TH', 'TD'),
    links: pdfLinks(rendered),
    notes: words('Note'),
    calls: noteCalls(root).map(Number),
    text: tagText(root),
  };
}

function noteCalls(tag: Tag): string[] {
  return tag.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'Note') return [];
    return child.name === 'Lbl' ? [tagText(child).trim()] : noteCalls(child);
  });
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex, decimal) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ (?=\))|(?<=\() /g, '');
}

function decodeAnchor(href: string): string {
  return href.startsWith('#') ? decodeURIComponent(href) : href;
}
