import { asksText, type Fires, type Firing, firesNothing, type WordList, wordsOf } from '../model/kept-texts.ts';
import type { Span } from '../model/span.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { Utf8Text } from '../model/utf8-text.ts';
import { buildPhraseIndex, type Occurrence } from './phrase-index.ts';
import { nearMatches } from './proximity.ts';
import { parseRegex } from './regex.ts';
import { buildRegexIndex } from './regex-index.ts';

/** An indicator as parsed: what it looks for, and whether it forbids instead. */
export type Pattern = { readonly forbids: boolean } & (
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'near'; readonly items: readonly string[]; readonly distance: number }
  | { readonly kind: 'regex'; readonly regex: RegExp }
);

export interface PatternError {
  readonly error: string;
}

const quoted = /^(?:"([^"]*)"|«([^»]*)»|“([^”]*)”)$/u;

/**
 * Reads one indicator, or a search: a word (matched by its stem), `word*` (by its beginning), several words (a phrase,
 * also in quotation marks), `[a, b]~10` (within 10 words, in any order), `/…/u` (a regular expression on the folded
 * text), any of them after `-` (forbids).
 */
export function parsePattern(text: string): Pattern | PatternError {
  const trimmed = text.trim();
  const forbids = trimmed.startsWith('-');
  const body = forbids ? trimmed.slice(1).trim() : trimmed;
  if (body.startsWith('/')) {
    const regex = parseRegex(body);
    return regex instanceof RegExp ? { kind: 'regex', forbids, regex } : regex;
  }
  if (body.startsWith('[')) return parseNear(body, forbids);
  const words = unquote(body);
  return wordsError(words) ?? { kind: 'words', forbids, words };
}

function parseNear(body: string, forbids: boolean): Pattern | PatternError {
  const [, list, distance] = /^\[([^\]]*)\]\s*~\s*(\d{1,4})$/u.exec(body) ?? [];
  if (list === undefined) return { error: `\`${body}\` is not of the form \`[a, b]~10\`` };
  const items = list.split(',').map((item) => unquote(item.trim()));
  if (items.length < 2) return { error: `\`${body}\` names one thing only: \`[a, b]~10\` needs two or more` };
  for (const item of items) {
    const error = regexError(item) ?? wordsError(item);
    if (error) return error;
  }
  return { kind: 'near', forbids, items, distance: Number(distance) };
}

function unquote(text: string): string {
  const [, ...inner] = quoted.exec(text) ?? [];
  return inner.find((part) => part !== undefined)?.trim() ?? text;
}

function regexError(item: string): PatternError | undefined {
  return /^-?\/.*\/\w*$/u.test(item)
    ? { error: `\`${item}\` is a regular expression: between brackets stand words, a beginning \`word*\`, or a phrase` }
    : undefined;
}

function wordsError(words: string): PatternError | undefined {
  if (!/[\p{L}\p{N}]/u.test(words))
    return { error: words === '' ? 'the pattern is empty' : `\`${words}\` holds no word` };
  const star = /\S*\*(?=\S)\S*|(?<!\S)\*/u.exec(words);
  return star ? { error: `\`${star[0]}\`: \`*\` stands at the end of a word only` } : undefined;
}

/** A place where a pattern matches, in UTF-16 units. */
interface PatternMatch extends Span {
  /** Its position in the list of patterns. */
  pattern: number;
}

/** The indicators of one code. */
export interface IndicatorSet {
  readonly code: string;
  readonly indicators: readonly string[];
}

/** A place where an indicator suggests its code, in UTF-16 units. */
export interface IndicatorMatch extends Span {
  code: string;
  indicator: string;
}

/** A place where the words of an indicator stand. */
export interface IndicatorHit extends IndicatorMatch {
  /** The indicator is one that forbids. */
  forbids: boolean;
  /** An indicator of its set forbids there, so that it suggests nothing. */
  silenced: boolean;
}

const none: readonly never[] = [];

export interface IndicatorMatcher {
  /** What the indicators suggest for a paragraph, by place. */
  match(text: string): IndicatorMatch[];
  /** Every place where their words stand, by place: what forbids, and what is forbidden, too. */
  find(text: string): IndicatorHit[];
  /** The indicators whose words stand in a paragraph, by number: those of `find`, sooner. */
  readonly fires: Fires;
  /** The codes that the indicators of a paragraph suggest, each once: those of `match`. */
  codes(fired: readonly number[]): readonly string[];
  /** The indicators of numbers. */
  indicators(fired: readonly number[]): readonly Pick<IndicatorHit, 'code' | 'indicator'>[];
}

/** Every match of a pattern in one paragraph, by place, none overlapping; none of one that forbids. */
export function matchPattern(pattern: Pattern, text: string, language: SpokenLanguage): Span[] {
  return pattern.forbids ? [] : finderFor(pattern, language).find(text);
}

/**
 * Prepares a codebook's indicators for many paragraphs: both functions go over the words of a paragraph once, however
 * many indicators there are. Indicators that `parsePattern` refuses match nothing; saying so is the caller's.
 */
