/** Rounding that no oracle means to test: an expected 0.1 + 0.2 is 0.3. */
const rounding = 1e-14;

/**
 * The differences of what was expected and what came, as sentences. An expected pair [coefficient, standard error] or number
 * is met by a coefficient; an expected null by a refusal; `…_range` by a number within.
 */
export function differences(field, expected, got, tolerance) {
  if (field.endsWith('_range') && typeof got === 'number') {
    return got >= expected[0] && got <= expected[1] ? [] : [said(field, expected, got, tolerance)];
  }
  if (Array.isArray(expected)) return arrayDifferences(field, expected, got, tolerance);
  if (expected !== null && typeof expected === 'object') return objectDifferences(field, expected, got, tolerance);
  return isMet(expected, got, tolerance) ? [] : [said(field, expected, got, tolerance)];
}

function arrayDifferences(field, expected, got, tolerance) {
  const list = isCoefficient(got) ? [got.value, got.se] : got;
  if (!Array.isArray(list) || list.length !== expected.length) return [said(field, expected, got, tolerance)];
  return expected.flatMap((value, i) => differences(`${field}[${i}]`, value, list[i], tolerance));
}

function objectDifferences(field, expected, got, tolerance) {
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(`${field}.${key}`, value, got?.[key], tolerance?.[key] ?? tolerance),
  );
}

function isMet(expected, got, tolerance) {
  const value = isCoefficient(got) ? got.value : got;
  if (expected === null) return value === null || isRefusal(value);
  if (typeof expected === 'number') {
    return typeof value === 'number' && Math.abs(value - expected) <= tolerance + rounding;
  }
  return value === expected || (typeof value === 'number' && String(value) === expected);
}

function isCoefficient(got) {
  return got !== null && typeof got === 'object' && 'value' in got;
}

export function isRefusal(got) {
  return got !== null && typeof got === 'object' && 'refused' in got;
}

function said(field, expected, got, tolerance) {
  const shown = isRefusal(got)
    ? `refused: ${got.refused}`
    : (JSON.stringify(isCoefficient(got) ? got.value : got) ?? got);
  return `${field}: expected ${JSON.stringify(expected)}, got ${shown}, tolerance ${JSON.stringify(tolerance)}`;
}
