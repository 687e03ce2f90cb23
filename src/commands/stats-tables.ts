import { formatPercent } from '../language/numbers.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { chartText } from './stats-chart.ts';
import type { StatsFound } from './stats-part.ts';
import { type StatsWords, statsWords } from './stats-words.ts';

/** One code of the statistics. */
export interface StatsRow {
  readonly code: string;
  readonly label: string;
  readonly level: number;
  readonly k: number;
  readonly n: number;
  readonly unassessed: number;
  readonly against: number;
  readonly segments: number;
  /** 0–1. */
  readonly share: number | null;
}

export interface Stats {
  readonly n: number;
  /** Counted are what indicators find. */
  readonly rules?: boolean;
  readonly codes: readonly StatsRow[];
  readonly by?: {
    readonly variable: string;
    readonly values: readonly { label: string; n: number; codes: readonly StatsRow[] }[];
    /** Cases that no value is known of. */
    readonly without: readonly string[];
  };
  /** Cells by code, then case: 1 present, 0 absent, null not assessed. */
  readonly matrix?: { readonly cases: readonly string[]; readonly cells: readonly (readonly (0 | 1 | null)[])[] };
  readonly sources?: readonly {
    readonly source: string;
    readonly wave: string | null;
    readonly consent: string;
    readonly shown: string;
    readonly complete: readonly string[];
    readonly partial: readonly string[];
  }[];
  /** Cases not assessed for any of the codes. */
  readonly unassessed: readonly string[];
}

/**
 * The statistics of a study for a terminal, in the study's language.
 * @param found what else was asked for, shown after the table of codes
 * @param chart bars of blocks after the table
 */
export function statsTables(stats: Stats, coded: CodedStudy, found: readonly StatsFound[], chart: boolean): string {
  const { language, unit } = coded.settings;
  const words = statsWords(language);
  const parts = [
    `${stats.n} ${stats.n === 1 ? unit.one : unit.many}${stats.rules ? words.rules : ''}\n`,
    stats.by ? byTable(stats, words) : codeTable(stats, words, coded),
  ];
  if (chart) parts.push(chartText(stats));
  if (stats.matrix) parts.push(matrixTable(stats, words));
  parts.push(...found.flatMap((one) => one.text()));
  if (stats.sources) parts.push(sourceTable(stats.sources, words));
  if (stats.unassessed.length > 0) parts.push(`${words.unread}${listed(stats.unassessed, words)}\n`);
  return parts.join('\n');
}

/** More names than this are no list to read; `--json` has all. */
const mostNamed = 60;

function listed(names: readonly string[], words: StatsWords): string {
  const rest = names.length - mostNamed;
  return rest <= 0 ? names.join(', ') : `${names.slice(0, mostNamed).join(', ')}${words.others(rest)}`;
}

function indented({ label, level }: StatsRow): string {
  return `${'  '.repeat(level - 1)}${label}`;
}

function ratio({ k, n }: StatsRow): string {
  return n === 0 ? '–' : `${k}/${n}`;
}

function codeTable({ codes }: Stats, words: StatsWords, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const some = (n: number) => (n > 0 ? String(n) : '');
  const rows = codes.map((code) => [
    indented(code),
    ratio(code),
    code.share === null || code.n < smallestPercentBase ? '' : formatPercent(code.share, language),
    String(code.segments),
    some(code.against),
    some(code.unassessed),
  ]);
  return terminalTable(
    [words.theme, unit.many, '%', words.segments, words.against, words.unassessed],
    rows,
    [1, 2, 3, 4, 5],
  );
}

function byTable({ n, codes, by }: Stats, words: StatsWords): string {
  const { values = [], without = [] } = by ?? {};
  const rows = codes.map((code, index) => [
    indented(code),
    ...values.map((value) => ratio(value.codes[index] as StatsRow)),
    ratio(code),
  ]);
  const head = [words.theme, ...values.map((value) => `${value.label} (${value.n})`), `${words.total} (${n})`];
  const table = terminalTable(
    head,
    rows,
    head.slice(1).map((_, index) => index + 1),
  );
  return without.length === 0 ? table : `${table}${words.without(by?.variable ?? '')}${listed(without, words)}\n`;
}

function matrixTable({ codes, matrix }: Stats, words: StatsWords): string {
  const { cases = [], cells = [] } = matrix ?? {};
  const mark = (cell: 0 | 1 | null) => (cell === 1 ? '●' : cell === 0 ? '·' : '–');
  const rows = cells.map((row, index) => [indented(codes[index] as StatsRow), ...row.map(mark)]);
  const legend = cases.map((name, index) => `${index + 1} ${name}`).join(', ');
  return `${terminalTable([words.theme, ...cases.map((_, index) => String(index + 1))], rows)}${legend}\n`;
}

function sourceTable(sources: NonNullable<Stats['sources']>, words: StatsWords): string {
  const rows = sources.map(({ source, wave, consent, shown, complete, partial }) => [
    source,
    wave ?? '',
    consent,
    shown,
    complete.join(', '),
    partial.join(', '),
  ]);
  return terminalTable([words.source, words.wave, words.consent, words.shown, words.complete, words.partial], rows);
}
