import { longestApart } from '../model/apart.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { Study } from '../model/study.ts';
import { NameIndex } from './name-index.ts';
import { type NameWord, nameWords } from './name-words.ts';
import { isContent, keyOf, type Name, namesOf } from './names-of.ts';
import { hasCapitalAnyway, isOrdinary } from './ordinary-word.ts';

/** A place where a text names cases: by organisation, person or pseudonym. Offsets in UTF-16 units. */
export interface CaseMention extends Span {
  /** `person`, else what stands for a case as a whole. */
  readonly kind: 'person' | 'case';
  /** Everybody who has the name. */
  readonly sources: ReadonlySet<Source>;
}

interface Known extends Name {
  readonly sources: Set<Source>;
}

/** Whatever the study says identifies somebody, these are names. */
const naming: Pick<Settings, 'identifying'> = { identifying: ['organisation', 'interviewee'] };

const cache = new WeakMap<Study, NameIndex<Known>>();

/**
 * Where a text names the study's cases, in order; of names that overlap the longest. A single word needs its capital.
 * @param isAttribution whether it is nothing but an attribution: its first word is then no sentence's first word
 */
export function caseMentions(text: string, study: Study, isAttribution: boolean): CaseMention[] {
  const index = indexOf(study);
  const words = nameWords(text);
  const found = words.flatMap((word, at) =>
    index.from(words, at).flatMap((name): CaseMention[] => {
      if (!standsAt(name, words, at) || (!isAttribution && isAnyWord(name, text, word, study))) return [];
      const end = (words[at + name.words.length - 1] as NameWord).end;
      return [{ start: word.start, end, kind: name.person ? 'person' : 'case', sources: name.sources }];
    }),
  );
  return longestApart(found);
}

/** Whether a text has a name of a source of that kind, or a part of one: « Carsolle » for Carsolle Numérique. */
export function mentions(text: string, source: Source, kind: CaseMention['kind']): boolean {
  const names = namesOf(source, naming).filter(({ person }) => person === (kind === 'person'));
  const words = nameWords(text);
  return words.some((_, at) => names.some((name) => standsAt(name, words, at)));
}

function indexOf(study: Study): NameIndex<Known> {
  const known = cache.get(study);
  if (known) return known;
  const names = new Map<string, Known>();
  for (const source of study.sources) {
    const pseudonym: Name = {
      name: source.pseudonym,
      words: nameWords(source.pseudonym),
      capital: true,
      full: true,
      onlyThere: false,
      person: false,
      other: false,
    };
    for (const name of [...namesOf(source, naming), pseudonym]) {
      if (name.onlyThere || name.words.length === 0) continue;
      const key = `${keyOf(name)}\0${name.person}`;
      const one = names.get(key) ?? { ...name, sources: new Set<Source>() };
      one.sources.add(source);
      names.set(key, one);
    }
  }
  const index = new NameIndex(names.values());
  cache.set(study, index);
  return index;
}

function standsAt({ words: name, capital }: Name, words: readonly NameWord[], at: number): boolean {
  return name.every((part, index) => {
    const word = words[at + index];
    if (word?.folded !== part.folded || (capital && isContent(part) && !word.capital)) return false;
    return index === 0 || word.gap === part.gap || word.gap === '' || word.gap === '.';
  });
}

/** A name of one word that is only a sentence's first word there. */
function isAnyWord({ words }: Name, text: string, word: NameWord, study: Study): boolean {
  return (
    words.length === 1 && hasCapitalAnyway(text, word.start) && isOrdinary(text.slice(word.start, word.end), study)
  );
}
