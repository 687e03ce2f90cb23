import type { CommentRange } from './docx-body.ts';
import type { TextComment } from './docx-comments.ts';
import type { ImportedParagraph } from './importer.ts';
import type { OdtStyle } from './odt-styles.ts';
import { runParagraph, type TextRun } from './run-paragraph.ts';
import type { TextTable } from './table-turns.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml.ts';

export interface OdtBody {
  readonly paragraphs: readonly ImportedParagraph[];
  readonly tables: readonly TextTable[];
  /** By their name, in the order they stand. */
  readonly comments: ReadonlyMap<string, TextComment>;
  readonly ranges: ReadonlyMap<string, CommentRange>;
  /** What is left out. */
  readonly seen: Readonly<Record<'deletions' | 'notes' | 'frames', number>>;
}

type StyleOf = (name: string | undefined) => OdtStyle;

/** Blocks without a place in the text itself. */
const unseen = new Set(['forms', 'sequence-decls', 'variable-decls', 'user-field-decls', 'table-of-content', 'shape']);
const skipped: Readonly<Record<string, 'notes' | 'frames'>> = {
  note: 'notes',
  frame: 'frames',
  'custom-shape': 'frames',
};
const inlineSigns: Readonly<Record<string, string>> = { tab: '\t', 'line-break': '\n' };

/** Reads what stands in the body of a text, or in a cell of a table. OpenDocument 1.3, part 3. */
export function odtBody(body: XmlElement, styleOf: StyleOf): OdtBody {
  const walk = new Walk(styleOf);
  walk.blocks(body);
  return walk;
}

class Walk implements OdtBody {
  readonly paragraphs: ImportedParagraph[] = [];
  readonly tables: TextTable[] = [];
  readonly comments = new Map<string, TextComment>();
  readonly ranges = new Map<string, CommentRange>();
  readonly seen = { deletions: 0, notes: 0, frames: 0 };
  private runs: TextRun[] = [];
  /** Units of the paragraphs that are done, with a line end each. */
  private length = 0;
  /** Comments that begin in the text; those of the paragraph, until they are seen to end. */
  private readonly starts = new Map<string, number>();
  private here: string[] = [];

  constructor(private readonly styleOf: StyleOf) {}

  blocks(element: XmlElement): void {
    for (const child of element.children) {
      if (typeof child === 'string' || unseen.has(child.name)) continue;
      const skip = skipped[child.name];
      if (child.name === 'tracked-changes') this.seen.deletions += deletionsIn(child);
      else if (skip) this.seen[skip]++;
      else if (child.name === 'annotation') this.comment(child);
      else if (child.name === 'p' || child.name === 'h') this.paragraph(child);
      else if (child.name === 'table') this.tables.push(this.rowsOf(child));
      else this.blocks(child);
    }
  }

  private paragraph(element: XmlElement): void {
    const style = this.styleOf(element.attributes['style-name']);
    this.inline(element, style.emphasised ?? false);
    const outline = Math.min(6, Number(element.attributes['outline-level'] ?? 1) || 1);
    const paragraph = runParagraph(this.runs, element.name === 'h' ? outline : style.heading);
    const end = this.length + paragraph.text.length;
    // Without an end a comment stands at a point: it is of the paragraph.
    for (const name of this.here) if (!this.ranges.has(name)) this.ranges.set(name, { start: this.length, end });
    this.here = [];
    this.paragraphs.push(paragraph);
    this.length = end + 1;
    this.runs = [];
  }

  private inline(element: XmlElement, emphasised: boolean): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.put(child.replace(/[ \t\r\n]+/g, ' '), emphasised);
      else if (!this.isMet(child, emphasised))
        this.inline(child, this.styleOf(child.attributes['style-name']).emphasised ?? emphasised);
    }
  }

  /** What is a sign, is counted, or marks a place, and has no text of its own. */
  private isMet(element: XmlElement, emphasised: boolean): boolean {
    const { name, attributes } = element;
    const [skip, sign] = [skipped[name], inlineSigns[name]];
    if (name === 's') this.put(' '.repeat(Math.min(100, Number(attributes.c ?? 1) || 1)), emphasised);
    else if (sign !== undefined) this.put(sign, emphasised);
    else if (skip) this.seen[skip]++;
    else if (name === 'annotation') this.comment(element);
    else if (name === 'annotation-end') this.endComment(attributes.name ?? '');
    else return name === 'ruby-text';
    return true;
  }

  private comment(element: XmlElement): void {
    const { name = `${this.comments.size}`, 'parent-name': parent } = element.attributes;
    const text = childrenOf(element, 'p', 'list').map(wordsOf).join('\n').trim();
    const date = /^\d{4}-\d{2}-\d{2}/.exec(textIn(childOf(element, 'date')))?.[0];
    const author = textIn(childOf(element, 'creator')).trim();
    this.comments.set(name, { author, text, ...(date === undefined ? {} : { date }) });
    const answered = this.ranges.get(parent ?? '');
    if (answered) this.ranges.set(name, answered);
    this.starts.set(name, this.at());
    this.here.push(name);
  }

  private endComment(name: string): void {
    const start = this.starts.get(name);
    if (start !== undefined && start < this.at()) this.ranges.set(name, { start, end: this.at() });
  }

  private at(): number {
    return this.runs.reduce((sum, { text }) => sum + text.length, this.length);
  }

  private put(text: string, emphasised: boolean): void {
    if (text !== '') this.runs.push({ text, emphasised });
  }

  private rowsOf(table: XmlElement): TextTable {
    const within = (element: XmlElement, name: string): XmlElement[] =>
      childElements(element).flatMap((child) => (child.name === name ? [child] : within(child, name)));
    return within(table, 'table-row').map((row) =>
      within(row, 'table-cell').map((cell) =>
        odtBody(cell, this.styleOf)
          .paragraphs.map(({ text }) => text)
          .join('\n'),
      ),
    );
  }
}

function childElements({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

function wordsOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
}

function deletionsIn(changes: XmlElement): number {
  return childElements(changes).filter((child) => childOf(child, 'deletion') !== undefined).length;
}
