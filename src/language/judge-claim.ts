import type { FoundQuantifier, FoundQuantifiers } from './find-quantifiers.ts';
import { type Judgement, judge, type Rule } from './quantifiers.ts';

/** What is to be said of a claim, and the quantity that decided it. */
export interface JudgedClaim extends Judgement {
  readonly quantifier: FoundQuantifier;
  readonly rule: Rule;
}

const worst = { fails: 0, edge: 1, holds: 2 };

/** Judges a claim by every quantity it states and every base it names: the worst decides, among equals the first. */
export function judgeClaim({ quantifiers, bases }: FoundQuantifiers, k: number, n: number): JudgedClaim | undefined {
  const judged = quantifiers.flatMap((quantifier) =>
    quantifier.rule ? [{ quantifier, rule: quantifier.rule, ...judge(quantifier.rule, k, n) }] : [],
  );
  const [first] = judged.sort((a, b) => worst[a.verdict] - worst[b.verdict]);
  const base = bases.find(({ value }) => value !== n);
  if (!first || n <= 0 || !base) return first;
  return { ...first, verdict: 'fails', reason: `the base is ${n}, not ${base.value}` };
}
