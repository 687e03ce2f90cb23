import { alphaStandardError } from '../../src/measure/alpha-standard-error.ts';
import { bennettS } from '../../src/measure/bennett-s.ts';
import { cohenKappa } from '../../src/measure/cohen-kappa.ts';
import { congerKappa } from '../../src/measure/conger-kappa.ts';
import { matrixMetric } from '../../src/measure/distances.ts';
import { fleissKappa } from '../../src/measure/fleiss-kappa.ts';
import { gwetAc1 } from '../../src/measure/gwet-ac1.ts';
import { holstiReliability } from '../../src/measure/holsti-reliability.ts';
import { alphaOf, krippendorffAlpha } from '../../src/measure/krippendorff-alpha.ts';
import { lightKappa } from '../../src/measure/light-kappa.ts';
import { compareCodeSets, masiDistance, masiMetric } from '../../src/measure/masi-distance.ts';
import { percentAgreement } from '../../src/measure/percent-agreement.ts';
import { crossTable } from '../../src/measure/ratings.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { scottPi } from '../../src/measure/scott-pi.ts';
import { readRatings, readWeights } from './read-ratings.mjs';
import { part } from './read-waves.mjs';
import { Unsupported } from './unsupported.mjs';

/** Ratings with what every coefficient of them needs; `once` gives what is refused of the ratings themselves. */
function readAll(input) {
  const read = readRatings(input);
  const numeric = !read.table && !read.anonymous && read.categories.every((value) => typeof value === 'number');
  const weights = readWeights(input, numeric ? read.categories : [...read.categories.keys()]);
  const unlessRefused = (measure) => () => read.refusal ?? measure();
  const named = (measure) => () => {
    if (read.anonymous) throw new Unsupported('counts do not say which coder gave what');
    return read.refusal ?? measure();
  };
  // R's irrCAC divides by n where it is given a table, by n - 1 where it is given ratings.
  const spread = read.table ? Math.sqrt((read.counts.length - 1) / read.counts.length) : 1;
  const scaled = (measure) =>
    unlessRefused(() => {
      const measured = measure();
      return isRefused(measured) ? measured : { ...measured, se: measured.se * spread };
    });
  return { ...read, read, weights, unlessRefused, named, scaled };
}

/** Every coefficient that can be asked of ratings, by the names oracles use, whatever the measure of the case. */
function coefficientsOf(input) {
  const all = readAll(input);
  const { read, ratings, categories, counts, table, weights, unlessRefused, named, scaled } = all;
  const crossed = named(() => (table ? { table } : crossTable(ratings, categories)));
  const ofTable = (measure) => () => (isRefused(crossed()) ? crossed() : measure(crossed().table));
  const plainKappa = ofTable((counted) => cohenKappa(counted));
  // R's irr and vcd weight categories by their order, not their values.
  const weightedKappa = ofTable((counted) => cohenKappa(counted, readWeights(input, [...counted.keys()])));
  const fleiss = scaled(() => fleissKappa(counts, { unequal: true, ...(weights ? { weights } : {}) }));
  const ac2 = scaled(() => gwetAc1(counts, weights));
  const light = named(() => lightKappa(ratings));
  const free = scaled(() => bennettS(counts));
  const fields = {
    n_used: () => part(crossed(), 'used'),
    n_dropped: () => part(crossed(), 'dropped'),
    kappa: plainKappa,
    cohen_kappa: plainKappa,
    weighted_kappa: weightedKappa,
    scott_pi: scaled(table ? () => scottPi(table) : () => fleissKappa(counts)),
    ac1: scaled(() => gwetAc1(counts)),
    ac2,
    bennett_s: scaled(() => bennettS(counts, weights)),
    pabak: free,
    randolph_free_marginal: free,
    fleiss,
    fleiss_kappa: fleiss,
    fleiss_se_irrcac: () => part(fleiss(), 'se'),
    conger: named(() => congerKappa(ratings, weights, categories)),
    light_mean_pairwise_kappa: light,
    mean_pairwise_kappa: light,
    ...alphasOf(all),
    ...percentsOf(all, ac2),
  };
  return { read, strict: unlessRefused(() => fleissKappa(counts)), plainKappa, weightedKappa, fields };
}

function alphasOf({ ratings, scaled }) {
  const alpha = (level) =>
    scaled(() => {
      const measured = krippendorffAlpha(ratings, level);
      return isRefused(measured) ? measured : { ...measured, se: alphaStandardError(ratings) };
    });
  const levels = ['nominal', 'ordinal', 'interval', 'ratio'];
  return Object.fromEntries(levels.map((level) => [`alpha_${level}`, alpha(level)]));
}

function percentsOf({ ratings, weights, scaled, unlessRefused }, ac2) {
  const percent = unlessRefused(() => percentAgreement(ratings));
  const pairwise = () => part(percent(), 'pairwise');
  return {
    percent: scaled(() => (isRefused(percent()) ? percent() : { value: pairwise(), se: percent().se })),
    po: pairwise,
    pa: () => (weights ? part(ac2(), 'observed') : pairwise()),
    mean_pairwise: pairwise,
    mean_pairwise_percent: pairwise,
    all_agree: () => part(percent(), 'all'),
    n_units: () => ratings.length,
    n_total: () => ratings.length,
    n_units_pairable: () => part(percent(), 'units'),
  };
}

