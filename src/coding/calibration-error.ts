/** How far confidences are from what came true. */
export interface CalibrationError {
  /** Expected calibration error in 10 bins of equal width (Naeini, Cooper & Hauskrecht 2015), 0–1. */
  readonly error: number;
  /** What chance alone would give, were every confidence exactly right: small samples look uncalibrated. */
  readonly chance: number;
  readonly n: number;
  readonly bins: readonly {
    readonly from: number;
    readonly n: number;
    readonly confidence: number;
    readonly right: number;
  }[];
}

const binCount = 10;

/** @param given confidences, 0–1, each with whether it came true. */
export function calibrationError(
  given: readonly { readonly confidence: number; readonly right: boolean }[],
): CalibrationError {
  const bins = Array.from({ length: binCount }, (_, i) =>
    given.filter(({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)) === i),
  );
  const described = bins.flatMap((own, i) => {
    if (own.length === 0) return [];
    const mean = (of: (one: (typeof own)[number]) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length;
    return [
      {
        from: i / binCount,
        n: own.length,
        confidence: mean(({ confidence }) => confidence),
        right: mean(({ right }) => (right ? 1 : 0)),
        variance: mean(({ confidence }) => confidence * (1 - confidence)),
      },
    ];
  });
  const weighted = (of: (bin: (typeof described)[number]) => number) =>
    given.length === 0 ? 0 : described.reduce((sum, bin) => sum + bin.n * of(bin), 0) / given.length;
  return {
    error: weighted(({ confidence, right }) => Math.abs(confidence - right)),
    // The mean distance of a normal variable from its mean is √(2/π) deviations.
    chance: weighted(({ variance, n }) => Math.sqrt((2 / Math.PI) * (variance / n))),
    n: given.length,
    bins: described.map(({ from, n, confidence, right }) => ({ from, n, confidence, right })),
  };
}
