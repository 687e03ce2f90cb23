import { firstApart } from '../model/apart.ts';
import type { Language, Settings } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { type FoldedText, foldText } from './fold.ts';
import { namedExceptions } from './named-exceptions.ts';
import { formsOf } from './quantifier-forms.ts';
import { namedRule, type Rule } from './quantifiers.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { quantityWords } from './quantity-words.ts';

/** A quantifier in a text; offsets in UTF-16 units, `words` as they stand there. */
export interface FoundQuantifier extends Span {
  readonly words: string;
  /** Undefined where the profile gives these words no rule. */
  readonly rule: Rule | undefined;
  /** « pas six », "not most": what it claims cannot be told. */
  readonly denied: boolean;
  /** A percentage, in digits or words. */
  readonly percent: boolean;
}

/** How many cases a text says there are in all; offsets in UTF-16 units. */
export interface FoundBase extends Span {
  readonly value: number;
}

export interface FoundQuantifiers {
  /** All of them, those that say most first: a number alone after the others, the longer before the shorter. */
  readonly quantifiers: readonly FoundQuantifier[];
  readonly bases: readonly FoundBase[];
}

interface Candidate extends Span {
  readonly name: string;
  readonly rule: Rule | undefined;
  readonly bare?: boolean;
  readonly of?: number;
  readonly base?: number;
  readonly excepted?: number;
}

/**
 * Every quantity a claim states. Of words that overlap, the longest count; « tous » and what it excepts are one claim.
 * « beaucoup » has no rule in `education-scotland`, and words a study's own list leaves out have none either (all,
 * none, half and numbers keep theirs). An unknown profile is read as `default`.
 * @param n the cases there are: a number above it may be a year
 */
export function findQuantifiers(
  text: string,
  language: Language,
  quantifiers: Settings['quantifiers'],
  n: number,
): FoundQuantifiers {
  const folded = foldText(text);
  const quantities = findQuantities(folded.text, language, n);
  const candidates: Candidate[] = [
    ...formsOf(language, quantifiers).flatMap(({ regex, name, rule }) =>
      [...folded.text.matchAll(regex)].map((found) => ({ ...spanOf(found), name, rule })),
    ),
    ...quantities.map(quantityCandidate),
    ...exceptionCandidates(text, folded, language),
  ];
  const apart = withoutOverlaps(candidates);
  const claiming = apart.filter(({ base }) => base === undefined);
  const chosen = claiming.length > 0 ? withExceptions(claiming) : apart;
  const bases = claiming.length > 0 ? apart : [];
  return {
    quantifiers: chosen.map(({ name, rule, ...span }) => {
      const { start, end, words } = written(text, folded, span);
      const before = folded.text.slice(Math.max(0, span.start - 30), span.start);
      const denied = name !== 'none' && quantityWords[language].negation.test(before);
      const percent = /%|pour[ -]?cent|per ?cent/i.test(words);
      const refused = quantifiers === 'no-quantifiers' && { refused: 'this study makes no quantified claims' };
      return { start, end, words, rule: rule && { ...rule, ...refused }, denied, percent };
    }),
    bases: bases.flatMap(({ of, base = of, ...span }) => {
      const { start, end } = written(text, folded, span);
      return base === undefined ? [] : [{ start, end, value: base }];
    }),
  };
}

function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

function quantityCandidate(quantity: Quantity): Candidate {
  const { start, end, expression, exact, point, ...rest } = quantity;
  const name = rest.excepted === undefined ? 'quantity' : 'all but';
  return { ...rest, start, end, name, rule: { ...namedRule(name, expression, exact), ...(point ? { point } : {}) } };
}

function exceptionCandidates(text: string, folded: FoldedText, language: Language): Candidate[] {
  return namedExceptions(text, language).map(({ start, end, count }) => ({
    start: folded.starts.indexOf(start),
    end: folded.ends.lastIndexOf(end) + 1,
    name: 'all but',
    rule: namedRule('all but', `k = n - ${count}`),
    excepted: count,
  }));
}

/** Those that say most first. */
function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  return firstApart(sorted).sort((a, b) => Number(a.bare === true) - Number(b.bare === true));
}

/** « tous » before « sauf deux », or before « à quelques exceptions près », claims nothing of its own; « aucun, sauf deux » claims two. */
function withExceptions(chosen: readonly Candidate[]): Candidate[] {
  const exception =
    chosen.find(({ name }) => name.startsWith('all but')) ?? chosen.find(({ name }) => name === 'almost all');
  const whole = exception && chosen.find(({ name }) => name === 'all' || (name === 'none' && exception.excepted));
  if (!exception || !whole) return [...chosen];
  const joined = {
    ...exception,
    start: Math.min(exception.start, whole.start),
    end: Math.max(exception.end, whole.end),
    ...(whole.name === 'none' ? { name: 'quantity', rule: namedRule('quantity', `k = ${exception.excepted}`) } : {}),
  };
  return [joined, ...chosen.filter((one) => one !== exception && one.name !== whole.name)];
}

function written(
  text: string,
  { starts, ends }: FoldedText,
  span: Span,
): { start: number; end: number; words: string } {
  const [start, end] = [starts[span.start] ?? 0, ends[span.end - 1] ?? 0];
  return { start, end, words: text.slice(start, end) };
}
