import type { Nodes, RootContent } from 'mdast';
import { appendAll } from '../model/append.ts';
import { type Span, trimmed } from '../model/span.ts';
import {
  attributionAfter,
  attributionAtEnd,
  clauseAfter,
  introductionIn,
  isAnnouncing,
  isAttribution,
  isLabel,
} from './quote-context.ts';
import { type QuotedSpan, quotedSpans } from './quoted-spans.ts';
import { isUncheckedComment, readWords, type WordsRead } from './read-words.ts';

/** A quotation in the author's own prose. */
export interface WrittenQuote {
  /** Between quotation marks, a block quote, a paragraph in italics, or one that a colon announces. */
  readonly form: 'marks' | 'block' | 'italic' | 'plain';
  /** As a reader sees it, without marks and attribution. */
  readonly text: string;
  /** Where each UTF-16 unit of `text` stands in the body; one more for the end. */
  readonly offsets: readonly number[];
  /** The attribution that follows, in parentheses or after a dash; empty where there is none. */
  readonly attribution: string;
  /** The clause that goes on after it: « explique un membre ». */
  readonly clause: string;
  /** The sentence that introduces it, up to the quote, with its colon. */
  readonly introduction: string;
  /** A footnote or a link says where it comes from. */
  readonly isReferenced: boolean;
  readonly isUnchecked: boolean;
  /** Quotations within it, for where it is no quotation itself. */
  readonly inner: readonly WrittenQuote[];
}

/** A quotation of fewer words may be anybody's. */
const fewestWords = 8;

/** Where a run of blocks stands. */
interface Surroundings {
  readonly body: string;
  readonly isQuote: boolean;
  readonly isNote: boolean;
}

/** Every quotation of eight words or more in a parsed report, in order; what directives give and code are not searched. */
export function writtenQuotes(blocks: readonly RootContent[], body: string): WrittenQuote[] {
  return quotesIn(blocks, { body, isQuote: false, isNote: false });
}

function quotesIn(blocks: readonly Nodes[], around: Surroundings): WrittenQuote[] {
  const read = blocks.map((block) => (isText(block) ? readWords(block, around.body) : undefined));
  const found: WrittenQuote[] = [];
  let afterQuote = false;
  blocks.forEach((block, index) => {
    const isUnchecked = isUncheckedComment(blocks[index - 1]) || isUncheckedComment(blocks[index + 1]);
    const own = ofBlock(block, index, read, blocks, { ...around, afterQuote });
    afterQuote = block.type === 'paragraph' && own.some(({ form }) => form !== 'marks');
    appendAll(
      found,
      own.map((quote) => ({ ...quote, isUnchecked: isUnchecked || quote.isUnchecked })),
    );
  });
  return found;
}

function isText(block: Nodes): boolean {
  return block.type === 'paragraph' || block.type === 'heading' || block.type === 'tableCell';
}

function ofBlock(
  block: Nodes,
  index: number,
  read: readonly (WordsRead | undefined)[],
  blocks: readonly Nodes[],
  around: Surroundings & { readonly afterQuote: boolean },
): WrittenQuote[] {
  const words = read[index];
  const before = blocks[index - 1]?.type === 'paragraph' ? (read[index - 1]?.text ?? '') : '';
  const next = block.type === 'tableCell' ? attributionInRow(read, index) : nextAttribution(blocks, read, index);
  if (!words) {
    if (block.type === 'blockquote') return ofBlockQuote(block, before, next, around);
    const isNote = around.isNote || block.type === 'footnoteDefinition';
    return 'children' in block ? quotesIn(block.children as Nodes[], { ...around, isNote }) : [];
  }
  if (block.type !== 'paragraph')
    return markedQuotes(words, undefined, false, { introduction: '', next, isNote: around.isNote });
  const context = { introduction: isAnnouncing(before) ? introductionIn(before) : '', next, isNote: around.isNote };
  const marked = markedQuotes(words, goesOn(read[index - 1], words), isContinued(words, read[index + 1]), context);
  if (around.isQuote) return opensWithMark(words.text) ? marked : whole(words, 'block', context, marked);
  if (isItalic(words)) return whole(words, 'italic', context, marked);
  const isAnnounced = isAnnouncing(before) || around.afterQuote || attributionAtEnd(words.text) !== undefined;
  const isPlain = isAnnounced && !isAnnouncing(words.text) && !opensWithMark(words.text);
  return isPlain ? whole(words, 'plain', context, marked) : marked;
}

/**
 * Whose a quotation in a table is, by the other cells of its row that are no sentences; of several in a row each goes
 * with the cells up to the next, after it where the row begins with a quotation, else before it.
 */
function attributionInRow(read: readonly (WordsRead | undefined)[], index: number): string {
  const cells = read.map((cell) => cell?.text.trim() ?? '');
  const quotes = cells.flatMap((cell, at) => (quotedSpans(cell).length > 0 ? [at] : []));
  const before = cells.slice((quotes.findLast((at) => at < index) ?? -1) + 1, index);
  const after = cells.slice(
    index + 1,
    quotes.find((at) => at > index),
  );
  const several = quotes[0] === 0 ? after : before;
  return (quotes.length > 1 ? several : [...before, ...after]).filter(isLabel).join('; ');
}

