import type { Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';

/** A name that may not be shown, and the pseudonym that stands for it. */
export interface Identity {
  readonly name: string;
  readonly pseudonym: string;
  readonly source: string;
  /** What is shown instead: the pseudonym of a person or an organisation, else `…`. */
  readonly shown: string;
  /** A first name: it names somebody in that source's own words only, elsewhere it is anybody's. */
  readonly onlyThere: boolean;
}

/** A place where such a name stands in a text; offsets in UTF-16 units. */
export interface NamedAt {
  readonly identity: Identity;
  readonly start: number;
  readonly end: number;
}

const cache = new WeakMap<Study, readonly Identity[]>();

/**
 * What identifies the sources that are not named: the values of their `identifying:` variables and the parts of a
 * person's name. What a named source shows openly is not among them.
 */
export function identities(study: Study): readonly Identity[] {
  const known = cache.get(study);
  if (known) return known;
  const open = new Set(
    study.sources
      .filter(({ consent }) => consent === 'named')
      .flatMap((source) => namesOf(source, study).map(({ name }) => fold(name).text)),
  );
  const found = study.sources
    .filter(({ consent }) => consent !== 'named')
    .flatMap((source) =>
      namesOf(source, study).map((one) => ({
        ...one,
        pseudonym: source.pseudonym,
        source: source.id,
        shown: one.shown ?? source.pseudonym,
      })),
    )
    .filter(({ name, pseudonym }) => !open.has(fold(name).text) && fold(name).text !== fold(pseudonym).text);
  const longestFirst = found.sort((a, b) => b.name.length - a.name.length);
  cache.set(study, longestFirst);
  return longestFirst;
}

interface Name {
  readonly name: string;
  readonly shown?: string;
  readonly onlyThere: boolean;
}

/** Variables whose value is a name: the pseudonym can stand for it. */
const naming = new Set(['organisation', 'interviewee']);

function namesOf(source: Source, study: Study): Name[] {
  const { identifying } = study.settings;
  const described = [source.variables, ...Object.values(source.speakers)];
  const names = described.flatMap((variables) =>
    identifying.flatMap((variable): Name[] => {
      const name = variables[variable];
      if (name === undefined) return [];
      const whole = { name, onlyThere: false, ...(naming.has(variable) ? {} : { shown: '…' }) };
      if (variable !== 'interviewee') return [whole];
      const parts = partsOfName(name);
      return [whole, ...parts.map((part, index) => ({ name: part, onlyThere: index === 0 && parts.length > 1 }))];
    }),
  );
  const clean = names
    .map((one) => ({ ...one, name: one.name.normalize('NFC').trim() }))
    .filter(({ name }) => name.length >= 3);
  return clean.filter(({ name }, index) => clean.findIndex((other) => other.name === name) === index);
}

/** Words of a person's name that name nobody: titles and particles. */
const nameless = new Set(
  'mme mlle mrs miss monsieur madame mademoiselle maitre docteur professeur doctor professor sir dame des del della dos das van von der den the les and'.split(
    ' ',
  ),
);

/** First and last names, an elided particle taken off: « Jean d'Orvaille » gives Jean and Orvaille. */
function partsOfName(person: string): string[] {
  const parts = person
    .normalize('NFC')
    .split(/[\s,;()/&]+/)
    .map((part) => part.replace(/^[dl]['’ʼ]/i, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((part) => /^\p{L}[\p{L}\p{M}'’ʼ‐‑-]{2,}$/u.test(part) && !nameless.has(fold(part).text));
  const capital = parts.filter((part) => /^\p{Lu}/u.test(part));
  return capital.length > 0 ? capital : parts;
}

/**
 * Where names that may not be shown stand in a text, in order; case, accents and typographic variants do not matter.
 * @param source id of the source whose words they are: its interviewee's first name counts too.
 */
export function namedIn(text: string, study: Study, source?: string): NamedAt[] {
  const names = identities(study).filter((one) => !one.onlyThere || one.source === source);
  if (names.length === 0) return [];
  const folded = fold(text);
  const found: NamedAt[] = [];
  for (const identity of names) {
    const name = foldedName(identity.name);
    if (name === '') continue;
    for (let from = folded.text.indexOf(name); from !== -1; from = folded.text.indexOf(name, from + 1)) {
      const to = from + name.length;
      if (isWord(folded.text[from - 1]) || isWord(folded.text[to])) continue;
      const [start, end] = [folded.starts[from] as number, folded.ends[to - 1] as number];
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ identity, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A text with every such name replaced by `[pseudonym]`, or `[…]` where it is neither a person's nor an organisation's. */
export function maskNames(text: string, study: Study, source?: string): string {
  let masked = '';
  let from = 0;
  for (const { identity, start, end } of namedIn(text, study, source)) {
    masked += `${text.slice(from, start)}[${identity.shown}]`;
    from = end;
  }
  return masked + text.slice(from);
}

const foldedNames = new Map<string, string>();

function foldedName(name: string): string {
  const known = foldedNames.get(name) ?? fold(name).text;
  foldedNames.set(name, known);
  return known;
}

/** A text folded for names: unit `i` stands for `starts[i]` to `ends[i]` of the original. */
interface FoldedName {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Lower case, no accents, ligatures undone, plain apostrophes; a run of spaces and hyphens is one space. */
function fold(text: string): FoldedName {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const plain = plainLetter(letter);
    if (plain === '' && ends.length > 0 && ends.at(-1) === at) ends[ends.length - 1] = end;
    const repeated = plain === ' ' && folded.endsWith(' ');
    for (const unit of repeated ? '' : plain.split('')) {
      folded += unit;
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: folded, starts, ends };
}

function plainLetter(letter: string): string {
  if (letter >= '0' && letter <= 'z') return letter.toLowerCase();
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(letter)) return '';
  if (/[\s\u2010\u2011\u2012\u2013-]/.test(letter)) return ' ';
  if (/[’‘ʼ′]/.test(letter)) return "'";
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return base.replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss');
}

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
