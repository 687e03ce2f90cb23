import type { Language, Settings } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { foldText, foldWord } from './fold.ts';
import { defaultRules, exactRules, profiles, type QuantifierRules, quantifierForms } from './quantifier-words.ts';
import { findQuantities } from './quantities.ts';
import { type Condition, parseCondition } from './rule-syntax.ts';

/** What a quantifier claims about k, the cases that have a code, of n, the cases assessed for it. */
export interface Rule {
  /** `most`, `half`, `number` …; of a rule the study wrote, `own`. */
  readonly name: string;
  readonly expression: string;
  readonly holds: Condition;
  /** Where it holds but is disputed. */
  readonly disputed?: Condition;
  /** It claims an exact value: one case more or less says nothing about it. */
  readonly exact: boolean;
  /** The k and n it writes out: at these it is no near thing. */
  readonly pair?: readonly [k: number, n: number];
  /** Why it never holds. */
  readonly refused?: string;
}

export interface Judgement {
  readonly verdict: 'holds' | 'edge' | 'fails';
  readonly reason?: string;
}

/** Reads a rule such as `k >= 2 and share < 50% and (share <= 15% or k <= 3)`. */
export function parseRule(text: string): Rule | { error: string } {
  const expression = text.trim();
  const parsed = parseCondition(expression);
  if ('error' in parsed) return { error: `the rule \`${expression}\` ${parsed.error}` };
  return { name: 'own', expression, holds: parsed.condition, exact: parsed.exact };
}

/** Does the rule hold for k of n? Never where n is 0 or k is more than n. */
export function evaluateRule(rule: Rule, k: number, n: number): boolean {
  return obstacle(rule, k, n) === undefined && rule.holds(k, n);
}

/**
 * Judges a claim. `edge`: it holds, but would not with one case less or more, or its meaning is disputed there. Exact
 * claims (all, none, a number) have no edge.
 */
export function judge(rule: Rule, k: number, n: number): Judgement {
  const reason = obstacle(rule, k, n);
  if (reason !== undefined) return { verdict: 'fails', reason };
  if (!rule.holds(k, n)) return { verdict: 'fails' };
  if (rule.disputed?.(k, n)) return { verdict: 'edge' };
  if (rule.pair?.[0] === k && rule.pair[1] === n) return { verdict: 'holds' };
  const neighbours = rule.exact ? [] : [k - 1, k + 1].filter((other) => other >= 0 && other <= n);
  return { verdict: neighbours.every((other) => rule.holds(other, n)) ? 'holds' : 'edge' };
}

function obstacle(rule: Rule, k: number, n: number): string | undefined {
  if (n <= 0) return 'no case was assessed';
  if (k > n) return 'there are more cases than were assessed';
  return rule.refused;
}

/** A quantifier in a text; offsets in UTF-16 units, `words` as they stand there. */
export interface FoundQuantifier extends Span {
  words: string;
  rule: Rule;
}

/** The names `quantifiers:` of study.yaml may give. */
export const quantifierProfiles: readonly string[] = [...profiles.keys(), 'no-quantifiers'];

/** A form to look for; without a rule where the profile gives it none. */
interface Form {
  regex: RegExp;
  rule: Rule | undefined;
}

interface Candidate extends Span {
  rule: Rule | undefined;
  bare: boolean;
}

/**
 * The quantifier of a claim: the longest, then the first. A number alone counts only where there is nothing else.
 * Undefined where there is none, or where the profile gives the one there is no rule: « beaucoup » has none in
 * `education-scotland`, and words a study's own list leaves out have none either (all, none, half and numbers keep
 * theirs). An unknown profile is read as `default`.
 */
export function findQuantifier(
  text: string,
  language: Language,
  quantifiers: Settings['quantifiers'],
): FoundQuantifier | undefined {
  const folded = foldText(text);
  const candidates: Candidate[] = formsOf(language, quantifiers).flatMap(({ regex, rule }) =>
    [...folded.text.matchAll(regex)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      rule,
      bare: false,
    })),
  );
  for (const { start, end, bare, expression, exact, pair } of findQuantities(folded.text, language)) {
    candidates.push({
      start,
      end,
      bare,
      rule: { ...namedRule('quantity', expression, exact), ...(pair ? { pair } : {}) },
    });
  }
  const [best] = candidates.sort(
    (a, b) => Number(a.bare) - Number(b.bare) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const start = folded.starts[best?.start ?? -1];
  const end = folded.ends[(best?.end ?? 0) - 1];
  if (!best?.rule || start === undefined || end === undefined) return undefined;
  const refused = quantifiers === 'no-quantifiers' && { refused: 'this study makes no quantified claims' };
  return { words: text.slice(start, end), start, end, rule: { ...best.rule, ...refused } };
}

const profileForms = new Map<string, readonly Form[]>();
const ownForms = new WeakMap<object, readonly Form[]>();

function formsOf(language: Language, quantifiers: Settings['quantifiers']): readonly Form[] {
  if (typeof quantifiers === 'string') {
    const key = `${language} ${quantifiers}`;
    const forms = profileForms.get(key) ?? builtInForms(language, profiles.get(quantifiers) ?? defaultRules);
    profileForms.set(key, forms);
    return forms;
  }
  const forms = ownForms.get(quantifiers) ?? [...studyForms(quantifiers), ...builtInForms(language, exactRules)];
  ownForms.set(quantifiers, forms);
  return forms;
}

/** Words of the study's own come first: they win over built-in words of the same length. */
function studyForms(quantifiers: Exclude<Settings['quantifiers'], string>): Form[] {
  return quantifiers.flatMap(({ words, rule }) => {
    const parsed = parseRule(rule);
    if ('error' in parsed) return [];
    return words.map((form) => ({ regex: formRegex(escapeRegex(foldWord(form.trim()))), rule: parsed }));
  });
}

function builtInForms(language: Language, rules: QuantifierRules): Form[] {
  return quantifierForms[language].flatMap(([name, forms]) => {
    const text = rules[name];
    const rule = text && {
      ...namedRule(name, text.expression, text.exact),
      ...(text.disputed !== undefined && { disputed: parsedRule(text.disputed).holds }),
    };
    return forms.map((form) => ({ regex: formRegex(form), rule }));
  });
}

function formRegex(form: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${form.replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`, 'gu');
}

function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, ' ');
}

function namedRule(name: string, expression: string, exact?: boolean): Rule {
  const rule = parsedRule(expression);
  return { ...rule, name, exact: exact ?? rule.exact };
}

/** Rules of the program itself are right, or a test says so. */
function parsedRule(expression: string): Rule {
  const rule = parseRule(expression);
  if ('error' in rule) throw new Error(rule.error);
  return rule;
}