const kappaFields = (kappa) => ({
  po: () => part(kappa(), 'observed'),
  pe: () => part(kappa(), 'expected'),
  kappa_max: () => part(kappa(), 'max'),
  se: () => part(kappa(), 'se'),
  se0: () => part(kappa(), 'seNull'),
  z: () => part(kappa(), 'z'),
  p_two_sided: () => part(kappa(), 'p'),
  ci95_normal: () => part(kappa(), 'interval'),
  ci95: () => part(kappa(), 'interval'),
  var_kappa: () => part(kappa(), 'se') ** 2,
  flag: () => (part(kappa(), 'constantCoder') === true ? 'one-coder-constant' : null),
});

function cohen(input) {
  const { plainKappa, weightedKappa, fields } = coefficientsOf(input);
  const variance = () => part(weightedKappa(), 'se') ** 2;
  return { ...kappaFields(plainKappa), ...fields, var_weighted: variance, main: plainKappa };
}

function weighted(input) {
  const { weightedKappa, plainKappa, fields } = coefficientsOf(input);
  const unweighted = { unweighted_kappa: plainKappa };
  return { ...fields, ...unweighted, ...kappaFields(weightedKappa), kappa: weightedKappa, main: weightedKappa };
}

/** The fields of a case whose measure is one of the coefficients. */
function coefficient(name) {
  return (input) => {
    const { fields } = coefficientsOf(input);
    const main = fields[name];
    const own = { value: main, se: () => part(main(), 'se'), pe: () => part(main(), 'expected') };
    return { ...fields, ...own, main };
  };
}

function fleiss(input) {
  const { strict, read, fields } = coefficientsOf(input);
  const byCategory = () => {
    const measured = strict();
    if (isRefused(measured)) return measured;
    return Object.fromEntries(read.categories.map((category, k) => [category, measured.byCategory[k]]));
  };
  return {
    ...fields,
    pe: () => part(strict(), 'expected'),
    kappa: strict,
    fleiss: strict,
    se: () => part(strict(), 'se'),
    z: () => part(strict(), 'z'),
    z_irr: () => part(strict(), 'z'),
    per_category: byCategory,
    main: strict,
  };
}

function alpha(input) {
  const { fields, read } = coefficientsOf(input);
  const matrix = input.distance ?? input.distances;
  const metric = matrix ? matrixMetric(read.categories, matrix) : (input.level ?? input.metric ?? 'nominal');
  if (typeof metric === 'string' && !['nominal', 'ordinal', 'interval', 'ratio'].includes(metric)) {
    throw new Unsupported(`level ${metric}`);
  }
  const main = () => read.refusal ?? krippendorffAlpha(read.ratings, metric);
  return { ...fields, ...alphaFields(main) };
}

const alphaFields = (main) => ({
  alpha: main,
  Do: () => part(main(), 'observed'),
  De: () => part(main(), 'expected'),
  n_units_pairable: () => part(main(), 'units'),
  n_pairable: () => part(main(), 'pairable'),
  main,
});

function alphaMasi({ units, units_by_coders, empty_vs_empty_distance = 0 }) {
  const sets = units ?? units_by_coders;
  if (!sets) throw new Unsupported('no units in the input');
  const main = () => alphaOf(sets, masiMetric({ bothEmpty: empty_vs_empty_distance }), compareCodeSets);
  return alphaFields(main);
}

function masi({ pairs, monotonicity }) {
  if (!pairs) throw new Unsupported('no pairs in the input');
  const distance = pairs.map(([a, b]) => masiDistance(a, b, monotonicity ? { monotonicity } : {}));
  return { distance };
}

function percent(input) {
  const { fields, read } = coefficientsOf(input);
  const main = () => percentAgreement(read.ratings);
  const all = (tolerance) => () => part(percentAgreement(read.ratings, tolerance), 'all') * 100;
  const within = Object.fromEntries([1, 2, 3].map((tolerance) => [`tolerance${tolerance}`, all(tolerance)]));
  const share = () => part(main(), 'pairwise');
  return { ...fields, ...within, exact: all(0), percent: share, agreement: share, main };
}

function holsti({ n1_decisions, n2_decisions, n1, n2, agreed }) {
  const main = holstiReliability(n1_decisions ?? n1, n2_decisions ?? n2, agreed);
  return { holsti_cr: main, cr: main, main };
}

export const agreementMeasures = {
  cohen_kappa: cohen,
  weighted_kappa: weighted,
  scott_pi: coefficient('scott_pi'),
  krippendorff_alpha: alpha,
  krippendorff_alpha_custom: alpha,
  krippendorff_alpha_masi: alphaMasi,
  two_rater_suite: coefficient('kappa'),
  multi_rater_suite: coefficient('fleiss'),
  multi_rater_suite_missing: coefficient('fleiss'),
  gwet_ac1: coefficient('ac1'),
  gwet_ac2: coefficient('ac2'),
  fleiss_kappa: fleiss,
  masi_distance: masi,
  percent_agreement: percent,
  holsti_cr: holsti,
};
