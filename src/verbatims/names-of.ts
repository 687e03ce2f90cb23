import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import { generic, type NameWord, nameWords, particles, titles } from './name-words.ts';

/** One form of a name of a source. */
export interface Name {
  readonly name: string;
  readonly words: readonly NameWord[];
  /** It names only with capitals: everything but a full value of two words or more. */
  readonly capital: boolean;
  /** A full value, or a person's full name: what a source that is named shows openly. */
  readonly full: boolean;
  /** Part of a name: it names somebody in that source's own words only, elsewhere it is anybody's. */
  readonly onlyThere: boolean;
  readonly person: boolean;
  /** The variable is neither a person nor an organisation: no pseudonym can stand for it. */
  readonly other: boolean;
}

/** The names in the `identifying:` variables of a source and of its speakers, in every form they are looked for. */
export function namesOf(source: Source, { identifying }: Pick<Settings, 'identifying'>): Name[] {
  const names = [source.variables, ...Object.values(source.speakers)].flatMap((variables) =>
    identifying.flatMap((variable) => {
      const value = variables[variable];
      if (value === undefined) return [];
      if (variable === 'interviewee') return personNames(value);
      return variable === 'organisation' ? organisationNames(value) : wholeNames(value, { other: true });
    }),
  );
  const known = new Set<string>();
  return names.filter((one) => {
    const key = keyOf(one);
    const isNew = one.words.length > 0 && !known.has(`${key} ${one.onlyThere}`);
    known.add(`${key} ${one.onlyThere}`);
    return isNew;
  });
}

/** What makes two names the same. */
export function keyOf({ words }: Pick<Name, 'words'>): string {
  return words.map(({ folded }) => folded).join(' ');
}

/** A word that counts among the « two words or more ». */
export function isContent({ folded }: NameWord): boolean {
  return !particles.has(folded) && !titles.has(folded);
}

function nameFrom(text: string, more: Partial<Name> = {}): Name {
  const words = nameWords(text);
  const capital = words.filter(isContent).length < 2;
  return { name: text, words, capital, full: false, onlyThere: false, person: false, other: false, ...more };
}

/** A value, also without what it says in brackets and without its article or title: « Le Relais (Nantes) », « Relais ». */
function wholeNames(value: string, more: Partial<Name>): Name[] {
  const whole = value.normalize('NFC').trim();
  const short = whole.replace(/\s*\([^()]*\)\s*/g, ' ').trim();
  const bare = withoutOpening(short);
  return [...new Set([whole, short, bare])]
    .map((text) => nameFrom(text, { full: true, ...more }))
    .filter(({ name, words }) => words.some(isContent) && name.length >= 3);
}

function withoutOpening(text: string): string {
  const words = nameWords(text);
  const first = words.find(isContent);
  return first ? text.slice(first.start) : text;
}

/** What follows a firm's name on its letterhead and is said by nobody. */
const legalForm =
  /(?<![\p{L}\p{N}])(?:S\.?A\.?R\.?L|S\.?A\.?S\.?U?|S\.?A|S\.?C\.?O\.?P|S\.?C\.?I\.?C?|E\.?U\.?R\.?L|S\.?N\.?C|GmbH|Ltd|Limited|Inc|LLC|PLC|AG|B\.?V)\.?(?![\p{L}\p{N}])/giu;

function organisationNames(value: string): Name[] {
  const trade = value.replace(legalForm, ' ').replace(/\s+/g, ' ').trim();
  const distinctive = wordsIn(trade, 4).filter((text) => !generic.has(nameWords(text)[0]?.folded ?? ''));
  const short = trade === value.trim() ? [] : wholeNames(trade, {});
  return [
    ...wholeNames(value, {}),
    ...short,
    ...distinctive.map((text) => nameFrom(text, { capital: true, onlyThere: true })),
  ];
}

/** The words of a name with a capital, or all where none has one, and at least so many letters. */
function wordsIn(text: string, letters: number): string[] {
  const words = nameWords(text).filter((one) => isContent(one) && one.folded.length >= letters);
  const capital = words.filter((one) => one.capital);
  return (capital.length > 0 ? capital : words).map(({ start, end }) => text.slice(start, end));
}

function personNames(value: string): Name[] {
  const persons = value.normalize('NFC').split(/[;/&]|\s(?:et|and)\s/iu);
  return [...wholeNames(value, { person: true }), ...persons.flatMap(namesOfOne)];
}

/** Of « Mme Anne-Lise d’Orvaille Des Prés »: the full name, the surname, and for her own words each part. */
function namesOfOne(value: string): Name[] {
  const { first, surname } = partsOfPerson(value);
  const own = { person: true, capital: true, onlyThere: true };
  const everywhere = surname.length >= 3 ? [nameFrom(surname, { person: true, capital: true })] : [];
  const words = nameWords(surname);
  const ends = words.filter((one) => isContent(one) && one.folded.length >= 3);
  const full =
    first === '' ? [] : ends.map(({ end }) => nameFrom(`${first} ${surname.slice(0, end)}`, { person: true }));
  const parts = ends.flatMap(({ start, end }) => {
    const bare = surname.slice(start, end);
    const from = words.findLast((one) => isContent(one) && one.end <= start)?.end ?? 0;
    return [bare, surname.slice(from, end).trim()];
  });
  return [
    ...full.map((one, index) => ({ ...one, full: index === full.length - 1 })),
    ...everywhere,
    ...[first, ...new Set(parts)].filter((text) => text.length >= 3).map((text) => nameFrom(text, own)),
  ];
}

/** The surname is what follows the first name; where some words are in capitals throughout, it is those. */
function partsOfPerson(value: string): { first: string; surname: string } {
  const [before = '', after = ''] = value.replace(/\([^()]*\)/g, ' ').split(',');
  const reversed = /^\s*\p{Lu}[\p{L}\p{M}-]*\s*$/u.test(after) && before.trim().split(/\s+/).length === 1;
  const words = (reversed ? `${after} ${before}` : before).trim().split(/\s+/);
  while (titles.has(nameWords(words[0] ?? '')[0]?.folded ?? '')) words.shift();
  const loud = words.filter((word) => /^[\p{Lu}\p{M}'’-]{2,}$/u.test(word));
  if (loud.length > 0 && loud.length < words.length) {
    return { first: words.find((word) => !loud.includes(word)) ?? '', surname: loud.join(' ') };
  }
  if (words.length < 2) return { first: '', surname: words.join(' ') };
  const opening = particles.has(nameWords(words[0] as string)[0]?.folded ?? '');
  return opening
    ? { first: '', surname: words.join(' ') }
    : { first: words[0] as string, surname: words.slice(1).join(' ') };
}
