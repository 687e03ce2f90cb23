import type { ComparedSide } from '../measure/compared-side.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { Side } from '../measure/side.ts';
import type { CodedStudy } from '../model/study.ts';
import { readableWords } from '../verbatims/abridge.ts';
import { shownCases } from '../verbatims/attribution.ts';
import { maskNames } from '../verbatims/identities.ts';
import { keepWords } from '../verbatims/keep-words.ts';
import { type ShownVerbatim, shownVerbatim } from '../verbatims/shown-verbatim.ts';
import { comparisonCautions } from './comparison-cautions.ts';
import { detectableSentence } from './detectable-sentence.ts';
import { fingerprint } from './fingerprint.ts';
import { isDifferent, verbatimsBehind } from './verbatims-behind.ts';

export interface DocumentOptions {
  /** False: no interval, test or effect anywhere. */
  readonly inference: boolean;
  /** Codes down to this level. */
  readonly level?: number | undefined;
  /** This code and those below it only. */
  readonly within?: ReadonlySet<string> | undefined;
  /** At most so many verbatims a side behind each difference; absent: none. */
  readonly verbatims?: number | undefined;
}

/** A comparison as `study diff --json` prints it: plain JSON, cases as they may be shown. */
export function comparisonDocument(
  compared: Comparison,
  sides: readonly [Side, Side],
  coded: CodedStudy,
  options: DocumentOptions,
) {
  const { variable, design, from, to, shared, steps, detectable } = compared;
  const quoted = new Set<string>();
  const rows = rowsShown(compared, options);
  const powers = options.inference ? detectableSentence(compared, coded) : undefined;
  return {
    variable,
    from: variable === 'wave' ? from.value : from.label,
    to: variable === 'wave' ? to.value : to.label,
    design,
    sampling: coded.settings.sampling,
    inference: options.inference,
    comparability: {
      from: sideDocument(from, coded),
      to: sideDocument(to, coded),
      shared: shared.length,
      codebook: {
        fingerprint: fingerprint(coded, 'codebook'),
        operations: steps.map((step) => ({ date: step.date, op: step.op, from: step.from, to: step.to })),
      },
      detectable: options.inference ? detectable : null,
      cautions: [...comparisonCautions(compared, coded, rows), ...(powers === undefined ? [] : [powers])].map(
        (sentence) => maskNames(sentence, coded),
      ),
    },
    codes: rows.map((row) => rowDocument(row, sides, coded, { ...options, quoted })),
  };
}

export type ComparisonDocument = ReturnType<typeof comparisonDocument>;
export type CodeDocument = ComparisonDocument['codes'][number];

interface RowOptions extends DocumentOptions {
  /** Keys of the passages shown so far: each is shown once. */
  readonly quoted: Set<string>;
}

/** The rows a table shows: those of a code, down to a level. */
export function rowsShown(
  { rows }: Comparison,
  { level, within }: Pick<DocumentOptions, 'level' | 'within'>,
): ComparisonRow[] {
  return rows.filter(
    (row) =>
      (level === undefined || row.level <= level) &&
      (!within || within.has(row.code) || row.union.some((code) => within.has(code))),
  );
}

function sideDocument(
  { label, sources, cases, unassessed, coders, kinds, codings, machineShare }: ComparedSide,
  coded: CodedStudy,
) {
  return {
    label,
    sources,
    cases: cases.length,
    unassessed: shownCases(unassessed, coded.sources),
    coders,
    kinds,
    codings,
    machineShare,
  };
}

function rowDocument(row: ComparisonRow, sides: readonly [Side, Side], coded: CodedStudy, options: RowOptions) {
  const { code, label, level, status, formerly, union, from, to, pairs, apart, unpaired, reason, flags } = row;
  const names = (cases: readonly string[]) => shownCases(cases, coded.sources);
  const inference = options.inference ? row.inference : null;
  const why = options.inference ? reason : ('not-asked-for' as const);
  const quotes =
    options.verbatims !== undefined && isDifferent(row)
      ? quotesOf(row, sides, options.verbatims, options.quoted)
      : undefined;
  return {
    code,
    label,
    level,
    status,
    formerly,
    ...(union.length > 0 ? { union } : {}),
    from,
    to,
    cases: {
      gained: pairs && names(pairs.gained),
      lost: pairs && names(pairs.lost),
      kept: pairs && names(pairs.kept),
      from: names(apart.from),
      to: names(apart.to),
    },
    pairs: pairs && { n: pairs.n, unpaired },
    difference: inference?.difference ?? null,
    interval: inference?.interval ?? null,
    test: inference?.test ?? null,
    q: options.inference ? row.q : null,
    effects: inference?.effects ?? null,
    ...(why === undefined ? {} : { reason: why }),
    flags: options.inference ? flags : flags.filter((flag) => flag !== 'untestable'),
    ...(quotes ? { verbatims: quotes } : {}),
  };
}

function quotesOf(
  row: ComparisonRow,
  sides: readonly [Side, Side],
  max: number,
  quoted: Set<string>,
): { from: ShownVerbatim[]; to: ShownVerbatim[] } {
  const behind = verbatimsBehind(row, sides, max, quoted);
  const show = (side: Side, segments: typeof behind.from) =>
    segments.map((segment) =>
      shownVerbatim(segment, side.coded, {
        words: readableWords,
        keep: keepWords(side.coded, row.union[0] ?? row.code),
      }),
    );
  return { from: show(sides[0], behind.from), to: show(sides[1], behind.to) };
}
