import { format } from '../exchange/csv.ts';
import { formatNumber } from '../language/numbers.ts';
import type { Language } from '../model/settings.ts';
import type { ComparisonDocument } from '../report/comparison-document.ts';

const heads = [
  ...['code', 'label', 'level', 'status', 'k_from', 'n_from', 'k_to', 'n_to', 'gained', 'lost', 'kept'],
  ...['only_from', 'only_to', 'pairs', 'difference', 'low', 'high', 'test', 'p', 'q', 'h', 'flags', 'reason'],
];

/** A comparison as a table for a spreadsheet: a code a row, decimals as the study's language writes them. */
export function diffTable({ codes }: ComparisonDocument, language: Language): string {
  const decimal = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatNumber(value, language, { decimals: 4 });
  const rows = codes.map((row) => {
    const { code, label, level, status, from, to, cases, pairs, difference, interval, test, q, effects, flags } = row;
    const { gained, lost, kept } = cases;
    return [
      ...[code, label, String(level), status, ...[from.k, from.n, to.k, to.n].map(String)],
      ...[gained, lost, kept, cases.from, cases.to].map((names) => names?.join(', ') ?? ''),
      ...[pairs ? String(pairs.n) : '', decimal(difference), decimal(interval?.[0]), decimal(interval?.[1])],
      ...[test?.name ?? '', decimal(test?.p), decimal(q), decimal(effects?.h), flags.join(', '), row.reason ?? ''],
    ];
  });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(format.write([heads, ...rows], language));
}
