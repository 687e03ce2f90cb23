import { answersIn } from '../coding/answers-in.ts';
import { indexAt } from '../model/paragraph.ts';
import type { Paragraph, Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import { maskedAt, mayCutName, type NamedAt, namedIn } from './identities.ts';

/** Words of a source and where they stand in it. */
export interface MaskedPassage {
  /** Its id. */
  readonly source: string;
  /** In the body, in order. */
  readonly parts: readonly Span[];
  readonly text: string;
}

/**
 * A passage as it may be shown. Names that begin before it or before one of its parts, or go on behind, are masked as far
 * as they stand in it: « Kerbrat vend du bois » of « la Menuiserie Kerbrat vend du bois » is « [E07] vend du bois ».
 * @param written the passage as it is written elsewhere, where that is what is shown
 */
export function maskPassage({ source, parts, text }: MaskedPassage, coded: CodedStudy, written = text): string {
  const own = coded.sourceById.get(source);
  const inIt = namedIn(written, coded, source);
  const may = mayCutName(text, coded);
  // Between parts it is not looked at what the words could be: few passages have several.
  const cut = parts.map((_, i) => ({ start: may.start || i > 0, end: may.end || i < parts.length - 1 }));
  const atEdges = own ? parts.flatMap((part, i) => atItsEdges(part, cut[i] as Cut, own, coded, written)) : [];
  const apart = inIt.filter((name) => !atEdges.some((edge) => edge.start < name.end && name.start < edge.end));
  return maskedAt(
    written,
    [...atEdges, ...apart].sort((a, b) => a.start - b.start),
  );
}

/** Where a name may be cut. */
interface Cut {
  readonly start: boolean;
  readonly end: boolean;
}

/** What of a text is left of names that a part of the passage cuts. */
function atItsEdges(part: Span, cut: Cut, source: Source, coded: CodedStudy, text: string): NamedAt[] {
  if (!cut.start && !cut.end) return [];
  const said = answersIn(source, part);
  const [first, last] = [said[0]?.paragraph, said.at(-1)?.paragraph];
  if (!first || !last) return [];
  const [from, to] = [indexAt(first, part.start), indexAt(last, part.end)];
  const found: NamedAt[] = [];
  const add = (paragraph: Paragraph, at: number, placed: (words: string) => RegExp[]) => {
    for (const { start, end, identity } of crossing(paragraph.text, at, source, coded)) {
      const inside = paragraph.text.slice(
        Math.max(start, paragraph === first ? from : 0),
        Math.min(end, paragraph === last ? to : end),
      );
      const place = placeOf(inside.trim(), text, placed);
      if (place && !found.some((one) => one.start < place.end && place.start < one.end))
        found.push({ identity, ...place });
    }
  };
  if (cut.start)
    add(first, from, (words) => [new RegExp(`(?<=(?:^|[\\]…])[^\\p{L}\\p{N}]*)${words}`, 'u'), new RegExp(words, 'u')]);
  if (cut.end)
    add(last, to, (words) => [new RegExp(`${words}(?=[^\\p{L}\\p{N}]*(?:$|[[…]))`, 'u'), new RegExp(words, 'u')]);
  return found;
}

/** As far as a name reaches. */
const reach = 80;
/** As far as what stands around a name says whether it is one. */
const around = 1000;

/** Names of which a paragraph's text has words on both sides of a place. */
function crossing(text: string, at: number, source: Source, coded: CodedStudy): NamedAt[] {
  if (at <= 0 || at >= text.length || isApart(text, at)) return [];
  const cut = (far: number, isSurely?: () => boolean) => {
    const from = Math.max(0, at - far);
    const names = namedIn(text.slice(from, at + far), coded, source.id, isSurely);
    return names
      .map((name) => ({ ...name, start: name.start + from, end: name.end + from }))
      .filter(({ start, end }) => start < at && at < end);
  };
  // Few places are spelt like a name; whether it is one, more words say.
  return cut(reach, () => true).length > 0 ? cut(around) : [];
}

/** No name goes across the end of a sentence. */
function isApart(text: string, at: number): boolean {
  return /[!?;\n][\s»”"’)*_]*$/u.test(text.slice(Math.max(0, at - 8), at));
}

function placeOf(inside: string, text: string, placed: (words: string) => RegExp[]): Span | undefined {
  if (inside === '') return undefined;
  const words = escapeRegExp(inside).replace(/\s+/gu, '\\s+').replace(/['’]/gu, "['’]");
  for (const pattern of placed(words)) {
    const match = pattern.exec(text);
    if (match) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
