/** A passage that people coded, as a vector. */
export interface CodedVector {
  readonly source: string;
  /** Ids of its codes, those above them too where they count. */
  readonly codes: readonly string[];
  readonly vector: Float32Array;
}

/** A paragraph as a vector; without one where it was not sent. */
export interface PassageVector {
  readonly source: string;
  readonly vector?: Float32Array | undefined;
}

/**
 * How near paragraphs are to what people coded: for each code the cosine to its nearest coded passage, −1 to 1.
 * Passages of the paragraph's own source are left out, so that the score of an interview that was coded means what it
 * means for a new one. A code without a passage elsewhere gets the mean of the others: neither for nor against.
 * @param apart whether a coded source may speak for a paragraph's; by default any other source may.
 * @returns a row a passage, in the order of `codes`; zeros where the passage has no vector.
 */
export function nearestScores(
  passages: readonly PassageVector[],
  codes: readonly string[],
  coded: readonly CodedVector[],
  apart: (source: string, other: string) => boolean = (source, other) => source !== other,
): Float64Array[] {
  const column = new Map(codes.map((code, index) => [code, index]));
  const units = coded.map(({ source, codes: own, vector }) => ({
    source,
    columns: own.flatMap((code) => column.get(code) ?? []),
    unit: normalized(vector),
  }));
  return passages.map(({ source, vector }) => {
    const row = new Float64Array(codes.length);
    if (!vector) return row;
    const unit = normalized(vector);
    row.fill(Number.NaN);
    for (const other of units) {
      if (other.columns.length === 0 || !apart(source, other.source)) continue;
      const similarity = dot(unit, other.unit);
      for (const at of other.columns) if (!(similarity <= (row[at] as number))) row[at] = similarity;
    }
    return withMeans(row);
  });
}

/**
 * How near paragraphs are to what the codebook says of each code: cosines, −1 to 1; a row a passage.
 * @param knowledge the vector of each code's words, in the order of the columns; absent where it has none.
 */
export function knowledgeScores(
  passages: readonly PassageVector[],
  knowledge: readonly (Float32Array | undefined)[],
): Float64Array[] {
  const units = knowledge.map((vector) => vector && normalized(vector));
  return passages.map(({ vector }) => {
    if (!vector) return new Float64Array(knowledge.length);
    const own = normalized(vector);
    return withMeans(Float64Array.from(units, (unit) => (unit ? dot(own, unit) : Number.NaN)));
  });
}

/** A row whose unknown values are the mean of the known ones, or 0. */
function withMeans(row: Float64Array): Float64Array {
  const known = row.filter((value) => !Number.isNaN(value));
  const mean = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  return row.map((value) => (Number.isNaN(value) ? mean : value));
}

/** Of length 1; a vector of zeros stays one. */
function normalized(vector: Float32Array): Float64Array {
  const unit = Float64Array.from(vector);
  const length = Math.sqrt(dot(unit, unit));
  return length === 0 ? unit : unit.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
