import type { Language } from '../model/settings.ts';
import { overlaps, type Span } from '../model/span.ts';
import { type FoundNumber, parseNumberWords } from './numbers.ts';
import { type Comparison, quantityWords } from './quantity-words.ts';

/** A number, ratio, fraction or percentage of a text, as a rule on k and n. */
export interface Quantity extends Span {
  readonly expression: string;
  /** One case more or less says nothing about it. */
  readonly exact: boolean;
  /** A number alone: a quantifier only where nothing else is. */
  readonly bare: boolean;
  /** The k and n it writes out: where they are the very numbers, nothing is near an edge. */
  readonly pair?: readonly [k: number, n: number];
}

/** What a text compares with k or with the share. */
interface Amount extends Span {
  subject: 'k' | 'share';
  value: number;
  /** The value as an expression writes it. */
  shown: string;
  /** How far from `value` the amount may be without a further word. */
  band: number;
  /** Of how many, where the text says so. */
  of?: number;
  pair?: readonly [k: number, n: number];
  bare: boolean;
  /** « un », « une »: a number only where a word before it says so. */
  article?: boolean;
}

/** « six sur dix », like « la moitié », is right from −5 to +5 %. */
const ratioBand = 0.05;
/** Denominators of ratios; « 14 sur 24 » is a count. */
const ratios: ReadonlySet<number> = new Set([2, 3, 4, 5, 10, 100]);

/**
 * The quantities of a text: `quatorze`, `14 des 24`, `six sur dix`, `14/24`, `deux tiers`, `58 %`, `au moins dix`,
 * `tous sauf deux`, `une dizaine` …
 * @param text folded; the spans are UTF-16 units of it
 */
export function findQuantities(text: string, language: Language): Quantity[] {
  const { values, standing } = quantityWords[language];
  const amounts = numberAmounts(text, language);
  for (const match of text.matchAll(standing)) {
    const value = values[match.slice(1).find((found) => found !== undefined) ?? ''];
    const [start, end] = [match.index, match.index + match[0].length];
    if (value === undefined || amounts.some((amount) => !amount.article && overlaps(amount, { start, end }))) continue;
    amounts.push(
      value < 1
        ? { subject: 'share', value, shown: `1/${1 / value}`, band: ratioBand, bare: false, start, end }
        : { subject: 'k', value, shown: `${value}`, band: roughly(value), bare: false, start, end },
    );
  }
  return amounts.flatMap((amount) => bounded(amount, text, language) ?? []);
}

function numberAmounts(text: string, language: Language): Amount[] {
  const { articles } = quantityWords[language];
  const numbers = parseNumberWords(text, language);
  const amounts: Amount[] = [];
  numbers.forEach((number, at) => {
    if (number.start < (amounts.at(-1)?.end ?? 0)) return;
    const amount = shareAmount(number, text, language) ?? pairAmount(number, numbers[at + 1], text, language);
    if (amount) amounts.push(amount);
    else if (Number.isInteger(number.value)) {
      const article = articles.has(text.slice(number.start, number.end));
      amounts.push({ ...number, subject: 'k', shown: `${number.value}`, band: 0, bare: true, article });
    }
  });
  return amounts;
}

/** `58 %`, `deux tiers`. */
function shareAmount({ value, start, end }: FoundNumber, text: string, language: Language): Amount | undefined {
  const words = quantityWords[language];
  const rest = text.slice(end, end + 20);
  const percent = words.percent.exec(rest)?.[0];
  if (percent !== undefined) {
    const decimals = /[.,](\d+)$/.exec(text.slice(start, end))?.[1]?.length ?? 0;
    const band = 0.005 / 10 ** decimals;
    const shown = `${value}%`;
    return { subject: 'share', value: value / 100, shown, band, bare: false, start, end: end + percent.length };
  }
  const [fraction = '', name = ''] = words.fraction.exec(rest) ?? [];
  const part = words.values[name] ?? words.values[name.replace(/s$/, '')];
  if (part === undefined || value * part > 1) return undefined;
  return {
    subject: 'share',
    value: value * part,
    shown: `${value}/${1 / part}`,
    band: ratioBand,
    bare: false,
    start,
    end: end + fraction.length,
  };
}

/** `14 des 24`, `un sur deux`, `14/24`. */
function pairAmount(
  number: FoundNumber,
  next: FoundNumber | undefined,
  text: string,
  language: Language,
): Amount | undefined {
  if (next === undefined || next.value < number.value) return undefined;
  const words = quantityWords[language];
  const between = text.slice(number.end, next.start);
  const span = { start: number.start, end: next.end };
  const outOf = words.outOf.test(between);
  if (outOf && ratios.has(next.value)) {
    const shown = `${number.value}/${next.value}`;
    const pair = [number.value, next.value] as const;
    return { subject: 'share', value: number.value / next.value, shown, band: ratioBand, bare: false, pair, ...span };
  }
  if (!outOf && !words.of.test(between)) return undefined;
  return { subject: 'k', value: number.value, shown: `${number.value}`, of: next.value, band: 0, bare: false, ...span };
}

function bounded(amount: Amount, text: string, language: Language): Quantity | undefined {
  const before = text.slice(Math.max(0, amount.start - 60), amount.start);
  for (const [pattern, comparison] of quantityWords[language].before) {
    const found = pattern.exec(before);
    if (!found) continue;
    return { start: amount.start - found[0].length, end: amount.end, bare: false, ...ruleOf(amount, comparison) };
  }
  return amount.article ? undefined : { start: amount.start, end: amount.end, bare: amount.bare, ...ruleOf(amount) };
}

function ruleOf(amount: Amount, comparison?: Comparison): Pick<Quantity, 'expression' | 'exact' | 'pair'> {
  const claim = claimOf(amount, comparison);
  return {
    ...(amount.pair && comparison === undefined ? { pair: amount.pair } : {}),
    expression: amount.of === undefined ? claim : `${claim} and n = ${amount.of}`,
    exact: amount.subject === 'k' && amount.band === 0 && comparison !== 'nearly' && comparison !== 'about',
  };
}

function claimOf(amount: Amount, comparison?: Comparison): string {
  const { subject, value, shown, band } = amount;
  const wide = subject === 'share' ? 2 * ratioBand : roughly(value);
  switch (comparison) {
    case undefined:
      return within(amount, band);
    case 'about':
      return within(amount, wide);
    case 'nearly':
      return `${subject} >= ${moved(amount, -wide)} and ${subject} < ${shown}`;
    case 'all but':
      return subject === 'k' ? `k = n - ${shown}` : within({ ...amount, shown: `1 - ${shown}` }, band);
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

/** « une dizaine » is 8 to 12 cases, « une vingtaine » 17 to 23. */
function roughly(value: number): number {
  return Math.max(1, Math.round(value * 0.15));
}
