import { SaxesParser } from 'saxes';

/** An element, its name and attributes without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const mostElements = 2_000_000;
const deepest = 1_000;

/**
 * The root of an XML text; undefined where it is broken or endless, or brings a DTD: no format read here has one, and
 * attacks do. Entities of its own are never expanded.
 */
export function parseXml(text: string): XmlElement | undefined {
  const root = readXml(text);
  return typeof root === 'string' ? undefined : root;
}

/** The root of an XML text, as `parseXml` reads it, or in a sentence where it is broken. */
export function readXml(text: string): XmlElement | string {
  const root: OpenElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  let elements = 0;
  const parser = new SaxesParser();
  const append = (words: string) => void open.at(-1)?.children.push(words);
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('doctype', () => {
    throw new Error('a DTD');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > mostElements) throw new Error('too many elements');
    if (open.length > deepest) throw new Error('elements within one another without end');
    const plain = Object.entries(attributes).map(([key, value]) => [localName(key), value]);
    const element = { name: localName(name), attributes: Object.fromEntries(plain), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', append);
  parser.on('cdata', append);
  try {
    parser.write(text).close();
  } catch (cause) {
    const said = (cause as Error).message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    return `Line ${parser.line}, column ${parser.column}: ${said}.`;
  }
  return root.children.find((child) => typeof child !== 'string') ?? 'It is empty.';
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The children of these names, in order. */
export function childrenOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  return (element?.children ?? []).flatMap((child) =>
    typeof child !== 'string' && names.includes(child.name) ? [child] : [],
  );
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** Its own text, without that of elements in it. */
export function textIn(element: XmlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === 'string').join('');
}

/** Text as XML content or attribute; characters XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(unwritable, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

const unwritable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
