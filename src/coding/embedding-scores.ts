/** A passage that people coded, as a vector. */
export interface CodedVector {
  readonly source: string;
  /** Ids of its codes. */
  readonly codes: readonly string[];
  readonly vector: Float32Array;
}

/** A paragraph or an answer as a vector; without one where it was not sent. */
export interface PassageVector {
  readonly source: string;
  readonly vector?: Float32Array | undefined;
}

/** From −1 to 1: a row a passage, a column a code. */
type Scores = Float64Array[];

/**
 * How near passages are to what people coded: for each code the cosine to its nearest coded passage. Those of the
 * passage's own source are left out, so that the score of an interview that was coded means what it means for a new
 * one. A code without a passage elsewhere gets the mean of the others: neither for nor against; a passage without a
 * vector gets zeros.
 * @returns the scores when nothing is learned from the sources in `without`; the cosines are computed once.
 */
export function nearestScores(
  passages: readonly PassageVector[],
  codes: readonly string[],
  coded: readonly CodedVector[],
): (without?: ReadonlySet<string>) => Scores {
  const column = new Map(codes.map((code, index) => [code, index]));
  const columns = coded.map(({ codes: own }) => own.flatMap((code) => column.get(code) ?? []));
  const similarities = cosines(
    passages.map(({ vector }) => vector),
    coded.map(({ vector }) => vector),
  );
  return (without) =>
    passages.map(({ source }, passage) => {
      const near = similarities[passage];
      const row = new Float64Array(codes.length);
      if (!near) return row;
      row.fill(Number.NaN);
      coded.forEach((other, index) => {
        if (other.source === source || without?.has(other.source)) return;
        const similarity = near[index] as number;
        for (const at of columns[index] ?? []) if (!(similarity <= (row[at] as number))) row[at] = similarity;
      });
      return withMeans(row);
    });
}

/**
 * How near passages are to what the codebook says of each code.
 * @param knowledge the vector of each code's words, in the order of the columns.
 */
export function knowledgeScores(passages: readonly PassageVector[], knowledge: readonly Float32Array[]): Scores {
  const similarities = cosines(
    passages.map(({ vector }) => vector),
    knowledge,
  );
  return similarities.map((row) => Float64Array.from(row ?? new Float64Array(knowledge.length)));
}

/** The cosine of each vector of the one list with each of the other; of a vector of zeros 0. */
function cosines(
  vectors: readonly (Float32Array | undefined)[],
  others: readonly Float32Array[],
): (Float32Array | undefined)[] {
  const units = others.map(normalized);
  return vectors.map((vector) => {
    if (!vector) return undefined;
    const own = normalized(vector);
    return Float32Array.from(units, (unit) => dot(own, unit));
  });
}

/** A row whose unknown values are the mean of the known ones, or 0. */
function withMeans(row: Float64Array): Float64Array {
  const known = row.filter((value) => !Number.isNaN(value));
  const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  return row.map((value) => (Number.isNaN(value) ? mean : value));
}

/** Of length 1; a vector of zeros stays one. */
function normalized(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** Four sums at a time, since each addition would wait for the one before: half the time. */
function dot(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = a.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = whole; i < a.length; i++) first += (a[i] as number) * (b[i] as number);
  return first + second + third + fourth;
}
