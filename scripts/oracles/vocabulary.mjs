import { lafonSpecificity } from '../../src/measure/lafon-specificity.ts';
import { logLikelihood, logLikelihoodFourCells } from '../../src/measure/log-likelihood.ts';
import { isRefused } from '../../src/measure/refusal.ts';
import { part, readCases } from './read-waves.mjs';

function twoCells(input) {
  const rows = readCases(input.cases ?? [[input.a, input.b, input.c, input.d]], 4);
  const list = rows.map(([a, b, c, d]) => logLikelihood(a, b, c, d));
  const listed = (field) => (input.cases ? list.map((measured) => part(measured, field)) : part(list[0], field));
  return { ll: listed('g2'), g2: listed('g2'), log_ratio: listed('logRatio'), main: list.find(isRefused) ?? list[0] };
}

function fourCells(input) {
  const rows = readCases(input.cells ?? input.cases, 4);
  const g2 = rows.map(([a, b, c, d]) =>
    logLikelihoodFourCells([
      [a, b],
      [c, d],
    ]),
  );
  return { g2, ll: g2, main: g2.find(isRefused) ?? g2[0] };
}

function lafon({ k, F, t, T }) {
  readCases([[k, F, t, T]], 4);
  const main = lafonSpecificity({ k, frequency: F, part: t, total: T });
  return { p: part(main, 'p'), sign: part(main, 'sign'), score: part(main, 'score'), main };
}

export const vocabularyMeasures = {
  log_likelihood_2cell: twoCells,
  log_likelihood_4cell: fourCells,
  lafon_specificity: lafon,
};
