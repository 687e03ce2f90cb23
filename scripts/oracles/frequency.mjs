import { profiles } from '../../src/language/quantifier-words.ts';
import { evaluateRule, parseRule } from '../../src/language/quantifiers.ts';
import { betaInterval, jeffreysPrior, probabilityGreater } from '../../src/measure/beta-binomial.ts';
import {
  clopperPearsonInterval,
  exactUpperLimit,
  jeffreysInterval,
  ruleOfThree,
} from '../../src/measure/binomial-intervals.ts';
import { bootstrapClusters } from '../../src/measure/bootstrap.ts';
import { cqrLabel } from '../../src/measure/cqr-label.ts';
import { mapCodes } from '../../src/measure/map-codes.ts';
import { mentionRate } from '../../src/measure/mention-rate.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { thematicSaturation } from '../../src/measure/thematic-saturation.ts';
import { wilsonInterval } from '../../src/measure/wilson.ts';
import { ofCases, part, readCases, readWaves } from './read-waves.mjs';
import { Unsupported } from './unsupported.mjs';

const wilson = (k, n, level) => wilsonInterval(k, n, level) ?? { refused: 'empty-wave' };

function wilsonCases(input) {
  const cases = input.cases ?? [[input.x ?? input.k, input.n]];
  const list = ofCases(readCases(cases, 2), ([k, n]) => wilson(k, n, input.level));
  return { ci: input.cases ? list : list[0], wilson: list[0], main: list.find(isRefused) ?? list };
}

/** Every interval of one proportion. */
function proportion(input) {
  const [k, n] = [input.x ?? input.k, input.n];
  readCases([[k, n]], 2);
  const { level = 0.95 } = input;
  const intervals = {
    wilson: wilson(k, n, level),
    clopper_pearson: clopperPearsonInterval(k, n, level),
    jeffreys: jeffreysInterval(k, n, level),
  };
  const ends = Object.entries(intervals).flatMap(([name, interval]) => [
    [`${name}_lower`, part(interval, 0)],
    [`${name}_upper`, part(interval, 1)],
  ]);
  return {
    ...intervals,
    ...Object.fromEntries(ends),
    share: n > 0 ? k / n : intervals.clopper_pearson,
    exact_one_sided_95: exactUpperLimit(k, n, 0.95),
    rule_of_three: ruleOfThree(n),
    main: intervals.clopper_pearson,
  };
}

function betaBinomial(input) {
  const [first, second] = readWaves(input);
  const interval = (wave, prior) => () => betaInterval(wave, prior, input.level);
  const uniform = probabilityGreater(first, second);
  return {
    p_greater_uniform: uniform,
    p_greater_jeffreys: () => probabilityGreater(first, second, jeffreysPrior),
    posterior_wave1_uniform_ci95: interval(first),
    posterior_wave2_uniform_ci95: interval(second),
    posterior_wave1_jeffreys_ci95: interval(first, jeffreysPrior),
    posterior_wave2_jeffreys_ci95: interval(second, jeffreysPrior),
    main: uniform,
  };
}

function mentions({ mentions: counts, kilowords, seed = 1 }) {
  if (!Array.isArray(counts) || !Array.isArray(kilowords)) throw new Unsupported('no mentions and kilowords');
  const documents = counts.map((count, i) => ({ mentions: count, size: kilowords[i] }));
  const main = mentionRate(documents);
  const interval = () => {
    const rateOf = ({ drawn }) => part(mentionRate(Array.from(drawn, (at) => documents[at])), 'rate');
    return part(bootstrapClusters(documents.length, [rateOf], { seed, replicates: 50_000 })[0], 'interval');
  };
  return {
    rate: part(main, 'rate'),
    robust_se: part(main, 'se'),
    naive_poisson_se: part(main, 'poissonSe'),
    document_prevalence: part(main, 'prevalence'),
    bootstrap_pct_ci: interval,
    main,
  };
}

function codebookMapping({ mapping, documents_with: documents, n_documents: n }) {
  if (!mapping || !documents) throw new Unsupported('no mapping and documents_with');
  const pairs = Object.entries(mapping).flatMap(([code, target]) =>
    // A list is a split: its children count for the code they came from.
    Array.isArray(target) ? target.map((child) => [child, code]) : [[code, target]],
  );
  const mapped = mapCodes(new Map(pairs), new Map(Object.entries(documents)));
  const sizes = [...mapped].map(([code, having]) => [`documents_with_${code}`, having.size]);
  const shares = [...mapped].map(([code, having]) => [`share_${code}`, having.size / n]);
  const targets = new Set(pairs.map(([, target]) => target));
  const sum = pairs.reduce((total, [code]) => total + new Set(documents[code] ?? []).size, 0);
  return { ...Object.fromEntries([...sizes, ...shares]), ...(targets.size === 1 ? { wrong_sum: sum } : {}) };
}

function saturation({ codes_by_interview: interviews, base_size, run_length, thresholds }) {
  if (!interviews) throw new Unsupported('no codes_by_interview');
  const run = run_length ?? 2;
  const main = thematicSaturation(interviews, { base: base_size ?? 4, run, thresholds: thresholds ?? [0.05, 0] });
  const said = () =>
    main.reached.map(({ threshold, interviews: at }) => [String(threshold), at === null ? null : `${at}+${run}`]);
  return {
    base_themes: part(main, 'baseThemes'),
    runs: part(main, 'runs'),
    saturation_at: () => (isRefused(main) ? main : Object.fromEntries(said())),
    main,
  };
}

function quantifiers({ n, convention, claims = [], counts = [] }) {
  if (convention === 'cqr') return { label: counts.map((k) => cqrLabel(k, n)), main: cqrLabel(counts[0] ?? 0, n) };
  const rules = profiles.get(convention);
  if (!rules) throw new Unsupported(`convention ${convention}`);
  const supported = claims.map(([words, k]) => {
    const name = words.toLowerCase().replace(/^an? (?=majority)/, '');
    if (!Object.hasOwn(rules, name)) throw new Unsupported(`« ${words} » has no rule in ${convention}`);
    return evaluateRule(parseRule(rules[name].expression), k, n);
  });
  return { supported };
}

export const frequencyMeasures = {
  wilson_ci: wilsonCases,
  binomial_ci: proportion,
  zero_numerator: proportion,
  beta_binomial_compare: betaBinomial,
  mention_rate_cluster: mentions,
  codebook_mapping: codebookMapping,
  thematic_saturation: saturation,
  quantifier_check: quantifiers,
};