export function compilePatterns(sets: readonly IndicatorSet[], language: SpokenLanguage): IndicatorMatcher {
  const entries = sets.flatMap(({ code, indicators }, set) =>
    indicators.flatMap((indicator) => {
      const pattern = parsePattern(indicator);
      return 'error' in pattern ? [] : [{ set, code, indicator, pattern }];
    }),
  );
  const finder = buildFinder(
    entries.map(({ pattern }) => pattern),
    language,
  );
  const find = (text: string): IndicatorHit[] => {
    const found = finder.find(text).map(({ pattern, start, end }) => {
      const { set, code, indicator, pattern: parsed } = entries[pattern] as (typeof entries)[number];
      return { set, hit: { code, indicator, start, end, forbids: parsed.forbids, silenced: false } };
    });
    const forbidden = new Set(found.filter(({ hit }) => hit.forbids).map(({ set }) => set));
    return found.map(({ set, hit }) => ({ ...hit, silenced: !hit.forbids && forbidden.has(set) }));
  };
  const match = (text: string): IndicatorMatch[] =>
    find(text)
      .filter(({ forbids, silenced }) => !forbids && !silenced)
      .map(({ code, indicator, start, end }) => ({ code, indicator, start, end }));
  const alone = entries.map(({ code, pattern }) => (pattern.forbids ? none : [code]));
  const codes = (found: readonly number[]): readonly string[] => {
    // Mostly one, if any.
    if (found.length < 2) return found.length === 0 ? none : (alone[found[0] as number] as readonly string[]);
    const fired = found.map((pattern) => entries[pattern] as (typeof entries)[number]);
    const forbidden = new Set(fired.filter(({ pattern }) => pattern.forbids).map(({ set }) => set));
    return [...new Set(fired.filter(({ set }) => !forbidden.has(set)).map(({ code }) => code))];
  };
  const indicators = (fired: readonly number[]) => fired.map((pattern) => entries[pattern] as (typeof entries)[number]);
  return { match, find, fires: { in: finder.among, ofWords: finder.ofWords }, codes, indicators };
}

interface Finder {
  readonly find: (text: string) => PatternMatch[];
  /** The positions of the patterns that match, each once, in no order. */
  readonly among: (text: Utf8Text) => readonly number[];
  readonly ofWords: (words: WordList) => Firing;
}

/** A pattern is asked about paragraph after paragraph. */
const finders = new WeakMap<Pattern, Map<SpokenLanguage, Finder>>();

function finderFor(pattern: Pattern, language: SpokenLanguage): Finder {
  const known = finders.get(pattern) ?? new Map<SpokenLanguage, Finder>();
  const finder = known.get(language) ?? buildFinder([pattern], language);
  finders.set(pattern, known.set(language, finder));
  return finder;
}

/** Forbidding patterns are found like any other. */
function buildFinder(patterns: readonly Pattern[], language: SpokenLanguage): Finder {
  const phrases = patterns.flatMap((pattern, owner) => phrasesOf(pattern).map((phrase) => ({ owner, phrase })));
  const index = buildPhraseIndex(
    phrases.map(({ phrase }) => phrase),
    language,
  );
  const owners = patterns.flatMap((pattern, at) => (pattern.kind === 'regex' ? [{ at, regex: pattern.regex }] : []));
  const regexes = buildRegexIndex(owners.map(({ regex }) => regex));
  const find = (text: string): PatternMatch[] => {
    const found: PatternMatch[] = [];
    const lists = new Map<number, Occurrence[][]>();
    for (const [phrase, occurrences] of index.find(text)) {
      const owner = phrases[phrase]?.owner as number;
      const list = lists.get(owner);
      if (list) list.push(occurrences);
      else lists.set(owner, [occurrences]);
    }
    for (const [at, list] of lists) {
      for (const span of wordMatches(patterns[at] as Pattern, list)) found.push({ pattern: at, ...span });
    }
    for (const [regex, spans] of regexes.find(text)) {
      const pattern = owners[regex]?.at as number;
      for (const span of spans) found.push({ pattern, ...span });
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end || a.pattern - b.pattern);
  };
  const among = (text: Utf8Text): readonly number[] => {
    const ofPhrases = index.among(text);
    if (ofPhrases.length === 0 && owners.length === 0) return ofPhrases;
    // A pattern of words has one phrase.
    const found = ofPhrases.map((phrase) => phrases[phrase]?.owner as number);
    if (found.some((owner) => patterns[owner]?.kind === 'near'))
      return [...new Set(find(text.toString()).map(({ pattern }) => pattern))];
    if (owners.length === 0) return found;
    for (const regex of regexes.find(text.toString()).keys()) found.push(owners[regex]?.at as number);
    return found;
  };
  const ofWords = (words: WordList): Firing => {
    const kinds = new Int32Array(words.starts.length - 1).fill(firesNothing);
    const fired: (readonly number[])[] = [];
    fired[asksText] = [];
    for (const [word, ofPhrases] of index.begun(words)) {
      const here = ofPhrases?.map((phrase) => phrases[phrase]?.owner as number);
      const isSure = here?.every((pattern) => patterns[pattern]?.kind === 'words');
      kinds[word] = isSure ? fired.push(here as number[]) - 1 : asksText;
    }
    if (owners.length === 0) return { kinds, fired };
    for (const [word, text] of wordsOf(words).entries()) if (regexes.mayMatch(text)) kinds[word] = asksText;
    return { kinds, fired };
  };
  return { find, among, ofWords };
}

function phrasesOf(pattern: Pattern): readonly string[] {
  if (pattern.kind === 'regex') return [];
  return pattern.kind === 'near' ? pattern.items : [pattern.words];
}

function wordMatches(pattern: Pattern, lists: readonly Occurrence[][]): Span[] {
  if (pattern.kind === 'near') {
    return lists.length === pattern.items.length ? nearMatches(lists, pattern.distance) : [];
  }
  const spans: Span[] = [];
  for (const { start, end } of lists[0] ?? []) {
    if (start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end });
  }
  return spans;
}
