import { formatPercent } from '../language/numbers.ts';
import type { Cooccurrence } from '../measure/cooccurrences.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';

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
  readonly codes: readonly StatsRow[];
  readonly by?: {
    readonly variable: string;
    readonly values: readonly { value: string; codes: readonly StatsRow[] }[];
  };
  /** Cells by code, then case: 1 present, 0 absent, null not assessed. */
  readonly matrix?: { readonly cases: readonly string[]; readonly cells: readonly (readonly (0 | 1 | null)[])[] };
  readonly cooccurrences?: readonly Cooccurrence[];
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

/** The statistics of a study for a terminal, in the study's language. */
export function statsTables(stats: Stats, coded: CodedStudy): string {
  const { language, unit } = coded.settings;
  const words = language === 'fr' ? french : english;
  const parts = [
    `${stats.n} ${stats.n === 1 ? unit.one : unit.many}\n`,
    stats.by ? byTable(stats, words) : codeTable(stats, words, coded),
  ];
  if (stats.matrix) parts.push(matrixTable(stats, words));
  if (stats.cooccurrences) parts.push(pairTable(stats.cooccurrences, words, coded));
  if (stats.sources) parts.push(sourceTable(stats.sources, words));
  if (stats.unassessed.length > 0) parts.push(`${words.unread}${stats.unassessed.join(', ')}\n`);
  return parts.join('\n');
}

type Words = typeof french;

function indented({ label, level }: StatsRow): string {
  return `${'  '.repeat(level - 1)}${label}`;
}

function ratio({ k, n }: StatsRow): string {
  return n === 0 ? '–' : `${k}/${n}`;
}

function codeTable({ codes }: Stats, words: Words, coded: CodedStudy): string {
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

function byTable({ codes, by }: Stats, words: Words): string {
  const values = by?.values ?? [];
  const rows = codes.map((code, index) => [
    indented(code),
    ...values.map((value) => ratio(value.codes[index] as StatsRow)),
  ]);
  return terminalTable(
    [words.theme, ...values.map(({ value }) => value)],
    rows,
    values.map((_, index) => index + 1),
  );
}

function matrixTable({ codes, matrix }: Stats, words: Words): string {
  const { cases = [], cells = [] } = matrix ?? {};
  const mark = (cell: 0 | 1 | null) => (cell === 1 ? '●' : cell === 0 ? '·' : '–');
  const rows = cells.map((row, index) => [indented(codes[index] as StatsRow), ...row.map(mark)]);
  const legend = cases.map((name, index) => `${index + 1} ${name}`).join(', ');
  return `${terminalTable([words.theme, ...cases.map((_, index) => String(index + 1))], rows)}${legend}\n`;
}

function pairTable(pairs: readonly Cooccurrence[], words: Words, coded: CodedStudy): string {
  if (pairs.length === 0) return `${words.none}\n`;
  const label = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  const rows = pairs.map(({ codes: [first, second], segments, cases }) => [
    label(first),
    label(second),
    String(segments),
    String(cases),
  ]);
  return terminalTable([words.theme, words.theme, words.segments, coded.settings.unit.many], rows, [2, 3]);
}

function sourceTable(sources: NonNullable<Stats['sources']>, words: Words): string {
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

const french = {
  source: 'Source',
  wave: 'vague',
  consent: 'consentement',
  shown: 'paraît comme',
  complete: 'lue par',
  partial: 'en cours',
  theme: 'Thème',
  segments: 'extraits',
  against: 'contre',
  unassessed: 'non évalués',
  none: 'Aucune cooccurrence.',
  unread: 'Non évalués : ',
};

const english: Words = {
  source: 'Source',
  wave: 'wave',
  consent: 'consent',
  shown: 'shown as',
  complete: 'read by',
  partial: 'under way',
  theme: 'Theme',
  segments: 'segments',
  against: 'against',
  unassessed: 'unassessed',
  none: 'No co-occurrence.',
  unread: 'Not assessed: ',
};
