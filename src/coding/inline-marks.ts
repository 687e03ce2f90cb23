import { type Place, placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { looksLikeMark, looksUnclosed, markAttributes } from './mark-attributes.ts';

/** A passage marked in a copy of a transcript: `[passage]{.code .other against=third memo="…"}`. */
export interface MarkedPassage {
  readonly quote: string;
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo?: string;
  /** Where it stands in the copy with its marks taken out, UTF-16 units. */
  readonly at: number;
  readonly place: Place;
  /** Where its attributes stand in the copy. */
  readonly attributes: Place;
}

interface Open {
  readonly at: number;
  readonly plain: number;
}

const form =
  'A mark is [the passage]{.code .other against=third memo="…"}, the braces right after the bracket. Where it is what the transcript says, put a backslash before the brace.';

function unread(open: Open | undefined): string {
  const what = open
    ? 'This looks like a mark and cannot be read as one.'
    : 'No bracket opens the passage that ends here.';
  return `${what} ${form}`;
}

/**
 * Reads the marks of a copy; they may lie within one another and go over paragraphs. A bracket without `{.code}` after it
 * is text, as in a transcript: `[rires]`; what looks like a mark and is none is a problem.
 * @param whole the copy, as read.
 * @param start where its text begins, after the front matter.
 * @param isCode whether a word names a code of the codebook.
 */
export function inlineMarks(
  file: string,
  whole: string,
  start: number,
  isCode: (word: string) => boolean,
): { passages: MarkedPassage[]; plain: string; problems: Problem[] } {
  const placeOf = placesIn(file, whole);
  const passages: MarkedPassage[] = [];
  const problems: Problem[] = [];
  const opened: Open[] = [];
  const report = (at: number, message: string) => {
    problems.push({ ...placeOf(at), rule: 'inline-mark', severity: 'error', message });
  };
  let plain = '';
  for (let at = start; at < whole.length; at++) {
    const sign = whole[at] as string;
    if (/^\\[[\]{}]/.test(whole.slice(at, at + 2))) {
      plain += whole.slice(at, at + 2);
      at++;
      continue;
    }
    if (sign === '[') opened.push({ at, plain: plain.length });
    if (sign !== ']') {
      plain += sign;
      continue;
    }
    const open = opened.pop();
    const found = markAttributes(whole, at + 1);
    if (!open || !found) {
      if (found || looksLikeMark(whole, at + 1, isCode)) report(open?.at ?? at, unread(open));
      plain += sign;
      continue;
    }
    plain = plain.slice(0, open.plain) + plain.slice(open.plain + 1);
    const inner = plain.slice(open.plain);
    const lead = inner.length - inner.trimStart().length;
    const { end, ...values } = found;
    const place = { place: placeOf(open.at), attributes: placeOf(at + 1) };
    if (inner.trim() === '' || values.codes.length + values.against.length === 0)
      report(open.at, 'A mark encloses words and names codes: [the passage]{.code}.');
    else passages.push({ quote: inner.trim(), at: open.plain + lead, ...values, ...place });
    // Marks within this one moved by the bracket taken out before them.
    shiftInner(passages, open.plain, place.place);
    at = end - 1;
  }
  for (const { at } of opened.filter((open) => looksUnclosed(whole, open.at)))
    report(at, `No bracket closes the passage that begins here. ${form}`);
  passages.sort((a, b) => a.at - b.at || b.quote.length - a.quote.length);
  return { passages, plain, problems };
}

function shiftInner(passages: MarkedPassage[], from: number, outer: Place): void {
  passages.forEach((passage, index) => {
    if (passage.at > from && isAfter(passage.place, outer)) passages[index] = { ...passage, at: passage.at - 1 };
  });
}

function isAfter(one: Place, other: Place): boolean {
  return one.line > other.line || (one.line === other.line && one.column > other.column);
}
