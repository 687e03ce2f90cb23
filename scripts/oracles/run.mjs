import { agreementMeasures } from './agreement.mjs';
import { differences, isRefusal } from './compare.mjs';
import { comparisonMeasures } from './comparison.mjs';
import { frequencyMeasures } from './frequency.mjs';
import { spanMeasures } from './spans.mjs';
import { Unsupported } from './unsupported.mjs';
import { vocabularyMeasures } from './vocabulary.mjs';

/**
 * From the name of a measure in an oracle to a function: the oracle's input and the names of its expected fields → what we answer, by the names of the
 * fields (values, or functions that compute them). `main` is what `status` and `reason` are asked of.
 */
export const adapters = {
  ...agreementMeasures,
  ...spanMeasures,
  ...frequencyMeasures,
  ...comparisonMeasures,
  ...vocabularyMeasures,
};

const usualTolerance = 1e-9;
/** Of these the input is in order, but the number does not exist. */
const undefinedReasons = ['no-variation', 'no-units', 'nobody-coded'];

/** Runs every case; what failed or is not supported is said in `lines`. */
export function runOracles(cases) {
  const outcomes = cases.map(runCase);
  const count = (outcome) => outcomes.filter((found) => found.outcome === outcome).length;
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
  };
}

function runCase(oracle, index) {
  const { id = `case ${index + 1}`, measure, input, expected, tolerance } = Object(oracle);
  const line = (outcome, text) => `${outcome}  ${id}  ${measure}  ${text}`;
  const adapter = Object.hasOwn(adapters, measure ?? '') ? adapters[measure] : undefined;
  const skip = (reason) => ({ outcome: 'skipped', lines: [line('SKIP', reason)] });
  if (!adapter) return skip('this measure is not supported');
  if (Object(input) !== input || Object(expected) !== expected) return skip('it has no input, or expects nothing');
  try {
    const { faults, unknown } = check(adapter(input, Object.keys(expected)), expected, tolerance);
    if (faults.length > 0) return { outcome: 'failed', lines: faults.map((fault) => line('FAIL', fault)) };
    return unknown.length > 0 ? skip(`no such field: ${unknown.join(', ')}`) : { outcome: 'passed', lines: [] };
  } catch (error) {
    if (error instanceof Unsupported) return skip(error.message);
    return { outcome: 'failed', lines: [line('FAIL', `threw ${error}`)] };
  }
}

function check(answer, expected, tolerance) {
  const faults = [];
  const unknown = [];
  for (const [field, value] of Object.entries(expected)) {
    const got = Object.hasOwn(answer, field) ? resolve(answer[field]) : ofMain(answer, field);
    if (got === undefined) unknown.push(field);
    else faults.push(...differences(field, value, got, toleranceOf(tolerance, field)));
  }
  return { faults, unknown };
}

function toleranceOf(tolerance, field) {
  if (Object(tolerance) !== tolerance) return tolerance ?? usualTolerance;
  return tolerance[field] ?? usualTolerance;
}

function ofMain(answer, field) {
  const main = resolve(answer.main);
  if (field === 'status') return isRefusal(main) ? statusOf(main.refused) : 'defined';
  if (field === 'reason') return isRefusal(main) ? main.refused : null;
  return field === 'flag' ? null : undefined;
}

function resolve(value) {
  return typeof value === 'function' ? value() : value;
}

function statusOf(reason) {
  return undefinedReasons.includes(reason) ? 'undefined' : 'refused';
}
