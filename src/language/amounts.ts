import type { Language } from '../model/settings.ts';
import { overlaps, type Span } from '../model/span.ts';
import { type FoundNumber, parseNumberWords } from './numbers.ts';
import { quantityWords } from './quantity-words.ts';

/** What a text compares with k or with the share. */
export interface Amount extends Span {
  readonly subject: 'k' | 'share';
  readonly value: number;
  /** The value as an expression writes it. */
  readonly shown: string;
  /** Where a range ends: `cinq ou six`. */
  readonly to?: string;
  /** How far from `value` the amount may be without a further word. */
  readonly band: number;
  /** Of how many, where the text says so. */
  readonly of?: number;
  /** A number alone. */
  readonly bare?: boolean;
  /** « un », « une »: a number only where a word beside it says so. */
  readonly article?: boolean;
}

/** « six sur dix », like « la moitié », is right from −5 to +5 %. */
export const ratioBand = 0.05;
/** Denominators of ratios; « 14 sur 24 » is a count. */
const ratios: ReadonlySet<number> = new Set([2, 3, 4, 5, 10, 100]);

/**
 * The amounts of a text. Years (1900–2100, in a study of fewer cases), times, sizes and numbers of waves are none.
 * @param text folded; the spans are UTF-16 units of it
 * @param n the cases there are
 */
export function findAmounts(text: string, language: Language, n: number): Amount[] {
  const { values, standing } = quantityWords[language];
  const amounts = numberAmounts(text, language, n);
  for (const match of text.matchAll(standing)) {
    const value = values[match.slice(1).find((found) => found !== undefined) ?? ''];
    const [start, end] = [match.index, match.index + match[0].length];
    if (value === undefined || amounts.some((amount) => !amount.article && overlaps(amount, { start, end }))) continue;
    amounts.push(
      value < 1
        ? { subject: 'share', value, shown: `1/${1 / value}`, band: ratioBand, start, end }
        : { subject: 'k', value, shown: `${value}`, band: roughly(value), start, end },
    );
  }
  return amounts;
}

/** « une dizaine » is 8 to 12 cases, « une vingtaine » 17 to 23. */
export function roughly(value: number): number {
  return Math.max(1, Math.round(value * 0.15));
}

function numberAmounts(text: string, language: Language, n: number): Amount[] {
  const { articles } = quantityWords[language];
  const numbers = parseNumberWords(text, language).filter((number) => countsCases(number, text, language, n));
  const amounts: Amount[] = [];
  numbers.forEach((number, at) => {
    if (number.start < (amounts.at(-1)?.end ?? 0)) return;
    const amount =
      shareAmount(number, text, language) ??
      rangeAmount(number, numbers[at + 1], numbers[at + 2], text, language) ??
      pairAmount(number, numbers[at + 1], text, language);
    if (amount) amounts.push(amount);
    else if (Number.isInteger(number.value)) {
      const article = articles.has(text.slice(number.start, number.end));
      amounts.push({ ...number, subject: 'k', shown: `${number.value}`, band: 0, bare: true, article });
    }
  });
  return amounts;
}

function countsCases({ value, start, end }: FoundNumber, text: string, language: Language, n: number): boolean {
  if (/^\d{4}$/.test(text.slice(start, end)) && value >= 1900 && value <= 2100 && n < value) return false;
  const { measure, label } = quantityWords[language];
  return !measure.test(text.slice(end, end + 20)) && !label.test(text.slice(Math.max(0, start - 20), start));
}

/** `58 %`, `deux tiers`. */
function shareAmount({ value, start, end }: FoundNumber, text: string, language: Language): Amount | undefined {
  const words = quantityWords[language];
  const rest = text.slice(end, end + 20);
  const percent = words.percent.exec(rest)?.[0];
  if (percent !== undefined) {
    const decimals = /[.,](\d+)$/.exec(text.slice(start, end))?.[1]?.length ?? 0;
    const band = 0.005 / 10 ** decimals;
    return { subject: 'share', value: value / 100, shown: `${value}%`, band, start, end: end + percent.length };
  }
  const [fraction = '', name = ''] = words.fraction.exec(rest) ?? [];
  const part = words.values[name] ?? words.values[name.replace(/s$/, '')];
  if (part === undefined || value * part > 1) return undefined;
  const shown = `${value}/${1 / part}`;
  return { subject: 'share', value: value * part, shown, band: ratioBand, start, end: end + fraction.length };
}

/** `cinq ou six`, `entre cinq et sept`, `six ou sept sur dix`, `entre 50 et 60 %`. */
function rangeAmount(
  from: FoundNumber,
  to: FoundNumber | undefined,
  base: FoundNumber | undefined,
  text: string,
  language: Language,
): Amount | undefined {
  if (to === undefined || to.value <= from.value) return undefined;
  const words = quantityWords[language];
  const link = text.slice(from.end, to.start);
  const between = words.between[1].test(link)
    ? words.between[0].exec(text.slice(Math.max(0, from.start - 10), from.start))
    : null;
  if (!between && !words.or.test(link)) return undefined;
  const span = { start: from.start - (between?.[0].length ?? 0), end: to.end };
  const range = {
    subject: 'k',
    value: from.value,
    shown: `${from.value}`,
    to: `${to.value}`,
    band: 0,
    ...span,
  } as const;
  const percent = words.percent.exec(text.slice(to.end, to.end + 20))?.[0];
  if (percent !== undefined) {
    const end = to.end + percent.length;
    return { ...range, subject: 'share', value: from.value / 100, shown: `${from.value}%`, to: `${to.value}%`, end };
  }
  const of = base && pairAmount(to, base, text, language);
  if (!of) return range;
  if (of.subject === 'k') return { ...range, of: base.value, end: of.end };
  const shown = `${from.value}/${base.value}`;
  return { ...range, subject: 'share', value: from.value / base.value, shown, to: of.shown, end: of.end };
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
  if (words.after.some(([pattern, comparison]) => comparison === 'all but' && pattern.test(between))) return undefined;
  const span = { start: number.start, end: next.end };
  const outOf = words.outOf.test(between);
  if (outOf && ratios.has(next.value)) {
    const shown = `${number.value}/${next.value}`;
    return { subject: 'share', value: number.value / next.value, shown, band: ratioBand, ...span };
  }
  if (!outOf && !words.of.test(between)) return undefined;
  return { subject: 'k', value: number.value, shown: `${number.value}`, of: next.value, band: 0, ...span };
}
