import { foldWord } from '../language/fold.ts';
import { phoneDigits, phonesIn } from '../language/phone.ts';
import { longestApart } from '../model/apart.ts';
import type { KeyRow } from '../model/pseudonym-key.ts';
import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import { AddressNames, addressesIn } from './address.ts';
import { isLowerIn } from './lower-case-words.ts';
import { NameIndex } from './name-index.ts';
import { type NameWord, nameWords } from './name-words.ts';
import { isContent } from './names-of.ts';
import { hasCapitalAnyway } from './ordinary-word.ts';

/** Why a name found in a text may not be one, so that a person must look: it is left as it stands. */
export type Doubt = 'lower-case' | 'name-in-lower-case' | 'ordinary-word' | 'longer-name' | 'address' | 'identifier';

/** A name of the key in a text; offsets in UTF-16 units. */
export interface KeyNameAt extends Span {
  readonly row: KeyRow;
  /** Letters at its end that are an inflection: « Annas ». */
  readonly ending: string;
  readonly doubt?: Doubt;
}

export type FindKeyNames = (text: string, language: SpokenLanguage) => KeyNameAt[];

interface Entry {
  readonly row: KeyRow;
  readonly words: readonly NameWord[];
  /** One word with a capital: any other word may be spelt like it. */
  readonly capital: boolean;
}

/**
 * Finds the names of a key: whole words, whatever their case (a single word needs its capital), accents, hyphens, spaces
 * and emphasis; the longest where several overlap; numbers and addresses in any spelling.
 * @param given also rows that are kept: a name within a kept one is none. One that says neither is not yet decided.
 * @param isOrdinary whether the study has a word in lower case as any other word
 * @param isName whether a word in lower case is nobody's but the name's
 */
export function keyNameFinder(
  given: readonly KeyRow[],
  isOrdinary: (word: string) => boolean,
  isName: (word: string) => boolean = () => false,
): FindKeyNames {
  const rows = given.filter(({ kept, replaceBy }) => kept || replaceBy !== '');
  const phones = new Map(rows.filter(({ kind }) => kind === 'phone').map((row) => [phoneDigits(row.name), row]));
  const named = rows.flatMap((row): Entry[] => {
    const words = row.kind === 'phone' ? [] : nameWords(row.name);
    if (words.length === 0) return [];
    const content = words.filter(isContent);
    const capital = row.kind !== 'email' && content.length < 2 && content.some((one) => one.capital);
    return [{ row, words, capital }];
  });
  const index = new NameIndex(named);
  const inAddresses = new AddressNames(named.filter(({ row }) => !row.kept && row.kind !== 'email'));
  return (text, language) => {
    const words = nameWords(text);
    const found: KeyNameAt[] = phonesIn(text).flatMap((span) => {
      const row = phones.get(phoneDigits(text.slice(span.start, span.end)));
      return row ? [{ ...span, row, ending: '' }] : [];
    });
    words.forEach((word, at) => {
      for (const entry of index.from(words, at)) {
        if (withoutEnding(word.folded) !== withoutEnding((entry.words[0] as NameWord).folded)) continue;
        const one = nameAt(entry, words, at, text, language);
        if (one) found.push(doubted(one, entry, text, { isOrdinary, isName }));
      }
    });
    return withAddresses(
      longestApart([...found].sort((a, b) => a.row.number - b.row.number)),
      inAddresses,
      text,
    ).filter(({ row }) => !row.kept);
  };
}

/** Inflected forms are looked up under the name without its last `s`. */
function withoutEnding(folded: string): string {
  return folded.replace(/s$/, '');
}

