import { type Place, placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';

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

const attributes = /^\{((?:\s*(?:\.[^\s{}.=,"]+|[\p{L}_-]+=(?:"[^"]*"|“[^”]*”|[^\s{}"]+)))+)\s*\}/u;

/**
 * Reads the marks of a copy; they may lie within one another and go over paragraphs. A bracket without `{.code}` after it
 * is text, as in a transcript: `[rires]`.
 * @param whole the copy, as read.
 * @param start where its text begins, after the front matter.
 */
export function inlineMarks(
  file: string,
  whole: string,
  start: number,
): { passages: MarkedPassage[]; plain: string; problems: Problem[] } {
  const placeOf = placesIn(file, whole);
  const passages: MarkedPassage[] = [];
  const problems: Problem[] = [];
  const opened: Open[] = [];
  let plain = '';
  for (let at = start; at < whole.length; at++) {
    const sign = whole[at] as string;
    if (sign === '\\' && /[[\]{}]/.test(whole[at + 1] ?? '')) {
      plain += whole.slice(at, at + 2);
      at++;
      continue;
    }
    if (sign === '[') opened.push({ at, plain: plain.length });
    const open = sign === ']' ? opened.pop() : undefined;
    const found = open && attributes.exec(whole.slice(at + 1, at + 600));
    if (!open || !found) {
      plain += sign;
      continue;
    }
    plain = plain.slice(0, open.plain) + plain.slice(open.plain + 1);
    const inner = plain.slice(open.plain);
    const lead = inner.length - inner.trimStart().length;
    const values = readAttributes(found[1] as string);
    const place = { place: placeOf(open.at), attributes: placeOf(at + 1) };
    if (inner.trim() === '' || values.codes.length + values.against.length === 0)
      problems.push({
        ...place.place,
        rule: 'inline-mark',
        severity: 'error',
        message: 'A mark encloses words and names codes: [the passage]{.code}.',
      });
    else passages.push({ quote: inner.trim(), at: open.plain + lead, ...values, ...place });
    // Marks within this one moved by the bracket taken out before them.
    shiftInner(passages, open.plain, place.place);
    at += found[0].length;
  }
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

function readAttributes(text: string): { codes: string[]; against: string[]; memo?: string } {
  const codes: string[] = [];
  const against: string[] = [];
  let memo: string | undefined;
  for (const [, code, key, value] of text.matchAll(/\.([^\s{}.=,"]+)|([\p{L}_-]+)=("[^"]*"|“[^”]*”|[^\s{}"]+)/gu)) {
    if (code !== undefined) codes.push(code);
    const given = (value ?? '').replace(/^["“]|["”]$/g, '');
    if (key === 'against') against.push(...given.split(/[\s,]+/).filter((id) => id !== ''));
    if (key === 'memo') memo = given;
  }
  return { codes, against, ...(memo ? { memo } : {}) };
}
