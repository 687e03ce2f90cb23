import { quotedPlace } from '../coding/quoted-place.ts';
import type { Segment } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

const endWords = 7;

interface Pinned {
  readonly quote: string;
  readonly at?: number;
}

/** By the parts of a segment: what coders say together of the same words has those of one of them. */
const cache = new WeakMap<Segment['parts'], Pinned>();

/** What points at a segment: its quote, its middle abbreviated where that still finds the very same span; else where it begins, too. */
export function pinned(segment: Segment, source: Source, coded: Pick<CodedStudy, 'withdrawn'>): Pinned {
  const known = cache.get(segment.parts) ?? found(segment, source, coded);
  cache.set(segment.parts, known);
  return known;
}

function found(segment: Segment, source: Source, coded: Pick<CodedStudy, 'withdrawn'>): Pinned {
  const whole = onOneLine(segment.text);
  for (const quote of [abbreviated(whole), whole]) {
    if (quote === undefined) continue;
    const { segment: found, certain } = quotedPlace(quote, undefined, source, coded);
    if (certain && found?.start === segment.start && found.end === segment.end) return { quote };
  }
  return { quote: whole, at: segment.start };
}

/** The same as attributes of a directive. */
export function pin(segment: Segment, source: Source, coded: Pick<CodedStudy, 'withdrawn'>): string {
  const { quote, at } = pinned(segment, source, coded);
  return `source=${source.id} quote=${attributeValue(quote)}${at === undefined ? '' : ` at=${at}`}`;
}

function onOneLine(text: string): string {
  return /\s\s|[^\S ]|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Most quotes are short, and there may be a hundred thousand: their words are not taken apart. */
function abbreviated(text: string): string | undefined {
  let spaces = 0;
  for (let at = text.indexOf(' '); at !== -1 && spaces < endWords * 3; at = text.indexOf(' ', at + 1)) spaces++;
  if (spaces < endWords * 3 || /…|\.\.\.|\[/.test(text)) return undefined;
  const words = text.split(' ');
  return `${words.slice(0, endWords).join(' ')} … ${words.slice(-endWords).join(' ')}`;
}

/** A text as the value of a directive's attribute. */
export function attributeValue(text: string): string {
  return `"${text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
}