/** The paragraph after a quotation that is nothing but its attribution: « (Norlink) », « — Norlink ». */
function nextAttribution(blocks: readonly Nodes[], read: readonly (WordsRead | undefined)[], index: number): string {
  const next = blocks[index + 1]?.type === 'paragraph' ? read[index + 1]?.text : undefined;
  return next !== undefined && isAttribution(next) ? next : '';
}

/** The paragraphs of a block quote, each looked up by itself; its last words may say whose they are. */
function ofBlockQuote(block: Nodes, before: string, next: string, around: Surroundings): WrittenQuote[] {
  const paragraphs = 'children' in block ? (block.children as Nodes[]) : [];
  const first = readWords(paragraphs[0] ?? block, around.body);
  if (/^\[!\w+\]|^⚠/.test(first.text)) return [];
  const last = readWords(paragraphs.at(-1) ?? block, around.body).text;
  const closing = isAttribution(last) ? last : (attributionAtEnd(last)?.text ?? next);
  const introduction = isAnnouncing(before) ? introductionIn(before) : '';
  return quotesIn(paragraphs, { ...around, isQuote: true }).map((quote) => ({
    ...quote,
    attribution: quote.attribution === '' ? closing : quote.attribution,
    introduction: quote.introduction === '' ? introduction : quote.introduction,
  }));
}

interface Context {
  readonly introduction: string;
  readonly next: string;
  readonly isNote: boolean;
}

/** A paragraph that is one quotation, its attribution taken off. */
function whole(
  words: WordsRead,
  form: WrittenQuote['form'],
  { introduction, next, isNote }: Context,
  inner: readonly WrittenQuote[],
): WrittenQuote[] {
  if (isAttribution(words.text)) return [];
  const own = attributionAtEnd(words.text);
  const span = trimmed({ start: 0, end: own?.start ?? words.text.length }, words.text);
  const around = { attribution: own?.text ?? next, clause: '', introduction, isNote, inner };
  const quote = quoteAt(words, span, form, around);
  return quote ? [quote] : [...inner];
}

/**
 * What stands between quotation marks in a paragraph.
 * @param from where the quotation ends that the paragraph before left open
 * @param isLeftOpen whether its own last one goes on in the next paragraph
 */
function markedQuotes(
  words: WordsRead,
  from: number | undefined,
  isLeftOpen: boolean,
  context: Context,
): WrittenQuote[] {
  const { text } = words;
  const opened: QuotedSpan[] =
    from === undefined
      ? []
      : [{ words: trimmed({ start: 0, end: from }, text), whole: { start: 0, end: from + 1 }, isOpen: false }];
  const spans = [...opened, ...quotedSpans(text)].filter(({ isOpen }) => !isOpen || isLeftOpen);
  return spans.flatMap(({ words: span, whole: marks }) => {
    const rest = text.slice(marks.end);
    const own = introductionIn(text.slice(0, marks.start));
    const found = attributionAfter(rest);
    const around = {
      attribution: found === '' && !/\p{L}/u.test(rest) ? context.next : found,
      clause: clauseAfter(rest),
      introduction: /\p{L}/u.test(own) ? own : context.introduction,
      isNote: context.isNote,
      inner: [],
    };
    return quoteAt(words, span, 'marks', around) ?? [];
  });
}

/** Whether the last quotation of a paragraph goes on in the next. */
function isContinued(words: WordsRead, next: WordsRead | undefined): boolean {
  return next !== undefined && (/^\s*[«»]/.test(next.text) || goesOn(words, next) !== undefined);
}

/** Where a quotation that the paragraph before left open closes in this one. */
function goesOn(previous: WordsRead | undefined, { text }: WordsRead): number | undefined {
  if (!previous || !quotedSpans(previous.text).at(-1)?.isOpen) return undefined;
  const close = text.indexOf('»');
  const open = text.indexOf('«');
  return close !== -1 && (open === -1 || close < open) ? close : undefined;
}

function quoteAt(
  words: WordsRead,
  span: Span,
  form: WrittenQuote['form'],
  more: Pick<WrittenQuote, 'attribution' | 'clause' | 'introduction' | 'inner'> & { readonly isNote: boolean },
): WrittenQuote | undefined {
  const text = words.text.slice(span.start, span.end);
  if ((text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewestWords) return undefined;
  const { isNote, ...rest } = more;
  const reach = span.end + more.attribution.length + 6;
  return {
    ...rest,
    form,
    text,
    offsets: words.offsets.slice(span.start, span.end + 1),
    isReferenced: isNote || words.references.some(({ start, end }) => end >= span.start && start <= reach),
    isUnchecked: words.isUnchecked || words.unchecked.some(({ start, end }) => start < span.end && span.start < end),
  };
}

function opensWithMark(text: string): boolean {
  return /^[\s—–-]*[«“"]/.test(text);
}

/** Whether all of a paragraph is in italics, its attribution aside. */
function isItalic({ text, emphasised }: WordsRead): boolean {
  const rest = [...text.matchAll(/./gsu)]
    .filter(({ index }) => !emphasised.some(({ start, end }) => index >= start && index < end))
    .map(([unit]) => unit)
    .join('');
  return emphasised.length > 0 && (!/[\p{L}\p{N}]/u.test(rest) || isAttribution(rest));
}
