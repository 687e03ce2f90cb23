import { strFromU8, unzipSync } from 'fflate';
import GithubSlugger from 'github-slugger';
import { childOf, childrenOf, parseXml, type XmlElement } from '../../src/exchange/xml.ts';

/** The parts of a Word document. */
export interface OpenedDocx {
  readonly paths: readonly string[];
  readonly bytes: (path: string) => Uint8Array | undefined;
  readonly text: (path: string) => string;
  readonly xml: (path: string) => XmlElement;
}

export function openDocx(bytes: Uint8Array): OpenedDocx {
  const files = unzipSync(bytes);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  return {
    paths: Object.keys(files),
    bytes: (path) => files[path],
    text,
    xml(path) {
      const root = parseXml(text(path));
      if (!root) throw new Error(`${path} is missing or no XML`);
      return root;
    },
  };
}

/** Every element of these names below another, in order. */
export function allOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  return (element?.children ?? []).flatMap((child) =>
    typeof child === 'string' ? [] : [...(names.includes(child.name) ? [child] : []), ...allOf(child, ...names)],
  );
}

/** What is printed of an element: words, tabs and breaks; no field's instruction, no number of a note. */
export function shownText(element: XmlElement): string {
  let shown = '';
  // The instructions of the fields that are open.
  const fields: string[] = [];
  for (const { name, attributes, children } of allOf(element, 't', 'br', 'tab', 'fldChar', 'instrText')) {
    if (name === 'instrText') fields[fields.length - 1] += children.join('');
    else if (attributes.fldCharType === 'begin') fields.push('');
    else if (attributes.fldCharType === 'end') fields.pop();
    else if (name === 'br') shown += ' ';
    else if (name === 'tab' && attributes.pos === undefined) shown += '\t';
    else if (name === 't' && !fields.some((field) => field.includes('NOTEREF'))) shown += children.join('');
  }
  return shown;
}

/** The names of styles, in lower case, by id. */
export function styleNames(docx: OpenedDocx): Map<string, string> {
  return new Map(
    childrenOf(docx.xml('word/styles.xml'), 'style').map((style) => [
      style.attributes.styleId ?? '',
      (childOf(style, 'name')?.attributes.val ?? '').toLowerCase(),
    ]),
  );
}

export interface ReadParagraph {
  /** In lower case; '' for the default. */
  readonly style: string;
  readonly text: string;
  readonly bookmarks: readonly string[];
  readonly element: XmlElement;
}

/** Every paragraph of the text, in tables and contents too. */
export function paragraphsOf(docx: OpenedDocx): ReadParagraph[] {
  const names = styleNames(docx);
  return allOf(docx.xml('word/document.xml'), 'p').map((element) => ({
    style: names.get(childOf(childOf(element, 'pPr'), 'pStyle')?.attributes.val ?? '') ?? '',
    text: shownText(element),
    bookmarks: allOf(element, 'bookmarkStart').map(({ attributes }) => attributes.name ?? ''),
    element,
  }));
}

export function headingsOf(docx: OpenedDocx): ReadParagraph[] {
  return paragraphsOf(docx).filter(({ style }) => style === 'title' || /^heading \d$/.test(style));
}

/** Verbatims with their attributions; each begins with its bookmark. */
export function quotesOf(docx: OpenedDocx): string[] {
  const quotes: string[] = [];
  for (const { style, text, bookmarks } of paragraphsOf(docx)) {
    if (style === 'attribution') quotes[quotes.length - 1] += ` ${text}`;
    else if (style !== 'verbatim' && style !== 'counter-example') continue;
    else if (bookmarks.some((name) => !name.startsWith('_RefNote'))) quotes.push(text);
    else quotes[quotes.length - 1] += ` ${text}`;
  }
  return quotes;
}

/** Addresses of links; to a heading as its anchor on GitHub. */
export function linksOf(docx: OpenedDocx): string[] {
  const slugger = new GithubSlugger();
  const anchors = new Map(
    headingsOf(docx).flatMap(({ text, bookmarks }) => {
      const anchor = `#${slugger.slug(text.trim())}`;
      return bookmarks.map((name) => [name, anchor] as const);
    }),
  );
  return ['document', 'footnotes'].flatMap((part) => {
    const targets = new Map(
      childrenOf(docx.xml(`word/_rels/${part}.xml.rels`), 'Relationship').map(({ attributes }) => [
        attributes.Id,
        attributes.Target ?? '',
      ]),
    );
    return allOf(docx.xml(`word/${part}.xml`), 'hyperlink').map(
      ({ attributes: { id, anchor = '' } }) => targets.get(id ?? '') ?? anchors.get(anchor) ?? `#${anchor}`,
    );
  });
}

/** The notes, without the lines that part them from the text. */
function footnotesOf(docx: OpenedDocx): XmlElement[] {
  return childrenOf(docx.xml('word/footnotes.xml'), 'footnote').filter(
    ({ attributes }) => attributes.type === undefined,
  );
}

/** Footnotes by their numbers, from 1. */
export function notesOf(docx: OpenedDocx): string[] {
  return footnotesOf(docx).map((note) => allOf(note, 'p').map(shownText).join(' ').trim());
}

/** The number of the note each call goes to. */
export function callsOf(docx: OpenedDocx): number[] {
  const ids = footnotesOf(docx).map(({ attributes }) => attributes.id);
  return paragraphsOf(docx).flatMap(({ element }) =>
    allOf(element, 'footnoteReference', 'instrText').flatMap(({ name, attributes, children }) => {
      if (name === 'footnoteReference') return [ids.indexOf(attributes.id) + 1];
      const repeated = /NOTEREF _RefNote(\d+)/.exec(children.join(''));
      return repeated ? [Number(repeated[1])] : [];
    }),
  );
}
