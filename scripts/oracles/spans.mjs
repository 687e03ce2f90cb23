import { bestAlignment } from '../../src/measure/best-alignment.ts';
import { boundarySimilarity } from '../../src/measure/boundary-similarity.ts';
import { gamma } from '../../src/measure/gamma.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { spanF1 } from '../../src/measure/span-f1.ts';
import { spanJaccard } from '../../src/measure/span-jaccard.ts';
import { positionalDissimilarity } from '../../src/measure/unit-dissimilarity.ts';
import { cuAlpha, kuAlphas, uAlpha, uAlphaBinary } from '../../src/measure/unitizing-alpha.ts';
import { unitizingAlpha1995 } from '../../src/measure/unitizing-alpha-1995.ts';
import { part } from './read-waves.mjs';
import { Unsupported } from './unsupported.mjs';

/** [from, to, code] in the indexing the input names (half-open from 0 unless it says otherwise) as half-open passages. */
function readSpans(list, indexing = '') {
  if (!Array.isArray(list)) throw new Unsupported('no lists of passages in the input');
  const first = indexing.includes('1-based') ? 1 : 0;
  const last = indexing.includes('inclusive') ? 1 : 0;
  return list.map(([start, end, code]) => ({ start: start - first, end: end - first + last, code: String(code) }));
}

function readCoders(coders, indexing) {
  if (Object(coders) !== coders) throw new Unsupported('no coders in the input');
  return Object.values(coders).map((list) => readSpans(list, indexing));
}

/** The family of 2016, whatever the measure of the case. */
function unitizing(name) {
  return ({ coders: lists, L, begin = 0, indexing }) => {
    const coders = readCoders(lists, indexing);
    const family = {
      u_alpha: () => uAlpha(coders, L, begin),
      u_alpha_binary: () => uAlphaBinary(coders, L, begin),
      cu_alpha: () => cuAlpha(coders, L, begin),
    };
    const codes = kuAlphas(coders, L, begin);
    const byCode = (field) =>
      isRefused(codes) ? codes : Object.fromEntries(codes.map((found) => [found.code, found[field]]));
    const main = family[name] ?? (() => codes);
    return { ...family, alpha: family[name] ?? (() => byCode('alpha')), coverage: () => byCode('coverage'), main };
  };
}

function unitizing1995({ units, L, begin = 0, n_coders: number }) {
  if (!Array.isArray(units)) throw new Unsupported('no units in the input');
  const byCoder = new Map();
  for (const [coder, start, length, code] of units) {
    const spans = byCoder.get(coder) ?? [];
    spans.push({ start, end: start + length, code: String(code) });
    byCoder.set(coder, spans);
  }
  const coders = [...byCoder.values()];
  while (coders.length < (number ?? 0)) coders.push([]);
  const main = unitizingAlpha1995(coders, L, begin);
  const codes = isRefused(main) ? [] : main.byCode;
  const byCode = codes.map(({ code, alpha, observed, expected }) => [code, { Do: observed, De: expected, alpha }]);
  return {
    ...Object.fromEntries(byCode),
    overall: part(main, 'value'),
    alpha: part(main, 'value'),
    Do: part(main, 'observed'),
    De: part(main, 'expected'),
    main,
  };
}

const weightsOf = ({ alpha = 1, beta = 1, delta_empty = 1 }) => ({ alpha, beta, deltaEmpty: delta_empty });

function alignment(input) {
  const main = bestAlignment(readCoders(input.units ?? input.coders), weightsOf(input));
  return { disorder: part(main, 'disorder'), main };
}

function gammaOf(input) {
  const coders = readCoders(input.units ?? input.coders);
  let found;
  const main = () => {
    found ??= gamma(coders, { ...weightsOf(input), seed: input.seed ?? 1, precision: 0.02 });
    return found;
  };
  return {
    disorder: () => part(bestAlignment(coders, weightsOf(input)), 'disorder'),
    gamma: () => part(main(), 'value'),
    gamma_range: () => part(main(), 'value'),
    // The oracles are pygamma's.
    gamma_cat: () => part(main(), 'catUnaligned'),
    gamma_cat_range: () => part(main(), 'catUnaligned'),
    main,
  };
}

function positional({ pairs, delta_empty = 1 }) {
  if (!Array.isArray(pairs)) throw new Unsupported('no pairs in the input');
  return {
    d: pairs.map((pair) => {
      const [one, other] = readSpans(pair);
      return positionalDissimilarity(one, other, delta_empty);
    }),
  };
}

function boundary({ masses_a: a, masses_b: b, n_t: reach = 2 }) {
  if (!Array.isArray(a) || !Array.isArray(b)) throw new Unsupported('no masses in the input');
  const main = boundarySimilarity(a, b, reach);
  const flag = isRefused(main) ? main : main.noBoundaries ? 'no-boundaries' : null;
  return { B: part(main, 'boundary'), S: part(main, 'segmentation'), flag, main };
}

function f1({ a, b, indexing }) {
  const main = spanF1(readSpans(a, indexing), readSpans(b, indexing));
  return {
    strict_f1: part(main, 'strict'),
    boundary_only_f1: part(main, 'boundary'),
    overlap_same_code_f1: part(main, 'overlap'),
    char_f1_same_code: part(main, 'character'),
    main,
  };
}

function jaccard({ cases, a, b, indexing }) {
  const pairs = cases ?? [[a, b]];
  const list = pairs.map(([one, other]) => spanJaccard(readSpans(one, indexing), readSpans(other, indexing)));
  return { jaccard: cases ? list : list[0], main: list.find(isRefused) ?? list[0] };
}

export const spanMeasures = {
  u_alpha: unitizing('u_alpha'),
  u_alpha_binary: unitizing('u_alpha_binary'),
  cu_alpha: unitizing('cu_alpha'),
  k_u_alpha: unitizing('k_u_alpha'),
  u_alpha_1995_2004: unitizing1995,
  gamma_best_alignment_disorder: alignment,
  gamma: gammaOf,
  gamma_positional: positional,
  boundary_similarity: boundary,
  span_f1: f1,
  char_overlap_jaccard: jaccard,
};
