import { formatNumber } from '../language/numbers.ts';
import { frenchSpaces } from '../language/typography.ts';
import type { NoInference } from '../measure/compared-code.ts';
import type { Language } from '../model/settings.ts';
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
  const cells = [points(difference, language), interval.map((limit) => points(limit, language)).join(' … ')] as const;
  if (row.untestable || q === null) return [...cells, '–', words.untestable];
  const n = pairs ? `${pairs.n}` : `${from.n} ${language === 'fr' ? 'et' : 'and'} ${to.n}`;
  return [...cells, pText(q, language), q <= alpha ? words.detected : say(words.notDetectable(n))];
}

/** « +33 », in hundredths of the cases. */
function points(difference: number, language: Language): string {
  const digits = formatNumber(Math.abs(difference) * 100, language);
  return `${digits === '0' ? '' : difference > 0 ? '+' : '−'}${digits}`;
}

function pText(p: number, language: Language): string {
  const least = 0.001;
  const text = formatNumber(Math.max(p, least), language, { decimals: 3 });
  return p < least ? `<\u00a0${text}` : text;
}
