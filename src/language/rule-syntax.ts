/** A test on k, the cases that have a code, and n, the cases assessed for it. */
export type Condition = (k: number, n: number) => boolean;
type Amount = (k: number, n: number) => number;
type Value = { condition: Condition } | { amount: Amount };

/** Shares are quotients: 9/15 is 60 %, whatever floating point makes of it. */
const tolerance = 1e-9;
const comparisons: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['=', (a, b) => Math.abs(a - b) < tolerance],
  ['!=', (a, b) => Math.abs(a - b) >= tolerance],
  ['<', (a, b) => a < b - tolerance],
  ['>', (a, b) => a > b + tolerance],
  ['<=', (a, b) => a <= b + tolerance],
  ['>=', (a, b) => a >= b - tolerance],
]);
const arithmetic: ReadonlyMap<string, (a: number, b: number) => number> = new Map([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
]);
const written: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '≠': '!=', '==': '=' };
const deepest = 20;

class RuleError extends Error {}

/**
 * Reads a condition: comparisons (`=`, `!=`, `<`, `<=`, `>`, `>=`, also in a chain) of `k`, `n`, `share` (k/n), numbers
 * and percentages, with `+ - * /` between them; joined by `and` and `or` (`and` binds closer); parentheses.
 * @returns the condition, and whether it only compares with `=`; or what is wrong, to follow « the rule … »
 */
export function parseCondition(text: string): { condition: Condition; exact: boolean } | { error: string } {
  const words = [...text.toLowerCase().matchAll(/<=|>=|!=|==|\d+(?:[.,]\d+)?|\p{L}+|\S/gu)].map(
    ([found]) => written[found] ?? found,
  );
  try {
    return { condition: parseWords(words), exact: !words.some((found) => found !== '=' && comparisons.has(found)) };
  } catch (error) {
    if (error instanceof RuleError) return { error: error.message };
    throw error;
  }
}

function parseWords(words: readonly string[]): Condition {
  let at = 0;
  let depth = 0;
  const take = (expected: string): boolean => {
    const found = words[at] === expected;
    if (found) at += 1;
    return found;
  };

  const joined = (link: string, part: () => Value, join: (parts: Condition[]) => Condition): Value => {
    const first = part();
    if (words[at] !== link) return first;
    const parts = [asCondition(first)];
    while (take(link)) parts.push(asCondition(part()));
    return { condition: join(parts) };
  };
  const either = (): Value => joined('or', both, (parts) => (k, n) => parts.some((part) => part(k, n)));
  const both = (): Value => joined('and', comparison, (parts) => (k, n) => parts.every((part) => part(k, n)));

  const comparison = (): Value => {
    let left = calculation(['+', '-'], () => calculation(['*', '/'], single));
    const parts: Condition[] = [];
    for (let compare = comparisons.get(words[at] ?? ''); compare; compare = comparisons.get(words[at] ?? '')) {
      at += 1;
      const test = compare;
      const right = calculation(['+', '-'], () => calculation(['*', '/'], single));
      const [a, b] = [asAmount(left), asAmount(right)];
      parts.push((k, n) => test(a(k, n), b(k, n)));
      left = right;
    }
    return parts.length === 0 ? left : { condition: (k, n) => parts.every((part) => part(k, n)) };
  };

  const calculation = (signs: readonly string[], part: () => Value): Value => {
    let left = part();
    while (signs.includes(words[at] ?? '')) {
      const calculate = arithmetic.get(words[at] as string) as (a: number, b: number) => number;
      at += 1;
      const [a, b] = [asAmount(left), asAmount(part())];
      left = { amount: (k, n) => calculate(a(k, n), b(k, n)) };
    }
    return left;
  };

  const single = (): Value => {
    const found = words[at];
    if (found === undefined) throw new RuleError('ends too early');
    at += 1;
    if (found === 'k') return { amount: (k) => k };
    if (found === 'n') return { amount: (_, n) => n };
    if (found === 'share') return { amount: (k, n) => k / n };
    if (found === '(') return parenthesis();
    if (!/^\d/.test(found)) throw new RuleError(`is not understood at \`${found}\`: it compares k, n and share`);
    const number = Number(found.replace(',', '.')) / (take('%') ? 100 : 1);
    return { amount: () => number };
  };

  const parenthesis = (): Value => {
    depth += 1;
    if (depth > deepest) throw new RuleError('has too many parentheses');
    const inner = either();
    depth -= 1;
    if (!take(')')) throw new RuleError('lacks a `)`');
    return inner;
  };

  const condition = asCondition(either());
  if (at < words.length) throw new RuleError(`is not understood from \`${words[at]}\` on`);
  return condition;
}

function asCondition(value: Value): Condition {
  if ('condition' in value) return value.condition;
  throw new RuleError('lacks a comparison such as `share >= 60%`');
}

function asAmount(value: Value): Amount {
  if ('amount' in value) return value.amount;
  throw new RuleError('compares or calculates with a comparison');
}
