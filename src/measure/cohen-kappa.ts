import { type AgreementWeights, agreementWeights } from './agreement-weights.ts';
import { chanceAgreement } from './chance-corrected.ts';
import { normalTwoSided, z975 } from './normal.ts';
import { type ConfusionTable, unfitTable } from './ratings.ts';
import { type Measured, refuse } from './refusal.ts';
import { sum } from './sum.ts';

export interface CohenKappa {
  readonly value: number;
  /** Weighted agreement, 0–1. */
  readonly observed: number;
  /** Agreement of two coders with these shares by chance, 0–1. */
  readonly expected: number;
  /** The highest kappa that these shares of the categories allow; null with weights. */
  readonly max: number | null;
  /** Of the value as it is: for intervals. */
  readonly se: number;
  /** 95 %, normal. */
  readonly interval: readonly [number, number];
  /** Under the hypothesis that kappa is 0: for the test. */
  readonly seNull: number;
  /** value ÷ seNull. */
  readonly z: number;
  /** Two-sided, normal. */
  readonly p: number;
  readonly units: number;
  /** One coder gave one value throughout: kappa is 0 and says nothing. */
  readonly constantCoder: boolean;
}

/**
 * Cohen's kappa of two coders (1960, Educ. Psychol. Meas. 20:37), with weights the weighted kappa (1968, Psychol. Bull.
 * 70:213): chance is what each coder's own shares of the categories give. Standard errors of Fleiss, Cohen & Everitt
 * (1969, Psychol. Bull. 72:323).
 * @param table complete pairs, see `crossTable`: kappa drops units with a gap, alpha does not
 * @param weights by default categories agree with themselves only
 * @returns refused of an empty table, and where both coders gave one and the same value throughout
 */
export function cohenKappa(table: ConfusionTable, weights?: AgreementWeights): Measured<CohenKappa> {
  const refusal = unfitTable(table);
  if (refusal) return refusal;
  const n = sum(table.flat());
  const shares = table.map((row) => row.map((times) => times / n));
  const rows = shares.map(sum);
  const columns = rows.map((_, l) => sum(shares.map((row) => row[l] as number)));
  const w = weights ?? agreementWeights('identity', [...table.keys()]);
  const observed = sum(shares.flatMap((row, k) => row.map((share, l) => share * (w[k]?.[l] as number))));
  const expected = chanceAgreement(rows, columns, w);
  if (1 - expected < 1e-12) return refuse('no-variation');
  const value = (observed - expected) / (1 - expected);
  const rowWeights = rows.map((_, k) => sum(columns.map((share, l) => share * (w[k]?.[l] as number))));
  const columnWeights = columns.map((_, l) => sum(rows.map((share, k) => share * (w[k]?.[l] as number))));
  const error = (given: (k: number, l: number) => number, disagreement: number, centre: number) => {
    const terms = w.flatMap((row, k) =>
      row.map((weight, l) => {
        const byChance = disagreement * ((rowWeights[k] as number) + (columnWeights[l] as number));
        return given(k, l) * (weight - byChance) ** 2;
      }),
    );
    return Math.sqrt(Math.max(0, sum(terms) - centre * centre) / n) / (1 - expected);
  };
  const se = error((k, l) => shares[k]?.[l] as number, 1 - value, observed - 2 * (1 - value) * expected);
  const seNull = error((k, l) => (rows[k] as number) * (columns[l] as number), 1, expected);
  const constantCoder = [rows, columns].some((coder) => coder.some((share) => share > 1 - 1e-12));
  const z = seNull > 0 ? value / seNull : 0;
  return {
    value,
    observed,
    expected,
    max: weights ? null : (sum(rows.map((p, k) => Math.min(p, columns[k] as number))) - expected) / (1 - expected),
    se,
    interval: [value - z975 * se, value + z975 * se],
    seNull,
    z,
    p: normalTwoSided(z),
    units: n,
    constantCoder,
  };
}
