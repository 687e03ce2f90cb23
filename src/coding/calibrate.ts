import type { CodeTree } from './code-tree.ts';
import { fitLogistic, logistic, logit } from './fit-logistic.ts';
import { softmax } from './fuse-scores.ts';

/** Fewer coded paragraphs than this say too little of how often the machine is right: it ranks only. */
export const fewestCoded = 50;

/** The shares an unlabelled text gives to themes and, within a code, to those below it. */
export interface Shares {
  /** Of 1, a share a theme. */
  readonly themes: Float64Array;
  /** Fused scores, one a code. */
  readonly codes: Float64Array;
}

/** How shares become confidences. */
export interface Calibration {
  /** Of themes: intercept and slope on the log odds of the share (Platt 1999). */
  readonly theme: readonly number[];
  /** Factor on the fused scores of codes below one code, before their softmax: an inverse temperature. */
  readonly below: number;
  /** Share of passages of a code that are given to none below it. */
  readonly stays: number;
}

export const uncalibrated: Calibration = { theme: [0, 1], below: 1, stays: 0.1 };

/** A text scored by models that did not learn from it, with the codes people gave it and all above them. */
export interface CalibrationUnit {
  readonly shares: Shares;
  readonly codes: readonly number[];
}

/** Fits confidences on texts of sources that the scores were not learned from. */
export function calibrate(units: readonly CalibrationUnit[], tree: CodeTree): Calibration {
  const rows: number[][] = [];
  const outcomes: number[] = [];
  for (const { shares, codes } of units) {
    tree.themes.forEach((theme, i) => {
      rows.push([1, logit(shares.themes[i] as number)]);
      outcomes.push(codes.includes(theme) ? 1 : 0);
    });
  }
  const theme = fitLogistic(rows, outcomes, [
    { mean: 0, strength: 0.5 },
    { mean: 1, strength: 5 },
  ]);
  return { theme, ...fitBelow(units, tree) };
}

/** Chooses the temperature below codes from a short list, and counts what stays at a code. */
function fitBelow(units: readonly CalibrationUnit[], tree: CodeTree): Pick<Calibration, 'below' | 'stays'> {
  const given = units.flatMap(({ shares, codes }) =>
    codes.flatMap((code) => {
      const children = tree.children[code] as readonly number[];
      return children.length === 0 ? [] : [{ scores: shares.codes, children, codes }];
    }),
  );
  const isBelow = ({ children, codes }: (typeof given)[number]) => children.some((child) => codes.includes(child));
  const descended = given.filter(isBelow);
  const likelihood = (below: number) =>
    descended.reduce(
      (sum, { scores, children, codes }) => {
        const shares = softmax(Float64Array.from(children, (child) => below * (scores[child] as number)));
        const right = children.reduce((own, child, i) => own + (codes.includes(child) ? (shares[i] as number) : 0), 0);
        return sum + Math.log(Math.max(1e-6, Math.min(1, right)));
      },
      -Math.abs(Math.log(below)),
    );
  const below = [1, 0.7, 1.4, 0.5, 2, 0.35, 2.8, 0.25].reduce((a, b) => (likelihood(b) > likelihood(a) ? b : a));
  return { below, stays: (given.length - descended.length + 1) / (given.length + 10) };
}

/** Confidence of every code: of a theme that the text has it or one below, of a code below that it has that one. */
export function confidences(
  { themes, codes }: Shares,
  { theme, below, stays }: Calibration,
  tree: CodeTree,
): Float64Array {
  const found = new Float64Array(tree.ids.length);
  tree.themes.forEach((code, i) => {
    found[code] = logistic((theme[0] as number) + (theme[1] as number) * logit(themes[i] as number));
  });
  tree.children.forEach((children, code) => {
    const shares = softmax(Float64Array.from(children, (child) => below * (codes[child] as number)));
    children.forEach((child, i) => {
      found[child] = (found[code] as number) * (1 - stays) * (shares[i] as number);
    });
  });
  return found;
}
