import type { Language } from '../model/settings.ts';
import type { Span } from '../model/span.ts';
import { type Amount, findAmounts, ratioBand, roughly } from './amounts.ts';
import { type Comparison, quantityWords } from './quantity-words.ts';

/** A number, ratio, fraction or percentage of a text, as a rule on k and n. */
export interface Quantity extends Span {
  readonly expression: string;
  /** One case more or less says nothing about it. */
  readonly exact: boolean;
  /** A number alone: the weakest of several claims. */
  readonly bare: boolean;
  /** The share it states, 0-1: where k/n is this very share, nothing is near an edge. */
  readonly point?: number;
  /** Of how many cases in all, where it says so. */
  readonly of?: number;
  /** How many cases it excepts: `sauf deux`. */
  readonly excepted?: number;
  /** Beside another quantity it says how many cases there are in all: `la majorité des douze`. */
  readonly base?: number;
}

/**
 * The quantities of a text: `quatorze`, `14 des 24`, `six sur dix`, `14/24`, `deux tiers`, `58 %`, `au moins dix`,
 * `cinq ou six`, `sauf deux`, `une dizaine` …
 * @param text folded; the spans are UTF-16 units of it
 * @param n the cases there are: a number above it may be a year
 */
export function findQuantities(text: string, language: Language, n: number): Quantity[] {
  const amounts = findAmounts(text, language, n);
  return amounts.flatMap((amount) => quantityOf(amount, amounts, text, language) ?? []);
}

function textBefore({ start }: Span, text: string): string {
  return text.slice(Math.max(0, start - 60), start);
}

function quantityOf(
  amount: Amount,
  amounts: readonly Amount[],
  text: string,
  language: Language,
): Quantity | undefined {
  const bound = boundOf(amount, amounts, text, language);
  if (bound) return { ...bound.span, bare: false, ...ruleOf(amount, bound.comparison) };
  if (amount.article) return undefined;
  const base = amount.bare && quantityWords[language].base.test(textBefore(amount, text)) && { base: amount.value };
  return { start: amount.start, end: amount.end, bare: amount.bare === true, ...base, ...ruleOf(amount) };
}

/** The words that bound an amount, before it or after it. */
function boundOf(
  amount: Amount,
  amounts: readonly Amount[],
  text: string,
  language: Language,
): { comparison: Comparison; span: Span } | undefined {
  const { start, end } = amount;
  for (const [pattern, comparison] of quantityWords[language].before) {
    const found = pattern.exec(textBefore(amount, text))?.[0];
    if (found !== undefined) return { comparison, span: { start: start - found.length, end } };
  }
  for (const [pattern, comparison] of quantityWords[language].after) {
    const found = pattern.exec(text.slice(end, end + 60))?.[0];
    const last = end + (found?.length ?? 0);
    // « six, au moins deux »: the words belong to the amount that follows them.
    if (found === undefined || amounts.some((other) => other.start > end && other.start <= last + 1)) continue;
    return { comparison, span: { start, end: last } };
  }
  return undefined;
}

function ruleOf(amount: Amount, comparison?: Comparison): Omit<Quantity, 'start' | 'end' | 'bare'> {
  const claim = claimOf(amount, comparison);
  const rounded = amount.shown.endsWith('%') && comparison === undefined;
  return {
    ...(amount.subject === 'share' && comparison === undefined ? { point: amount.value } : {}),
    ...(amount.of === undefined ? {} : { of: amount.of }),
    ...(amount.subject === 'k' && comparison === 'all but' ? { excepted: amount.value } : {}),
    expression: amount.of === undefined ? claim : `${claim} and n = ${amount.of}`,
    exact:
      rounded || (amount.subject === 'k' && amount.band === 0 && comparison !== 'nearly' && comparison !== 'about'),
  };
}

function claimOf(amount: Amount, comparison?: Comparison): string {
  const { subject, value, shown, to, band } = amount;
  const wide = subject === 'share' ? 2 * ratioBand : roughly(value);
  switch (comparison) {
    case undefined:
      return to === undefined ? within(amount, band) : `${subject} >= ${shown} and ${subject} <= ${to}`;
    case 'about':
      return within(amount, wide);
    case 'nearly':
      return `${subject} >= ${moved(amount, -wide)} and ${subject} < ${shown}`;
    case 'all but':
      if (subject === 'share') return within({ ...amount, shown: `1 - ${shown}` }, band);
      return to === undefined ? `k = n - ${shown}` : `k >= n - ${to} and k <= n - ${shown}`;
    default:
      return `${subject} ${comparison} ${shown}`;
  }
}

function within(amount: Amount, band: number): string {
  const { subject, shown } = amount;
  if (band === 0) return `${subject} = ${shown}`;
  return `${subject} >= ${moved(amount, -band)} and ${subject} <= ${moved(amount, band)}`;
}

/** `2/3 - 5%`: fractions stay exact. */
function moved({ subject, value, shown }: Amount, by: number): string {
  if (subject === 'k') return `${value + by}`;
  const percent = Number((Math.abs(by) * 100).toFixed(6));
  return `${shown} ${by < 0 ? '-' : '+'} ${percent}%`;
}
