import { longestApart } from '../model/apart.ts';
import { once } from '../model/once.ts';
import type { Span } from '../model/span.ts';
import type { Study } from '../model/study.ts';
import { AddressNames, addressesIn } from './address.ts';
import { isNameHere } from './is-name-here.ts';
import { maskedSpan } from './masked-span.ts';
import { NameEdges } from './name-edges.ts';
import { NameIndex } from './name-index.ts';
import { type NameWord, nameWords, titles } from './name-words.ts';
import { isContent, keyOf, type Name, namesOf } from './names-of.ts';

/** A name that may not be shown, and the pseudonym that stands for it. */
export interface Identity extends Name {
  readonly pseudonym: string;
  readonly source: string;
  /** What is shown instead: the pseudonym of a person or an organisation, else `…`. */
  readonly shown: string;
}

/** A place where such a name stands in a text; offsets in UTF-16 units. */
export interface NamedAt {
  readonly identity: Identity;
  readonly start: number;
  readonly end: number;
}

/** An `open` one is shown by a source that is named: it keeps others from being found in it. */
type Indexed = Identity & { readonly open?: true };
interface Index {
  readonly names: NameIndex<Indexed>;
  /** Made when an address is met. */
  addresses?: AddressNames<Indexed>;
}

interface Hidden {
  readonly identities: readonly Identity[];
  readonly everywhere: Index;
  /** By source: all its names, for its own words. */
  readonly own: (source: string) => Index | undefined;
  readonly edges: () => NameEdges;
}

const cache = new WeakMap<Study, Hidden>();

/** What identifies the sources that are not named, in every form it is looked for. */
export function identities(study: Study): readonly Identity[] {
  return hiddenIn(study).identities;
}

function hiddenIn(study: Study): Hidden {
  const known = cache.get(study);
  if (known) return known;
  const named = study.sources.filter(({ consent }) => consent === 'named').flatMap((source) => namedBy(source, study));
  const shared = named.filter(({ onlyThere }) => !onlyThere);
  const open = new Set(shared.map(keyOf));
  const all = study.sources.filter(({ consent }) => consent !== 'named').flatMap((source) => namedBy(source, study));
  const everywhere = all.filter((one) => !one.onlyThere && !open.has(keyOf(one)));
  const openly = all.length === 0 ? [] : shared.filter(({ full }) => full);
  const hidden = {
    identities: all,
    everywhere: indexOf([...everywhere, ...openly.map((one) => ({ ...one, open: true as const }))]),
    own: ownIndexes(all),
    edges: once(() => new NameEdges(all)),
  };
  cache.set(study, hidden);
  return hidden;
}

/** Whether a text may begin or end within a name that may not be shown, or begin with one. */
export function mayCutName(text: string, study: Study): boolean {
  const { identities: all, edges } = hiddenIn(study);
  return all.length > 0 && edges().mayMeet(text);
}

/** Of most sources no word is looked at: an index is made when it is asked for. */
function ownIndexes(names: readonly Identity[]): Hidden['own'] {
  const bySource = new Map<string, Identity[] | Index>();
  for (const name of names) {
    const own = bySource.get(name.source);
    if (Array.isArray(own)) own.push(name);
    else bySource.set(name.source, [name]);
  }
  return (source) => {
    const own = bySource.get(source);
    if (!Array.isArray(own)) return own;
    const index = indexOf(own);
    bySource.set(source, index);
    return index;
  };
}

function namedBy(source: Study['sources'][number], study: Study): Identity[] {
  const pseudonym = keyOf({ words: nameWords(source.pseudonym) });
  return namesOf(source, study.settings)
    .filter((name) => keyOf(name) !== pseudonym)
    .map((name) => ({
      ...name,
      source: source.id,
      pseudonym: source.pseudonym,
      shown: name.other ? '…' : source.pseudonym,
    }));
}

/** Of names that are the same the first: two interviews of one organisation. */
function indexOf(names: readonly Identity[]): Index {
  return { names: new NameIndex(new Map([...names].reverse().map((one) => [keyOf(one), one])).values()) };
}

/**
 * Where names that may not be shown stand in a text, in order: a full value of two words or more whatever its case,
 * other names with a capital that is not merely a sentence's, or in lower case where the word is nobody else's. Accents,
 * typographic variants and emphasis do not matter.
 * @param source id of the source whose words they are: the parts of its names count too.
 * @param isSurelyName says of words spelt like a name, as written, that they are one whatever stands around them
 */
