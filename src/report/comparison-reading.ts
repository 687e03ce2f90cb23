import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import type { NoInference } from '../measure/compared-code.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Language, Settings } from '../model/settings.ts';
import { comparisonWords } from './comparison-words.ts';

/** What a reading needs of a compared code, be it with true cases or with shown ones. */
export interface Inferred {
  readonly from: { readonly n: number };
  readonly to: { readonly n: number };
  readonly pairs: { readonly n: number } | null;
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  readonly q: number | null;
  readonly reason?: NoInference | 'not-asked-for';
  readonly untestable: boolean;
}

/** An adjusted p no greater than this is a difference detected. */
const alpha = 0.05;

/** Difference, interval, adjusted p and what they say, for a table. A test that detects nothing never says that nothing differs. */
export function inferenceCells(row: Inferred, language: Language): [string, string, string, string] {
  const words = comparisonWords(language);
  const say = (text: string) => frenchSpaces(text, language);
  const { difference, interval, q, reason, pairs, from, to } = row;
  if (difference === null || interval === null)
    return ['–', '–', '–', reason === undefined || reason === 'not-asked-for' ? '' : say(words.why[reason])];
  const cells = isTooFew(row)
    ? ([pairs ? `${signed(difference * pairs.n, language)}/${pairs.n}` : '–', '–'] as const)
    : ([points(difference, language), interval.map((limit) => points(limit, language)).join(' … ')] as const);
  if (row.untestable || q === null) return [...cells, '–', words.untestable];
  const n = pairs ? `${pairs.n}` : `${from.n} ${language === 'fr' ? 'et' : 'and'} ${to.n}`;
  return [...cells, pText(q, language), q <= alpha ? words.detected : say(words.notDetectable(n))];
}

/** What has to be known to read the cells above: their unit, what they are over, and that cases were chosen. */
export function inferenceNote(rows: readonly Inferred[], { language, sampling }: Settings): string {
  const words = comparisonWords(language);
  const inferred = rows.filter(({ difference }) => difference !== null);
  const few = inferred.find(isTooFew);
  const isShown = inferred.some((row) => !isTooFew(row) || row.q !== null);
  const said = [
    ...(inferred.some((row) => !isTooFew(row)) ? [words.units] : []),
    ...(few ? [words.tooFew[few.pairs ? 'panel' : 'independent']] : []),
    ...(inferred.some(({ pairs, from, to }) => pairs && Math.max(from.n, to.n) > pairs.n) ? [words.overPairs] : []),
    ...(isShown && sampling === 'purposive' ? [words.asIfRandom] : []),
  ];
  return frenchSpaces(said.join(' '), language);
}

/** Whether what the difference is over is too small for percentages. */
function isTooFew({ pairs, from, to }: Inferred): boolean {
  return (pairs ? pairs.n : Math.min(from.n, to.n)) < smallestPercentBase;
}

/** « +33 », in hundredths of the cases. */
function points(difference: number, language: Language): string {
  return signed(difference * 100, language);
}

/** Whole, with its sign. */
function signed(n: number, language: Language): string {
  const digits = formatNumber(Math.abs(n), language);
  return `${digits === '0' ? '' : n > 0 ? '+' : '−'}${digits}`;
}

function pText(p: number, language: Language): string {
  const least = 0.001;
  const text = formatNumber(Math.max(p, least), language, { decimals: 3 });
  return p < least ? `<\u00a0${text}` : text;
}