function nameAt(
  { row, words: name }: Entry,
  words: readonly NameWord[],
  at: number,
  text: string,
  language: SpokenLanguage,
): KeyNameAt | undefined {
  const last = name.length - 1;
  let ending = '';
  for (const [i, part] of name.entries()) {
    const word = words[at + i];
    if (!word || (i > 0 && word.gap !== '' && word.gap !== part.gap)) return undefined;
    if (word.folded === part.folded) continue;
    if (i !== last || word.folded !== `${part.folded}s` || !takesEnding(row, text.slice(0, words[at]?.start), language))
      return undefined;
    ending = text.slice(word.end - 1, word.end);
  }
  const [first, final] = [words[at] as NameWord, words[at + last] as NameWord];
  return { row, start: first.start, end: final.end, ending };
}

const genitives: readonly SpokenLanguage[] = ['de', 'en', 'nl', 'no', 'sv'];

/** « Annas Haus », “the Martins”; « les Martins » of persons only, since « Pari » is not in « Paris ». */
function takesEnding({ kind }: KeyRow, before: string, language: SpokenLanguage): boolean {
  if (kind !== 'person') return false;
  return genitives.includes(language) || (language === 'fr' && /(?:^|[^\p{L}])(?:les|des|aux)\s$/iu.test(before));
}

function doubted(
  one: KeyNameAt,
  { row, capital }: Entry,
  text: string,
  { isOrdinary, isName }: Readonly<Record<'isOrdinary' | 'isName', (word: string) => boolean>>,
): KeyNameAt {
  const written = text.slice(one.start, one.end);
  if (row.kind !== 'email' && isIdentifier(written, row)) return { ...one, doubt: 'identifier' };
  if (row.kind !== 'email' && isPartOfLonger(text, one)) return { ...one, doubt: 'longer-name' };
  if (!capital) return one;
  if (!/[\p{Lu}\p{Lt}]/u.test(written))
    return {
      ...one,
      doubt: isName(written.slice(0, written.length - one.ending.length)) ? 'name-in-lower-case' : 'lower-case',
    };
  const anyWord = hasCapitalAnyway(text, one.start) && (isLowerIn(written, text) || isOrdinary(written));
  return anyWord ? { ...one, doubt: 'ordinary-word' } : one;
}

/** « elodie-martin » is the id of a source or a code. */
function isIdentifier(written: string, { name }: KeyRow): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(written) && written !== name;
}

/** Hung by a hyphen on another word with a capital: « Marie-Claude » is not Marie; « ex-Marie » and « Marie-là » are. */
function isPartOfLonger(text: string, { start, end }: Span): boolean {
  const before = /(?:^|[^\p{L}\p{N}])([\p{L}\p{N}]+)\p{Pd}$/u.exec(text.slice(Math.max(0, start - 60), start))?.[1];
  return (before !== undefined && /^\p{Lu}/u.test(before)) || /^\p{Pd}\p{Lu}/u.test(text.slice(end, end + 2));
}

/** An address is replaced as a whole, by a row of its own; one that is made of another row's name is left, and said. */
function withAddresses(found: readonly KeyNameAt[], names: AddressNames<Entry>, text: string): KeyNameAt[] {
  const own = found.filter(({ row }) => row.kind === 'email' || row.kind === 'phone');
  const overlapsAny = (span: Span, others: readonly Span[]) =>
    others.some(({ start, end }) => span.start < end && start < span.end);
  const addresses = addressesIn(text).filter((span) => !overlapsAny(span, own));
  const named = addresses.flatMap((span): KeyNameAt[] => {
    const row = names.firstIn(text.slice(span.start, span.end))?.row;
    return row ? [{ ...span, row, ending: '', doubt: 'address' }] : [];
  });
  const rest = found.filter((one) => !overlapsAny(one, addresses));
  return [...rest, ...named].sort((a, b) => a.start - b.start);
}

/** What makes two names of a key one. */
export function keyNameOf({ name, kind }: Pick<KeyRow, 'name' | 'kind'>): string {
  return kind === 'phone'
    ? phoneDigits(name)
    : foldWord(
        nameWords(name)
          .map(({ folded, gap }) => gap + folded)
          .join(' '),
      );
}