export function namedIn(
  text: string,
  study: Study,
  source?: string,
  isSurelyName: (span: Span) => boolean = () => false,
): NamedAt[] {
  const hidden = hiddenIn(study);
  if (hidden.identities.length === 0) return [];
  const indexes = [hidden.own(source ?? ''), hidden.everywhere].filter((index) => index !== undefined);
  const places: NamedAt[] = inAddresses(text, indexes);
  const words = nameWords(text);
  words.forEach((word, at) => {
    for (const identity of indexes.flatMap((index) => spelt(words, at, index))) {
      const own = standsAt(identity, words, at, text);
      if (!own) continue;
      const span = { start: word.start, end: (own.at(-1) as NameWord).end };
      const isName = isNameHere(identity, { text, words: own, isOwn: identity.source === source }, study);
      if (isName || isSurelyName(span)) places.push({ identity, ...span });
    }
  });
  // Of names that overlap the longest; what is shown openly is then left out.
  return longestApart(places).filter(({ identity }) => !('open' in identity));
}

/** Names that begin with the word at `at`, then those of one word of which it is the plural. */
function spelt(words: readonly NameWord[], at: number, index: Index): readonly Indexed[] {
  const names = index.names.from(words, at);
  if (names.length === 0) return names;
  const { folded } = words[at] as NameWord;
  const first = ({ words: [own] }: Indexed) => own?.folded;
  return [
    ...names.filter((name) => first(name) === folded),
    ...names.filter((name) => name.words.length === 1 && `${first(name)}s` === folded),
  ];
}

const plural = /(?<![\p{L}\p{N}])(?:les|des|aux|nos|vos|ces|the)[\s*_]+$/iu;

/** The words of a text from `at` that are spelt like a name. */
function standsAt(
  name: Indexed,
  words: readonly NameWord[],
  at: number,
  text: string,
): readonly NameWord[] | undefined {
  const own = words.slice(at, at + name.words.length);
  const isSpelt = name.words.every((part, index) => {
    const word = own[index];
    if (!word || !(word.folded === part.folded || isPlural(word, part, text))) return false;
    if ('open' in name && name.capital && isContent(part) && !word.capital) return false;
    return index === 0 || word.gap === '' || word.gap === part.gap || isAbbreviated(word.gap, name.words[index - 1]);
  });
  return isSpelt ? own : undefined;
}

/** « les Dupont » are also written « les Duponts ». */
function isPlural({ folded, start }: NameWord, part: NameWord, text: string): boolean {
  return folded === `${part.folded}s` && plural.test(text.slice(Math.max(0, start - 8), start));
}

/** The full stop of « St. Malo » or « M. Petit ». */
function isAbbreviated(gap: string, before: NameWord | undefined): boolean {
  return gap === '.' && before !== undefined && (/^sainte?$/.test(before.folded) || titles.has(before.folded));
}

function inAddresses(text: string, indexes: readonly Index[]): NamedAt[] {
  return addressesIn(text).flatMap((span) => {
    const written = text.slice(span.start, span.end);
    let identity: Indexed | undefined;
    for (const index of indexes) identity ??= addressNames(index).firstIn(written);
    return identity ? [{ ...span, identity }] : [];
  });
}

function addressNames(index: Index): AddressNames<Indexed> {
  index.addresses ??= new AddressNames(index.names.groups.filter((name) => !('open' in name)));
  return index.addresses;
}

/** A text with every such name replaced by `[pseudonym]`, or `[…]` where it is neither a person's nor an organisation's. */
export function maskNames(text: string, study: Study, source?: string, isSurelyName?: (span: Span) => boolean): string {
  return maskedAt(text, namedIn(text, study, source, isSurelyName));
}

/** A text as the interviewee of `source` may read it: the names of other cases are masked, not their own. */
export function maskOthers(text: string, study: Study, source: Study['sources'][number]): string {
  const places = namedIn(text, study, source.id);
  return maskedAt(
    text,
    places.filter(({ identity }) => identity.pseudonym !== source.pseudonym),
  );
}

/** A text with what stands at places, in order and apart, replaced by what is shown instead. */
export function maskedAt(text: string, places: readonly NamedAt[]): string {
  let shown = '';
  let from = 0;
  for (const { identity, start, end } of places) {
    shown += text.slice(from, start) + maskedSpan(text, start, end, `[${identity.shown}]`);
    from = end;
  }
  return shown + text.slice(from);
}
