import type { Source } from '../model/source.ts';
import type { Study } from '../model/study.ts';

/** A name that may not be shown, and the pseudonym that stands for it. */
export interface Identity {
  readonly name: string;
  readonly pseudonym: string;
  readonly source: string;
}

/** A place where such a name stands in a text; offsets in UTF-16 units. */
export interface NamedAt {
  readonly identity: Identity;
  readonly start: number;
  readonly end: number;
}

const cache = new WeakMap<Study, readonly Identity[]>();

/**
 * What identifies the sources that are not named: the values of their `identifying:` variables, their case and file
 * name where these are names, and the parts of a person's name. What a named source shows openly is not among them.
 */
export function identities(study: Study): readonly Identity[] {
  const known = cache.get(study);
  if (known) return known;
  const open = new Set(
    study.sources.filter(({ consent }) => consent === 'named').flatMap((source) => namesOf(source, study).map(plain)),
  );
  const found = study.sources
    .filter(({ consent }) => consent !== 'named')
    .flatMap((source) =>
      namesOf(source, study).map((name) => ({ name, pseudonym: source.pseudonym, source: source.id })),
    )
    .filter(({ name, pseudonym }) => !open.has(plain(name)) && plain(name) !== plain(pseudonym));
  const longestFirst = found.sort((a, b) => b.name.length - a.name.length);
  cache.set(study, longestFirst);
  return longestFirst;
}

function namesOf(source: Source, study: Study): string[] {
  const values = study.settings.identifying.flatMap((variable) => [
    source.variables[variable],
    ...Object.values(source.speakers).map((variables) => variables[variable]),
  ]);
  const names = values.flatMap((value) => (value === undefined ? [] : [value]));
  const persons = [
    source.variables.interviewee,
    ...Object.values(source.speakers).map(({ interviewee }) => interviewee),
  ];
  const parts = persons
    .flatMap((person) => person?.split(/[\s,]+/) ?? [])
    .filter((part) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(part));
  return [...new Set([...names, ...(study.settings.identifying.includes('interviewee') ? parts : [])])].filter(
    (name) => name.length >= 3,
  );
}

/** Where names that may not be shown stand in a text, in order; case, accents and typographic variants do not matter. */
export function namedIn(text: string, study: Study): NamedAt[] {
  const folded = plain(text);
  const found: NamedAt[] = [];
  for (const identity of identities(study)) {
    const name = plain(identity.name);
    for (let start = folded.indexOf(name); start !== -1; start = folded.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (isWord(folded[start - 1]) || isWord(folded[end])) continue;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ identity, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A text with every such name replaced by `[pseudonym]`. */
export function maskNames(text: string, study: Study): string {
  let masked = '';
  let from = 0;
  for (const { identity, start, end } of namedIn(text, study)) {
    masked += `${text.slice(from, start)}[${identity.pseudonym}]`;
    from = end;
  }
  return masked + text.slice(from);
}

/** Lower case, no accents, plain apostrophes, spaces and hyphens; of the same length as the text. */
function plain(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string;
    const base = unit.normalize('NFD')[0] as string;
    const lower = base.toLowerCase();
    folded += /[’‘ʼ]/.test(unit) ? "'" : /[\s\u2010\u2011-]/.test(unit) ? ' ' : lower.length === 1 ? lower : unit;
  }
  return folded;
}

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
