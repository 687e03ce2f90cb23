import { covers } from '../model/coding.ts';
import { type CalibrationError, calibrationError } from './calibration-error.ts';
import { type HeldOut, type Method, methods } from './held-out-scores.ts';
import type { SuggestionCorpus } from './suggestion-corpus.ts';

/** How often the right code came first, or among the first three. */
export interface Accuracy {
  readonly n: number;
  /** Shares of n; null where n is 0. */
  readonly top1: number | null;
  readonly top3: number | null;
}

export interface MethodResult {
  readonly method: Method;
  /** Of the coded passages that fall into units: the theme, the code people gave. */
  readonly themes: Accuracy & { readonly macroF1: number | null };
  readonly codes: Accuracy;
}

export interface AtThreshold {
  readonly threshold: number;
  /** Suggestions from this confidence on. */
  readonly written: number;
  /** Share of them that people had given; null where none is written. */
  readonly precision: number | null;
  /** Share of the coded units that get a right one; null where none is coded. */
  readonly coverage: number | null;
}

export interface CodeResult {
  readonly code: string;
  /** Coded passages of it or a code below. */
  readonly n: number;
  readonly written: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface Evaluation {
  readonly passages: number;
  readonly units: number;
  readonly methods: readonly MethodResult[];
  /** 95 %, by leaving out one source at a time (jackknife); null below three sources. */
  readonly intervals: Readonly<Record<'top1' | 'top3', readonly [number, number] | null>>;
  /** Null where too little is coded for confidences. */
  readonly calibration: { readonly first: CalibrationError; readonly all: CalibrationError } | null;
  readonly thresholds: readonly AtThreshold[];
  readonly codes: readonly CodeResult[];
}

/** A coded passage with the units it lies in. */
interface Judged {
  readonly source: string;
  readonly units: readonly number[];
  /** By position: its themes, and the codes people gave. */
  readonly themes: readonly number[];
  readonly codes: readonly number[];
}

/** Measures what suggestions for held-out sources are worth, beside the baselines. */
export function evaluateSuggestions(
  corpus: SuggestionCorpus,
  held: HeldOut,
  thresholds: readonly number[],
): Evaluation {
  const { tree } = corpus;
  const passages = judgedPassages(corpus, held);
  const leaves = tree.ids.flatMap((_, code) => (tree.children[code]?.length === 0 ? [code] : []));
  const candidates = [...new Set([...leaves, ...passages.flatMap(({ codes }) => codes)])].sort((a, b) => a - b);
  const results = methods.map((method): MethodResult => {
    const themes = passages.map((one) => ({ right: one.themes, ranked: rank(one, tree.themes, method, held) }));
    const codes = passages.map((one) => ({ right: one.codes, ranked: rank(one, candidates, method, held) }));
    return { method, themes: { ...accuracy(themes), macroF1: macroF1(themes) }, codes: accuracy(codes) };
  });
  const pairs = [...held.scores].flatMap(([unit, { suggestions }]) => judgedPairs(corpus, unit, suggestions));
  const firsts = [...held.scores].map(([unit, { suggestions }]) =>
    judgedPairs(corpus, unit, suggestions).reduce((best, one) => (one.confidence > best.confidence ? one : best)),
  );
  return {
    passages: passages.length,
    units: held.scores.size,
    methods: results,
    intervals: { top1: jackknife(passages, 1, corpus, held), top3: jackknife(passages, 3, corpus, held) },
    calibration: held.isCalibrated ? { first: calibrationError(firsts), all: calibrationError(pairs) } : null,
    thresholds: held.isCalibrated ? thresholds.map((threshold) => atThreshold(pairs, threshold, corpus, held)) : [],
    codes: held.isCalibrated ? codeResults(corpus, passages, pairs, thresholds[0] as number) : [],
  };
}

function judgedPassages({ units, passages, tree }: SuggestionCorpus, { scores }: HeldOut): Judged[] {
  return passages.flatMap(({ segment, codes }) => {
    const own = [...scores.keys()].filter((position) => {
      const unit = units[position];
      return unit?.source === segment.source && unit.parts.some((part) => covers(segment, part));
    });
    const given = segment.codes.flatMap((id) => tree.position.get(id) ?? []);
    const themes = codes.filter((code) => tree.parent[code] === -1);
    return own.length > 0 && themes.length > 0 ? [{ source: segment.source, units: own, themes, codes: given }] : [];
  });
}

/** Codes by the mean of what a method says of the units of a passage. */
function rank({ units }: Judged, codes: readonly number[], method: Method, { scores }: HeldOut): number[] {
  const sums = codes.map((code) => units.reduce((sum, unit) => sum + (scores.get(unit)?.[method][code] ?? 0), 0));
  return codes
    .map((code, i) => ({ code, sum: sums[i] as number }))
    .sort((a, b) => b.sum - a.sum || a.code - b.code)
    .map(({ code }) => code);
}

interface Ranked {
  readonly right: readonly number[];
  readonly ranked: readonly number[];
}

function isAmong({ right, ranked }: Ranked, first: number): boolean {
  return ranked.slice(0, first).some((code) => right.includes(code));
}

function accuracy(given: readonly Ranked[]): Accuracy {
  const n = given.length;
  const share = (first: number) => (n === 0 ? null : given.filter((one) => isAmong(one, first)).length / n);
  return { n, top1: share(1), top3: share(3) };
}

/** Mean over the themes people gave of the F1 of the first suggestion. */
function macroF1(given: readonly Ranked[]): number | null {
  const themes = [...new Set(given.flatMap(({ right }) => right))];
  if (themes.length === 0) return null;
  const scores = themes.map((theme) => {
    const said = given.filter(({ ranked }) => ranked[0] === theme);
    const right = said.filter((one) => one.right.includes(theme)).length;
    const all = given.filter((one) => one.right.includes(theme)).length;
    return (2 * right) / (said.length + all);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** The interval of a share by the jackknife over sources (Efron & Stein 1981): passages of one source are alike. */
function jackknife(
  passages: readonly Judged[],
  first: number,
  { tree }: SuggestionCorpus,
  held: HeldOut,
): readonly [number, number] | null {
  const hits = passages.map((one) => ({
    source: one.source,
    hit: isAmong({ right: one.themes, ranked: rank(one, tree.themes, 'suggestions', held) }, first),
  }));
  const share = (own: typeof hits) => own.filter(({ hit }) => hit).length / own.length;
  const sources = [...new Set(hits.map(({ source }) => source))];
  if (sources.length < 3) return null;
  const shares = sources.map((left) => share(hits.filter(({ source }) => source !== left)));
  const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
  const squares = shares.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const margin = 1.96 * Math.sqrt(((sources.length - 1) / sources.length) * squares);
  return [Math.max(0, share(hits) - margin), Math.min(1, share(hits) + margin)];
}

interface Pair {
  readonly unit: number;
  readonly code: number;
  readonly confidence: number;
  readonly right: boolean;
}

function judgedPairs({ units }: SuggestionCorpus, unit: number, suggestions: Float64Array): Pair[] {
  const given = units[unit]?.codes ?? [];
  return Array.from(suggestions, (confidence, code) => ({ unit, code, confidence, right: given.includes(code) }));
}

function atThreshold(
  pairs: readonly Pair[],
  threshold: number,
  { units }: SuggestionCorpus,
  { scores }: HeldOut,
): AtThreshold {
  const written = pairs.filter(({ confidence }) => confidence >= threshold);
  const right = written.filter((pair) => pair.right);
  const coded = [...scores.keys()].filter((unit) => (units[unit]?.codes.length ?? 0) > 0).length;
  return {
    threshold,
    written: written.length,
    precision: written.length === 0 ? null : right.length / written.length,
    coverage: coded === 0 ? null : new Set(right.map(({ unit }) => unit)).size / coded,
  };
}

function codeResults(
  { tree, passages }: SuggestionCorpus,
  judged: readonly Judged[],
  pairs: readonly Pair[],
  threshold: number,
): CodeResult[] {
  const sources = new Set(judged.map(({ source }) => source));
  return tree.ids.flatMap((id, code) => {
    const n = passages.filter(({ segment, codes }) => sources.has(segment.source) && codes.includes(code)).length;
    const own = pairs.filter((pair) => pair.code === code);
    const written = own.filter(({ confidence }) => confidence >= threshold);
    const right = written.filter((pair) => pair.right).length;
    const all = own.filter((pair) => pair.right).length;
    if (n === 0 && written.length === 0) return [];
    return [
      {
        code: id,
        n,
        written: written.length,
        precision: written.length === 0 ? null : right / written.length,
        recall: all === 0 ? null : right / all,
      },
    ];
  });
}
