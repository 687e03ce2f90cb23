import { childOf, textIn, type XmlElement } from './xml.ts';

/** Words of a paragraph, as they were or as somebody changed them. */
export interface TrackedPiece {
  /** A line break is `\n`; an inserted end of a paragraph `\u2029`. */
  readonly text: string;
  readonly change?: 'inserted' | 'deleted';
  /** Deleted here and inserted elsewhere, or the reverse. */
  readonly isMoved?: true;
  readonly author: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly date: string;
}

/** A paragraph as it was before the changes tracked in it. */
export interface TrackedParagraph {
  readonly pieces: readonly TrackedPiece[];
  /** Who deleted its end: it runs on into the next. */
  readonly joinsNext?: Pick<TrackedPiece, 'author' | 'date'>;
  /** Ids of the comments that end in it. */
  readonly comments: readonly string[];
  /** Of the table of contents, which Word renews. */
  readonly isContents: boolean;
}

interface Change {
  readonly change?: TrackedPiece['change'] | 'never';
  readonly isMoved?: true;
  readonly author: string;
  readonly date: string;
}

const none: Change = { author: '', date: '' };
const signs: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: '\t', ptab: '\t', noBreakHyphen: '\u2011' };
const unseen = new Set([
  'pPr',
  'rPr',
  'instrText',
  'delInstrText',
  'sectPr',
  'tblPr',
  'Fallback',
  'drawing',
  'pict',
  'object',
]);

/** The paragraphs of a body, those in tables too, in order, as they were before the changes that are tracked in it. */
export function trackedParagraphs(body: XmlElement): TrackedParagraph[] {
  const found: TrackedParagraph[] = [];
  let pieces: TrackedPiece[] = [];
  let comments: string[] = [];
  const paragraph = (element: XmlElement) => {
    const properties = childOf(element, 'pPr');
    const mark = childOf(properties, 'rPr');
    for (const child of element.children) if (typeof child !== 'string') inline(child, none);
    const inserted = childOf(mark, 'ins') ?? childOf(mark, 'moveTo');
    const style = childOf(properties, 'pStyle')?.attributes.val ?? '';
    if (inserted) {
      const moved = inserted.name === 'moveTo' ? ({ isMoved: true } as const) : {};
      pieces.push({ ...byOf(inserted), ...moved, change: 'inserted', text: '\u2029' });
      return;
    }
    const deleted = childOf(mark, 'del');
    found.push({
      pieces,
      ...(deleted ? { joinsNext: byOf(deleted) } : {}),
      comments,
      isContents: /^(?:TOC|TM|Contents)/i.test(style),
    });
    [pieces, comments] = [[], []];
  };
  const put = (text: string, { change: kind, ...by }: Change): void => {
    if (text !== '' && kind !== 'never') pieces.push({ ...by, ...(kind ? { change: kind } : {}), text });
  };
  const inline = (element: XmlElement, change: Change) => {
    const { name, attributes } = element;
    if (unseen.has(name)) return;
    if (name === 'commentReference' && attributes.id !== undefined) comments.push(attributes.id);
    const text = wordsOf(element);
    if (text !== undefined) return put(text, change);
    const own = changeOf(element, change);
    for (const child of element.children) if (typeof child !== 'string') inline(child, own);
  };
  const blocks = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string' || unseen.has(child.name)) continue;
      if (child.name === 'p') paragraph(child);
      else blocks(child);
    }
  };
  blocks(body);
  if (pieces.length > 0) found.push({ pieces, comments, isContents: false });
  return found;
}

/** The words an element is; undefined of one that holds others. */
function wordsOf(element: XmlElement): string | undefined {
  if (element.name === 't' || element.name === 'delText') return textIn(element);
  return element.attributes.type === 'page' ? '' : signs[element.name];
}

function changeOf(element: XmlElement, around: Change): Change {
  // What somebody inserted and another deleted was never in the report.
  if (element.name === 'moveTo' || (element.name === 'ins' && around.isMoved))
    return { ...byOf(element), change: 'inserted', isMoved: true };
  if (element.name === 'ins') return { ...byOf(element), change: 'inserted' };
  if (element.name !== 'del' && element.name !== 'moveFrom') return around;
  if (around.change === 'inserted') return { ...around, change: 'never' };
  return { ...byOf(element), change: 'deleted', ...(element.name === 'moveFrom' ? { isMoved: true } : {}) };
}

function byOf({ attributes: { author = '', date = '' } }: XmlElement): Omit<Change, 'change'> {
  return { author, date: /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? '' };
}

/** How many changes are tracked in a part: those of notes are counted only. */
export function changesIn(part: XmlElement | undefined): number {
  return (part?.children ?? []).reduce((sum, child) => {
    if (typeof child === 'string') return sum;
    return sum + (/^(?:ins|del|moveFrom|moveTo)$/.test(child.name) ? 1 : changesIn(child));
  }, 0);
}

/** A paragraph as it was. */
export function originalText({ pieces }: TrackedParagraph): string {
  return pieces.map(({ text, change }) => (change === 'inserted' ? '' : text)).join('');
}
