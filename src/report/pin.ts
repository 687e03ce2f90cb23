import { quotedPlace } from '../coding/quoted-place.ts';
import type { Segment } from '../model/coding.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';

const endWords = 7;

/** Attributes that point a directive at a segment: its quote, its middle abbreviated where that still finds the very same span. */
export function pin(segment: Segment, source: Source, coded: Pick<CodedStudy, 'withdrawn'>): string {
  const whole = segment.text.replace(/\s+/g, ' ').trim();
  for (const quote of [abbreviated(whole), whole]) {
    if (quote === undefined) continue;
    const { segment: found, certain } = quotedPlace(quote, undefined, source, coded);
    if (certain && found?.start === segment.start && found.end === segment.end)
      return `source=${source.id} quote=${attributeValue(quote)}`;
  }
  return `source=${source.id} quote=${attributeValue(whole)} at=${segment.start}`;
}

function abbreviated(text: string): string | undefined {
  const words = text.split(' ');
  if (words.length <= endWords * 3 || /…|\.\.\.|\[/.test(text)) return undefined;
  return `${words.slice(0, endWords).join(' ')} … ${words.slice(-endWords).join(' ')}`;
}

/** A text as the value of a directive's attribute. */
export function attributeValue(text: string): string {
  return `"${text.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
}
