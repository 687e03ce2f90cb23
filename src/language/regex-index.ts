import type { Span } from '../model/span.ts';
import { foldText, foldWord } from './fold.ts';
import { regexMatches } from './regex.ts';
import { requiredLiterals, shortestLiteral } from './regex-literals.ts';

/** Words remembered: those of a large study. */
const mostKnown = 200_000;

/** A run of letters that an expression needs. */
interface Needed {
  readonly literal: string;
  readonly regex: number;
}

export interface RegexIndex {
  /** The matches of each expression that matches, by its position. */
  find(text: string): Map<number, Span[]>;
  /** Whether any may match where a word stands, or white space that is not one space. */
  mayMatch(word: string): boolean;
}

/** White space that is not seen is no border. */
const unseen = '\ufeff';

/**
 * Finds many regular expressions in a text. Every match of most of them holds some run of letters; its words say
 * which, once for each spelling, so that only the few expressions that can match are tried.
 * @param regexes as `parseRegex` gives them
 */
export function buildRegexIndex(regexes: readonly RegExp[]): RegexIndex {
  const always: number[] = [];
  const byStart = new Map<string, Needed[]>();
  regexes.forEach(({ source }, regex) => {
    const literals = requiredLiterals(source);
    if (!literals) always.push(regex);
    for (const literal of literals ?? []) {
      const start = literal.slice(0, shortestLiteral);
      byStart.set(start, [...(byStart.get(start) ?? []), { literal, regex }]);
    }
  });
  /** By what stands between two spaces: texts repeat their words, and no run of letters goes over a space. */
  const known = new Map<string, readonly number[]>();
  const calledBy = (written: string): readonly number[] => {
    const before = known.get(written);
    if (before) return before;
    const regexesCalled = calledFor(foldWord(written), byStart);
    if (known.size >= mostKnown) known.clear();
    known.set(written, regexesCalled);
    return regexesCalled;
  };
  const find = (text: string): Map<number, Span[]> => {
    const found = new Map<number, Span[]>();
    if (regexes.length === 0) return found;
    const possible = new Set(always);
    if (byStart.size > 0) for (const word of text.split(' ')) for (const regex of calledBy(word)) possible.add(regex);
    if (possible.size === 0) return found;
    const folded = foldText(text);
    for (const regex of [...possible].sort((a, b) => a - b)) {
      const spans = regexMatches(regexes[regex] as RegExp, folded);
      if (spans.length > 0) found.set(regex, spans);
    }
    return found;
  };
  const mayMatch = (word: string) => always.length > 0 || word.includes(unseen) || calledBy(word).length > 0;
  return { find, mayMatch };
}

/** The expressions whose letters stand in a word. */
function calledFor(folded: string, byStart: ReadonlyMap<string, readonly Needed[]>): number[] {
  const called = new Set<number>();
  for (let at = 0; at + shortestLiteral <= folded.length; at += 1) {
    for (const { literal, regex } of byStart.get(folded.slice(at, at + shortestLiteral)) ?? []) {
      if (folded.startsWith(literal, at)) called.add(regex);
    }
  }
  return [...called];
}
