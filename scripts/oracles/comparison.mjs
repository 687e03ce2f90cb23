import { benjaminiHochberg } from '../../src/measure/benjamini-hochberg.ts';
import { chiSquare } from '../../src/measure/chi-square.ts';
import { cohenH } from '../../src/measure/cohen-h.ts';
import { compareWaves } from '../../src/measure/compare-waves.ts';
import { fisherExact } from '../../src/measure/fisher-exact.ts';
import { fisherPower, leastDetectable } from '../../src/measure/fisher-power.ts';
import { logOddsRatio } from '../../src/measure/log-odds-ratio.ts';
import { leastChanges, mcnemar, mcnemarExact } from '../../src/measure/mcnemar.ts';
import { newcombeInterval, newcombePairedInterval } from '../../src/measure/newcombe-interval.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { part, readCases, readTable, readWaves } from './read-waves.mjs';
import { Unsupported } from './unsupported.mjs';

const of = (measured, take) => (isRefused(measured) ? measured : take(measured));
const exponents = (interval) => interval.map(Math.exp);

function fisher(input) {
  const main = fisherExact(...readWaves(input), input.level);
  return {
    p_two_sided: part(main, 'p'),
    p: part(main, 'p'),
    p_less: part(main, 'less'),
    p_greater: part(main, 'greater'),
    mid_p: part(main, 'midP'),
    p_mid: part(main, 'midP'),
    mid_p_two_sided: part(main, 'midP'),
    p_mid_two_sided: part(main, 'midP'),
    p_two_sided_mid: part(main, 'midP'),
    mid_p_value: part(main, 'midP'),
    midp: part(main, 'midP'),
    or: part(main, 'oddsRatio'),
    or_conditional_mle: part(main, 'oddsRatio'),
    or_ci95: part(main, 'interval'),
    or_ci: part(main, 'interval'),
    main,
  };
}

function chi(input) {
  const main = chiSquare(...readWaves(input));
  return {
    chi2: part(main, 'value'),
    p: part(main, 'p'),
    chi2_yates: of(main, ({ corrected }) => corrected.value),
    p_yates: of(main, ({ corrected }) => corrected.p),
    min_expected: part(main, 'smallestExpected'),
    main,
  };
}

function newcombe(input) {
  const rows = input.cases ? readCases(input.cases, 4) : [readWaves(input).flatMap(({ k, n }) => [k, n])];
  const list = rows.map(([x1, n1, x2, n2]) => newcombeInterval({ k: x1, n: n1 }, { k: x2, n: n2 }, input.level));
  const listed = (field) => (input.cases ? list.map((measured) => part(measured, field)) : part(list[0], field));
  return { ci: listed('interval'), diff: listed('difference'), main: list.find(isRefused) ?? list[0] };
}

function paired(input) {
  const main = newcombePairedInterval(readTable(input), input.level);
  return { ci: part(main, 'interval'), diff: part(main, 'difference'), main };
}

function mcnemarTest(input) {
  const main = mcnemar(readTable(input));
  return {
    exact_p: part(main, 'exact'),
    mid_p: part(main, 'midP'),
    asymptotic_p: part(main, 'asymptotic'),
    asymptotic_cc_p: part(main, 'corrected'),
    n_discordant: part(main, 'changed'),
    flag: of(main, ({ changed }) => (changed === 0 ? 'no-change' : null)),
    main,
  };
}

function benjamini({ p, q = 0.05 }) {
  if (!Array.isArray(p)) throw new Unsupported('no list p in the input');
  const adjusted = benjaminiHochberg(p);
  const tested = p.filter((value) => value !== null);
  return {
    adjusted,
    rejected: adjusted.filter((value) => value !== null && value <= q).length,
    bonferroni_rejected: tested.filter((value) => value * tested.length <= q).length,
    m: tested.length,
  };
}

function effect(input) {
  const pairs = readCases(input.pairs ?? [[input.p1, input.p2]], 2);
  const h = pairs.map(([p1, p2]) => cohenH(p1, p2));
  return { h: input.pairs ? h : h[0] };
}

function haldane(input) {
  const main = logOddsRatio(...readWaves(input), input.level);
  return {
    log_or: part(main, 'value'),
    se: part(main, 'se'),
    ci_log: part(main, 'interval'),
    or_adjusted: of(main, ({ value }) => Math.exp(value)),
    ci_or: of(main, ({ interval }) => exponents(interval)),
    main,
  };
}

/** Fields that name their own arguments: min_x2_for_x1_0_to_7, exact_p_all_one_way_k1_to_8, power_24v24. */
const named = (fields, pattern, measure) =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const match = pattern.exec(field);
      return match ? [[field, () => measure(...match.slice(1).map(Number))]] : [];
    }),
  );

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function detectable(input, fields) {
  const { n1, n2, alpha = 0.05 } = input;
  readCases([[n1, n2]], 2);
  const least = (x1) => leastDetectable(x1, n1, n2, alpha);
  return {
    ...named(fields, /^min_x2_for_x1_(\d+)_to_(\d+)$/, (from, to) => range(from, to).map(least)),
    ...named(fields, /^min_x2_for_x1_(\d+)$/, least),
    main: least(0),
  };
}

function detectablePaired({ alpha = 0.05 }, fields) {
  const oneWay = (from, to) => range(from, to).map((changes) => mcnemarExact(0, changes));
  return {
    ...named(fields, /^exact_p_all_one_way_k(\d+)_to_(\d+)$/, oneWay),
    min_discordant: leastChanges(alpha),
  };
}

function power({ n1, n2, p1, p2, alpha = 0.05 }, fields) {
  readCases([[n1, n2, p1, p2]], 4);
  const of = (a, b) => fisherPower(a, b, p1, p2, alpha);
  return { power: () => of(n1, n2), ...named(fields, /^power_(\d+)v(\d+)$/, of), main: () => of(n1, n2) };
}

function waves(input) {
  const main = compareWaves(...readWaves(input));
  const odds = of(main, ({ logOddsRatio: odds }) => (odds ? Math.exp(odds.value) : null));
  return {
    p_fisher: of(main, ({ fisher: { p } }) => p),
    mid_p: of(main, ({ fisher: { midP } }) => midP),
    or: of(main, ({ fisher: { oddsRatio } }) => oddsRatio),
    or_haldane: odds,
    or_haldane_ci: of(main, ({ logOddsRatio: odds }) => (odds ? exponents(odds.interval) : null)),
    diff: part(main, 'difference'),
    diff_ci: part(main, 'interval'),
    newcombe_ci: part(main, 'interval'),
    ci: part(main, 'interval'),
    h: part(main, 'h'),
    flag: of(main, ({ flags }) => flags.find((flag) => flag.startsWith('theme-')) ?? null),
    main,
  };
}

export const comparisonMeasures = {
  fisher_exact: fisher,
  chi_square_2x2: chi,
  newcombe_hybrid_score: newcombe,
  newcombe_paired_diff: paired,
  mcnemar: mcnemarTest,
  benjamini_hochberg: benjamini,
  cohen_h: effect,
  log_odds_ratio_haldane: haldane,
  min_detectable: detectable,
  min_detectable_paired: detectablePaired,
  fisher_power: power,
  wave_compare: waves,
};
