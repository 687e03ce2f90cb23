import { clock, longestParagraph, longestSilence } from './cues.ts';
import type { ImportedCoding, ImportedParagraph } from './importer.ts';
import type { SonalFragment, SonalSegment } from './sonal-page.ts';

export interface SonalTurns {
  readonly paragraphs: readonly ImportedParagraph[];
  readonly codings: readonly ImportedCoding[];
  /** Names that a pseudonym stands for in the text; those that wait for one; those marked without one. */
  readonly hidden: number;
  readonly unhidden: number;
}

/** A fragment at its place in the texts of the paragraphs, joined by `\n`. */
interface Placed {
  readonly start: number;
  readonly end: number;
  readonly fragment: SonalFragment;
}

/**
 * Segments as paragraphs: what one speaker says in a row is one, until it gets long. A passage is what stands in a row
 * under one category, also over several segments, as Sonal reads it.
 */
export function sonalTurns(segments: readonly SonalSegment[], nameOf: (segment: SonalSegment) => string): SonalTurns {
  const timed = segments.some(({ start }) => start > 0);
  const paragraphs: { text: string; speaker: string; start: number; end: number }[] = [];
  const placed: Placed[] = [];
  const counts = { hidden: 0, unhidden: 0 };
  let before = 0;
  for (const segment of segments) {
    const said = withPseudonyms(segment.fragments, counts);
    if (said.every(({ text }) => text.trim() === '')) continue;
    const { start, end } = segment;
    const speaker = nameOf(segment);
    let open = paragraphs.at(-1);
    if (!open || !timed || !goesOn(open, speaker, start)) {
      if (open) before += open.text.length + 1;
      open = { text: '', speaker, start, end };
      paragraphs.push(open);
    } else if (!/\s$/.test(open.text) && !/^\s/.test(said[0]?.text ?? '')) open.text += ' ';
    for (const fragment of said) {
      const from = before + open.text.length;
      open.text += fragment.text;
      placed.push({ start: from, end: before + open.text.length, fragment });
    }
    open.end = end;
  }
  return {
    paragraphs: paragraphs.map(({ text, speaker, start }) => ({
      text,
      ...(speaker === '' ? {} : { speaker }),
      ...(timed ? { time: clock(start) } : {}),
    })),
    codings: [...passages(placed), ...comments(placed)],
    ...counts,
  };
}

function goesOn(
  open: { readonly speaker: string; readonly text: string; readonly start: number; readonly end: number },
  speaker: string,
  start: number,
): boolean {
  if (open.speaker !== speaker || start - open.end > longestSilence) return false;
  return start - open.start < longestParagraph || !/[.!?…]["»”]?\s*$/.test(open.text);
}

/** Names as Sonal exports them: the pseudonym in square brackets, once for a name of several fragments. */
function withPseudonyms(
  fragments: readonly SonalFragment[],
  counts: { hidden: number; unhidden: number },
): SonalFragment[] {
  const said: SonalFragment[] = [];
  for (let at = 0; at < fragments.length; at++) {
    const fragment = fragments[at] as SonalFragment;
    if (!fragment.isName) {
      if (fragment.unhidden) counts.unhidden++;
      said.push(fragment);
      continue;
    }
    const ends = fragments.findIndex((other, index) => index >= at && other.endsName);
    const name = fragments.slice(at, (ends === -1 ? at : ends) + 1);
    const pseudonym = name.findLast((one) => one.pseudonym !== undefined)?.pseudonym;
    if (pseudonym === undefined) counts.unhidden++;
    else counts.hidden++;
    const text = pseudonym === undefined ? name.map((one) => one.text).join('') : `[${pseudonym}]`;
    const length = name.reduce((sum, one) => sum + one.length, 0);
    const categories = [...new Set(name.flatMap((one) => one.categories))];
    said.push({ ...fragment, text, length, categories });
    at += name.length - 1;
  }
  return said;
}

function passages(placed: readonly Placed[]): ImportedCoding[] {
  const open = new Map<string, { start: number; end: number }>();
  const codings: ImportedCoding[] = [];
  const close = (category: string) => {
    const span = open.get(category);
    if (span) codings.push({ ...span, codes: [category] });
    open.delete(category);
  };
  for (const { start, end, fragment } of placed) {
    // A blank between two words says nothing of what they are coded with.
    if (fragment.text.trim() === '' && fragment.categories.length === 0) continue;
    for (const category of [...open.keys()]) if (!fragment.categories.includes(category)) close(category);
    for (const category of fragment.categories) open.set(category, { start: open.get(category)?.start ?? start, end });
  }
  for (const category of [...open.keys()]) close(category);
  return codings.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Comments begin at a fragment and say the rank of the token they end at; one that is cut in pieces is one. */
function comments(placed: readonly Placed[]): ImportedCoding[] {
  const found: { start: number; end: number; text: string; author: string }[] = [];
  for (const { start, end, fragment } of placed) {
    if (!fragment.comment) continue;
    const { text, author, end: rank } = fragment.comment;
    const last = placed.findLast(({ fragment: other }) => other.rank <= rank && rank < other.rank + other.length);
    const to = Math.max(end, last?.end ?? end);
    const before = found.at(-1);
    const isSame = before?.text === text && before.author === author && start <= before.end + 1;
    if (before && isSame) before.end = Math.max(before.end, to);
    else found.push({ start, end: to, text, author });
  }
  return found.map(({ start, end, text, author }) => {
    return { start, end, codes: [], memo: text, ...(author === '' ? {} : { coder: author }) };
  });
}
