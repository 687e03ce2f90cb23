import { profiles } from './quantifier-words.ts';
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
  /** The share it states, 0-1: where k/n is this very share, it is no near thing. */
  readonly point?: number;
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
  if (rule.point !== undefined && Math.abs(k / n - rule.point) < 1e-9) return { verdict: 'holds' };
  const neighbours = rule.exact ? [] : [k - 1, k + 1].filter((other) => other >= 0 && other <= n);
  return { verdict: neighbours.every((other) => rule.holds(other, n)) ? 'holds' : 'edge' };
}

function obstacle(rule: Rule, k: number, n: number): string | undefined {
  if (n <= 0) return 'no case was assessed';
  if (k > n) return 'there are more cases than were assessed';
  return rule.refused;
}

/** The names `quantifiers:` of study.yaml may give. */
export const quantifierProfiles: readonly string[] = [...profiles.keys(), 'no-quantifiers'];

/** A rule of the program itself: it is right, or a test says so. */
export function namedRule(name: string, expression: string, exact?: boolean): Rule {
  const rule = parseRule(expression);
  if ('error' in rule) throw new Error(rule.error);
  return { ...rule, name, exact: exact ?? rule.exact };
}
