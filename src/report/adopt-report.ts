import type { Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { locate } from '../coding/locate.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { readFrontMatter } from '../parse/front-matter.ts';
import { parseDirectives } from '../parse/template.ts';
import { adoptedDirective } from './adopted-directive.ts';
import type { QuotePlace } from './look-up-quotes.ts';
import { isAttribution } from './quote-context.ts';
import { readWords } from './read-words.ts';
import { type SettledQuote, settledQuotes } from './settled-quotes.ts';
import { whoIsNamed } from './who-is-named.ts';

/** A quotation of a finished report that becomes a template. */
export interface AdoptedQuote extends SettledQuote {
  /** The passage it is of, word for word. */
  readonly place?: QuotePlace;
  /** It became a directive; else it stays in the prose. */
  readonly isVerbatim: boolean;
  /** The report gives it to somebody else than the one who says it. */
  readonly isMisattributed: boolean;
  /** Where it stands in the template. */
  readonly offset: number;
  /** The headings it stands under, the nearest first. */
  readonly headings: readonly { readonly text: string; readonly offset: number }[];
}

export interface AdoptedReport {
  readonly text: string;
  readonly quotes: readonly AdoptedQuote[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A finished report as a template: a quotation that makes a paragraph, or ends one that announces it, and that an
 * interview says word for word, becomes `::verbatim`; one within a sentence stays there, where it is checked as well.
 */
export function adoptReport(report: Template, coded: CodedStudy): AdoptedReport {
  const { bodyStart } = readFrontMatter(report.path, report.text);
  const body = report.text.slice(bodyStart);
  const tree = parseDirectives(body);
  const quotes = settledQuotes(tree, body, coded).map((one) => ({ ...one, ...placeMeant(one, coded) }));
  const made = tree.children.flatMap((block, index) => {
    const one =
      block.type === 'blockquote' ? ofBlockQuote(block, quotes, body, coded) : ofParagraph(block, quotes, body, coded);
    const next = tree.children[index + 1];
    const last = one?.quotes.at(-1)?.quote;
    const isPrinted = one && next && last && isAttributionOf(next, last, body);
    return one ? [isPrinted ? { ...one, end: rangeOf(next).end } : one] : [];
  });
  const headings = tree.children.flatMap((node) =>
    node.type === 'heading' ? [{ text: textOf(node), offset: rangeOf(node).start, depth: node.depth }] : [],
  );
  return {
    text: report.text.slice(0, bodyStart) + spliced(body, made),
    quotes: quotes.map((one) => {
      const at = one.quote.offsets[0] as number;
      const home = made.find((edit) => edit.quotes.some(({ quote }) => quote === one));
      const within = home?.quotes.find(({ quote }) => quote === one)?.at ?? 0;
      return {
        ...one,
        isVerbatim: home !== undefined,
        offset: bodyStart + (home ? moved(home.start, made) + within : moved(at, made)),
        headings: headingsAbove(headings, at).map(({ text, offset }) => ({
          text,
          offset: bodyStart + moved(offset, made),
        })),
      };
    }),
  };
}

/** The passage a quotation is of: among several, one by whoever is named. */
function placeMeant(
  { quote, found }: SettledQuote,
  coded: CodedStudy,
): { place?: QuotePlace; isMisattributed: boolean } {
  const [best] = found.places;
  if (!best?.isExact) return { isMisattributed: false };
  const named = whoIsNamed(quote, coded);
  const meant = found.places.find(({ source }) => named?.allows(source)) ?? best;
  return {
    place: withPunctuation(quote.text, meant),
    isMisattributed: named !== undefined && !named.allows(meant.source),
  };
}

/** Quotations are looked up without the signs around them; those that were said are part of the passage. */
function withPunctuation(text: string, place: QuotePlace): QuotePlace {
  const whole = place.translated ? undefined : locate(text, place.location.start, place.source);
  const isMore =
    whole && whole.located !== 'drifted' && whole.start <= place.location.start && whole.end >= place.location.end;
  return isMore ? { ...place, location: whole } : place;
}

type Placed = SettledQuote & ReturnType<typeof placeMeant>;

/** Some blocks of the report, and what takes their place. */
interface Made<T> extends Replacement {
  /** Quotations in it that became directives, and where in `text`. */
  readonly quotes: readonly { readonly quote: T; readonly at: number }[];
}

/** A block quote is taken apart: its quotations become directives, what else stands in it a block quote of its own. */
function ofBlockQuote<T extends Placed>(
  block: Nodes,
  quotes: readonly T[],
  body: string,
  coded: CodedStudy,
): Made<T> | undefined {
  const children = 'children' in block ? (block.children as RootContent[]) : [];
  const found: { quote: T; at: number }[] = [];
  let text = '';
  let before: 'directive' | 'quote' | undefined;
  for (const child of children) {
    const made = ofParagraph(child, quotes, body, coded);
    const joint = before === undefined ? '' : before === 'quote' && !made ? '\n>\n' : '\n\n';
    if (!made && before === 'directive' && isAttribution(readWords(child, body).text)) continue;
    text += joint;
    for (const { quote, at } of made?.quotes ?? []) found.push({ quote, at: text.length + at });
    text += made?.text ?? `> ${body.slice(rangeOf(child).start, rangeOf(child).end)}`;
    before = made ? 'directive' : 'quote';
  }
  return found.length === 0 ? undefined : { ...rangeOf(block), text, quotes: found };
}

function ofParagraph<T extends Placed>(
  block: Nodes,
  quotes: readonly T[],
  body: string,
  coded: CodedStudy,
): Made<T> | undefined {
  if (block.type !== 'paragraph' || hasNote(block)) return undefined;
  const { start, end } = rangeOf(block);
  const own = quotes.filter(({ quote }) => quote.offsets.some((offset) => offset >= start && offset < end));
  const [one] = own;
  if (!one?.place || own.length > 1 || one.isMisattributed || one.place.translated) return undefined;
  const words = readWords(block, body);
  const from = words.offsets.indexOf(one.quote.offsets[0] as number);
  const before = words.text.slice(0, from).replace(/[\s«“„"*—–-]+$/u, '');
  const after = words.text.slice(from + one.quote.text.length).replace(one.quote.attribution, '');
  if (from === -1 || /[\p{L}\p{N}]/u.test(after) || (before !== '' && !/[:：]$/.test(before))) return undefined;
  if (before !== '' && words.emphasised.some((span) => span.start < before.length && span.end > before.length))
    return undefined;
  const introduction =
    before === '' ? '' : `${body.slice(start, (words.offsets[before.length - 1] as number) + 1)}\n\n`;
  const text = introduction + adoptedDirective(one.quote, one.place, coded);
  return { start, end, text, quotes: [{ quote: one, at: introduction.length }] };
}

/** A note hangs on its words, and a directive has no place for it. */
function hasNote(node: Nodes): boolean {
  return node.type === 'footnoteReference' || ('children' in node && node.children.some(hasNote));
}

/** Whether a block is nothing but the attribution that was taken for a quotation before it. */
function isAttributionOf(block: Nodes, { quote }: Placed, body: string): boolean {
  if (block.type !== 'paragraph' || quote.attribution === '') return false;
  const { text } = readWords(block, body);
  return isAttribution(text) && text.includes(quote.attribution.replace(/^[(—–-]\s*|\)$/g, ''));
}

function rangeOf({ position }: Nodes): { start: number; end: number } {
  const start = position?.start.offset ?? 0;
  return { start, end: position?.end.offset ?? start };
}

function headingsAbove<T extends { offset: number; depth: number }>(headings: readonly T[], at: number): T[] {
  const above: T[] = [];
  for (const heading of headings.filter(({ offset }) => offset < at).reverse())
    if (heading.depth < (above.at(-1)?.depth ?? 7)) above.push(heading);
  return above;
}

function spliced(body: string, edits: readonly Replacement[]): string {
  let text = '';
  let from = 0;
  for (const edit of edits) {
    text += body.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return `${(text + body.slice(from)).trimEnd()}\n`;
}

/** Where an offset of the body now stands. */
function moved(offset: number, edits: readonly Replacement[]): number {
  return edits.reduce((at, { start, end, text }) => (end <= offset ? at + text.length - (end - start) : at), offset);
}
