import { type DocxStyle, emphasisOf } from './docx-styles.ts';
import type { ImportedParagraph } from './importer.ts';
import { runParagraph, type TextRun } from './run-paragraph.ts';
import type { TextTable } from './table-turns.ts';
import { childOf, textIn, type XmlElement } from './xml.ts';

/** Where a comment stands: UTF-16 units in the paragraphs' texts, joined by `\n`. */
export interface CommentRange {
  readonly start: number;
  readonly end: number;
}

export interface DocxBody {
  readonly paragraphs: readonly ImportedParagraph[];
  readonly tables: readonly TextTable[];
  /** By the comment's id. */
  readonly ranges: ReadonlyMap<string, CommentRange>;
  /** What was met and is no text. */
  readonly seen: { readonly deletions: number; readonly notes: number; readonly boxes: number };
}

type Styles = ReadonlyMap<string, DocxStyle>;

/** The paragraphs of a text of Word, its tables apart. */
export function docxBody(body: XmlElement, styles: Styles): DocxBody {
  const reader = new BodyReader(styles);
  reader.blocks(body);
  return reader.done();
}

/** What is no text at all: properties, fields' codes, pictures. */
const unseen = new Set([
  'pPr',
  'rPr',
  'instrText',
  'delInstrText',
  'sectPr',
  'tblPr',
  'object',
  'softHyphen',
  'Fallback',
]);

const signs: Readonly<Record<string, string>> = { br: '\n', tab: '\t', ptab: '\t', cr: '\n', noBreakHyphen: '\u2011' };

/** The character an element stands for; a new page is none. */
function signOf(name: string, type: string | undefined): string | undefined {
  return name === 'br' && type === 'page' ? '' : signs[name];
}

/** Walks a body once; what it has met so far is its state. */
class BodyReader {
  readonly #styles: Styles;
  readonly #paragraphs: ImportedParagraph[] = [];
  readonly #tables: string[][][] = [];
  readonly #starts = new Map<string, number>();
  readonly #ranges = new Map<string, CommentRange>();
  readonly #seen = { deletions: 0, notes: 0, boxes: 0 };
  /** Comments of the paragraph that stand at a point. */
  #points: string[] = [];
  /** Units of the paragraphs so far, each with the `\n` after it. */
  #length = 0;
  #runs: TextRun[] = [];
  #paragraphStyle: DocxStyle = { emphasised: false };

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  done(): DocxBody {
    if (this.#runs.length > 0) this.#endParagraph();
    return { paragraphs: this.#paragraphs, tables: this.#tables, ranges: this.#ranges, seen: this.#seen };
  }

  /** Paragraphs and tables, however many content controls lie around them. */
  blocks(element: XmlElement): void {
    for (const child of element.children) {
      if (typeof child === 'string' || unseen.has(child.name)) continue;
      if (child.name === 'p') this.#paragraph(child);
      else if (child.name === 'tbl') this.#tables.push(rowsOf(child, this.#styles));
      else if (child.name.startsWith('comment')) this.#inline(child, false);
      else if (child.name === 'del' || child.name === 'moveFrom') this.#seen.deletions++;
      else this.blocks(child);
    }
  }

  #paragraph(element: XmlElement): void {
    const properties = childOf(element, 'pPr');
    const style = this.#styles.get(childOf(properties, 'pStyle')?.attributes.val ?? '');
    const level = childOf(properties, 'outlineLvl')?.attributes.val;
    const outline = level === undefined || Number(level) > 5 ? undefined : Number(level) + 1;
    const heading = style?.heading ?? outline;
    this.#paragraphStyle = { emphasised: style?.emphasised ?? false, ...(heading === undefined ? {} : { heading }) };
    for (const child of element.children) if (typeof child !== 'string') this.#inline(child, false);
    // A paragraph whose mark is deleted runs on into the next.
    if (!childOf(childOf(properties, 'rPr'), 'del')) this.#endParagraph();
  }

  #endParagraph(): void {
    const paragraph = runParagraph(this.#runs, this.#paragraphStyle.heading);
    const end = this.#length + paragraph.text.length;
    for (const id of this.#points) this.#ranges.set(id, { start: this.#length, end });
    this.#points = [];
    this.#paragraphs.push(paragraph);
    this.#length = end + 1;
    this.#runs = [];
  }

  #inline(element: XmlElement, emphasised: boolean): void {
    const { name, attributes, children } = element;
    if (unseen.has(name)) return;
    const sign = name === 't' ? textIn(element) : signOf(name, attributes.type);
    if (sign !== undefined) this.#put(sign, emphasised);
    if (sign !== undefined || this.#isMet(name, attributes.id ?? '', children)) return;
    const own = name === 'r' ? this.#emphasisOfRun(element) : emphasised;
    for (const child of children) if (typeof child !== 'string') this.#inline(child, own);
  }

  /** What is counted, or marks a place, and has no text of its own. */
  #isMet(name: string, id: string, children: XmlElement['children']): boolean {
    if (name === 'del' || name === 'moveFrom') this.#seen.deletions++;
    else if (name === 'footnoteReference' || name === 'endnoteReference') this.#seen.notes++;
    else if (name === 'drawing' || name === 'pict') this.#seen.boxes += holds(children, 'txbxContent') ? 1 : 0;
    else if (name === 'commentRangeStart') this.#starts.set(id, this.#here());
    else if (name === 'commentRangeEnd')
      this.#ranges.set(id, { start: this.#starts.get(id) ?? this.#here(), end: this.#here() });
    else if (name === 'commentReference') this.#refer(id);
    else return false;
    return true;
  }

  /** A comment on no words is of its paragraph. */
  #refer(id: string): void {
    const range = this.#ranges.get(id);
    if (!range || range.end <= range.start) this.#points.push(id);
  }

  #here(): number {
    return this.#runs.reduce((sum, { text }) => sum + text.length, this.#length);
  }

  #put(text: string, emphasised: boolean): void {
    if (text !== '') this.#runs.push({ text, emphasised });
  }

  #emphasisOfRun(run: XmlElement): boolean {
    const properties = childOf(run, 'rPr');
    const style = this.#styles.get(childOf(properties, 'rStyle')?.attributes.val ?? '');
    return emphasisOf(properties) ?? (style?.emphasised || this.#paragraphStyle.emphasised);
  }
}

function holds(children: XmlElement['children'], name: string): boolean {
  return children.some((child) => typeof child !== 'string' && (child.name === name || holds(child.children, name)));
}

/** The words of a table's cells. */
function rowsOf(table: XmlElement, styles: Styles): string[][] {
  const within = (element: XmlElement, name: string): XmlElement[] =>
    element.children.flatMap((child) => {
      if (typeof child === 'string' || unseen.has(child.name)) return [];
      return child.name === name ? [child] : within(child, name);
    });
  return within(table, 'tr').map((row) =>
    within(row, 'tc').map((cell) =>
      docxBody(cell, styles)
        .paragraphs.map(({ text }) => text)
        .join('\n'),
    ),
  );
}
