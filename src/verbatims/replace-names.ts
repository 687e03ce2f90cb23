import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { elided, type Grammar, unelided } from './elision.ts';
import type { FindKeyNames, KeyNameAt } from './key-names.ts';

/** A name replaced: what stands from `start` to `end` gives way to `text`; the word before it may change with it. */
export interface Replacement extends Span {
  readonly text: string;
  readonly name: KeyNameAt;
  /** Where the name itself begins, in the text and in `text`: what stands before it is the word that changed. */
  readonly nameStart: number;
  readonly lead: number;
  /** An article was chosen that a person must look at: « le » for « l’ ». */
  readonly article?: true;
}

/** The names of a key in a text, replaced where that is certain; the others are in `left`. */
export function replaceNames(
  text: string,
  find: FindKeyNames,
  language: SpokenLanguage,
): { replaced: Replacement[]; left: KeyNameAt[] } {
  const found = find(text, language);
  const apostrophe = text.includes('’') || !text.includes("'") ? '’' : "'";
  return {
    replaced: found
      .filter(({ doubt, row }) => doubt === undefined && row.replaceBy !== '')
      .map((name) => replacement(text, name, { language, apostrophe })),
    left: found.filter(({ doubt, row }) => doubt !== undefined && row.replaceBy !== ''),
  };
}

function replacement(text: string, name: KeyNameAt, grammar: Grammar): Replacement {
  const written = text.slice(name.start, name.end);
  const cased = asWritten(name.row.replaceBy, written, name.row.name);
  const ended = cased + endingOf(name, cased, grammar);
  const shown = keepEmphasis(written, ended);
  const before = text.slice(0, name.start);
  const possessive = possessiveAfter(text, name, cased, grammar);
  const word = elided(before, written, cased, grammar) ?? unelided(before, written, cased, grammar);
  const start = word ? word.start : name.start;
  return {
    start,
    end: possessive?.end ?? name.end,
    text: `${word?.text ?? ''}${shown}${possessive?.text ?? ''}`,
    name,
    nameStart: name.start,
    lead: word?.text.length ?? 0,
    ...(word?.article ? { article: true as const } : {}),
  };
}

/** A replacement as one splice, or two where the word before the name changes, so that places in the text can follow. */
export function splicesOf({
  start,
  end,
  text,
  nameStart,
  lead,
}: Replacement): { start: number; end: number; text: string }[] {
  if (nameStart === start) return [{ start, end, text }];
  return [
    { start, end: nameStart, text: text.slice(0, lead) },
    { start: nameStart, end, text: text.slice(lead) },
  ];
}

/** In capitals where the name is, though the key has it otherwise. */
function asWritten(replaceBy: string, written: string, name: string): string {
  const isLoud = (one: string) => /\p{Lu}.*\p{Lu}/u.test(one) && one === one.toUpperCase();
  return isLoud(written) && !isLoud(name) ? replaceBy.toUpperCase() : replaceBy;
}

function endingOf({ ending, row }: KeyNameAt, cased: string, { language }: Grammar): string {
  if (ending === '' || language === 'fr' || row.kind !== 'person') return '';
  return /[sßxz]$/i.test(cased) ? (language === 'en' ? 'es' : '’') : ending;
}

/** “James’” and “James’s” become “Mary’s”. */
function possessiveAfter(
  text: string,
  { end, ending }: KeyNameAt,
  cased: string,
  { language }: Grammar,
): { end: number; text: string } | undefined {
  if (language !== 'en' || ending !== '') return undefined;
  const own = text.slice(end - 1, end);
  const after = /^(['’])(?![\p{L}\p{N}])/u.exec(text.slice(end));
  if (!after || !/s/i.test(own)) return undefined;
  return { end: end + 1, text: /s$/i.test(cased) ? (after[1] as string) : `${after[1]}s` };
}

/** Emphasis that opens or closes within the name stays on its outside. */
function keepEmphasis(written: string, shown: string): string {
  const opened: string[] = [];
  const closed: string[] = [];
  for (const { 0: mark, index } of written.matchAll(/\*+|(?<!\p{L})_+|_+(?!\p{L})/gu)) {
    if (opened.at(-1) === mark) opened.pop();
    else if (/^\s|^$/.test(written.charAt(index + mark.length))) closed.push(mark);
    else opened.push(mark);
  }
  return opened.join('') + shown + closed.join('');
}
