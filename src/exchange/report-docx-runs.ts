import { cleanText } from './clean-text.ts';
import type { ReportRun } from './inline-markdown.ts';
import { lookOf, type ReportStyle } from './report-docx-styles.ts';
import { childOf, textIn, type XmlElement } from './xml.ts';

/** A note that was called, and the label it got. */
interface CalledNote {
  readonly label: string;
  readonly kind: 'footnotes' | 'endnotes';
  readonly id: string;
}

const signs: Readonly<Record<string, string>> = { br: '\n', cr: '\n', tab: ' ', ptab: ' ', noBreakHyphen: '\u2011' };
const unseen = new Set(['pPr', 'rPr', 'instrText', 'delInstrText', 'softHyphen', 'Fallback', 'commentReference']);

const losses: Readonly<Record<string, 'deletions' | 'pictures'>> = {
  del: 'deletions',
  moveFrom: 'deletions',
  drawing: 'pictures',
  pict: 'pictures',
  object: 'pictures',
};

function signOf(name: string, type: string | undefined): string | undefined {
  return name === 'br' && type === 'page' ? '' : signs[name];
}

/** Reads paragraphs of Word as runs; what it has met so far is its state. */
export class RunReader {
  readonly seen = { deletions: 0, pictures: 0 };
  readonly #styles: ReadonlyMap<string, ReportStyle>;
  readonly #targets: ReadonlyMap<string, string>;
  readonly #notes: CalledNote[] = [];

  constructor(styles: ReadonlyMap<string, ReportStyle>, targets: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#targets = targets;
  }

  /** Every note called so far, in order. */
  notes(): readonly CalledNote[] {
    return [...this.#notes];
  }

  /** The runs of a paragraph. A style that is wholly italic or bold shows as such, but for a quotation's and a title's. */
  of(paragraph: XmlElement, style: ReportStyle): ReportRun[] {
    return this.#within(paragraph, style.role === 'text' ? pick(style) : {});
  }

  #within(element: XmlElement, look: Omit<ReportRun, 'text'>): ReportRun[] {
    return element.children.flatMap((child): ReportRun[] => {
      if (typeof child === 'string' || unseen.has(child.name)) return [];
      const { name, attributes } = child;
      const sign = name === 't' ? plain(textIn(child)) : signOf(name, attributes.type);
      if (sign !== undefined) return [{ ...look, text: sign }];
      if (name === 'footnoteReference' || name === 'endnoteReference') return [this.#note(name, attributes.id ?? '')];
      const lost = Object.hasOwn(losses, name) ? losses[name] : undefined;
      if (lost === undefined) return this.#within(child, this.#lookIn(child, look));
      this.seen[lost]++;
      return [];
    });
  }

  #lookIn(element: XmlElement, look: Omit<ReportRun, 'text'>): Omit<ReportRun, 'text'> {
    const { name, attributes } = element;
    const href = name === 'hyperlink' ? this.#targets.get(attributes.id ?? '') : undefined;
    if (href !== undefined && /^(?:https?:|mailto:)/i.test(href)) return { ...look, href };
    if (name !== 'r') return look;
    const properties = childOf(element, 'rPr');
    const style = this.#styles.get(childOf(properties, 'rStyle')?.attributes.val ?? '');
    return { ...look, ...(style ? pick(style) : {}), ...lookOf(properties) };
  }

  #note(name: string, id: string): ReportRun {
    const kind = name === 'footnoteReference' ? 'footnotes' : 'endnotes';
    const known = this.#notes.find((note) => note.kind === kind && note.id === id);
    if (known) return { text: '', note: known.label };
    const label = String(this.#notes.length + 1);
    this.#notes.push({ label, kind, id });
    return { text: '', note: label };
  }
}

function pick({ bold, italic }: ReportStyle): { bold?: boolean; italic?: boolean } {
  return { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) };
}

/** White space at its ends is between words. */
function plain(text: string): string {
  const clean = cleanText(text);
  if (clean === '') return text === '' ? '' : ' ';
  return `${/^[^\S\u00a0\u202f]/.test(text) ? ' ' : (/^[\u00a0\u202f]/.exec(text)?.[0] ?? '')}${clean}${
    /[^\S\u00a0\u202f]$/.test(text) ? ' ' : (/[\u00a0\u202f]$/.exec(text)?.[0] ?? '')
  }`;
}
