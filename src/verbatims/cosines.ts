import { Greatest } from './greatest.ts';

/** What a text is compared by; of length 1. */
export interface Vector {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
}

/** Sums of the same terms in another order differ by less, relatively. */
const slack = 1e-9;

/**
 * Cosines of vectors with their nearest.
 *
 * The rarest stems of a vector come first, which few others have. What is left of it then bounds what another, of length 1,
 * can still share with it (Cauchy–Schwarz): as soon as enough others are nearer than that, only those met so far are weighed
 * up (Turtle and Flood 1995, Inf. Process. Manag. 31:831), exactly: each cosine is summed in the order of the vector's stems.
 */
export class Cosines {
  /** From a stem to the vectors that have it, in order, and the weight it has there: where they begin, and in rows. */
  private readonly starts: Int32Array;
  private readonly having: Int32Array;
  private readonly weighing: Float64Array;
  /** By vector: what is known to be shared with the one that is looked at; 0 where nothing is. */
  private readonly row: Float64Array;
  /** Those that share something, and how many there are. */
  private readonly met: Int32Array;
  private count = 0;
  /** By stem: where the vector that is looked at has it, or −1. */
  private readonly places: Int32Array;
  /** Zeros, one for each stem of any vector. */
  private readonly other: Float64Array;

  /**
   * @param sizes how many each vector stands for
   * @param neighbours how many are its nearest
   */
  constructor(
    private readonly vectors: readonly Vector[],
    private readonly sizes: Int32Array,
    private readonly neighbours: number,
    stemCount: number,
  ) {
    this.starts = new Int32Array(stemCount + 1);
    const { starts } = this;
    for (const { stems } of vectors) for (const stem of stems) starts[stem + 1] = (starts[stem + 1] as number) + 1;
    for (let stem = 0; stem < stemCount; stem++)
      starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number);
    this.having = new Int32Array(starts[stemCount] as number);
    this.weighing = new Float64Array(this.having.length);
    const next = starts.slice();
    vectors.forEach(({ stems, weights }, index) => {
      stems.forEach((stem, i) => {
        const at = next[stem] as number;
        this.having[at] = index;
        this.weighing[at] = weights[i] as number;
        next[stem] = at + 1;
      });
    });
    this.row = new Float64Array(vectors.length);
    this.met = new Int32Array(vectors.length);
    this.places = new Int32Array(stemCount).fill(-1);
    this.other = new Float64Array(vectors.reduce((most, { stems }) => Math.max(most, stems.length), 0));
  }

  /**
   * All that may be among the nearest of a vector, in any order, in a row in which the others are not to be read; and the
   * least cosine of its nearest, 0 where there are not so many. Both are true until the next are asked for.
   */
  nearestTo(index: number): { readonly met: Int32Array; readonly row: Float64Array; readonly least: number } {
    for (let at = 0; at < this.count; at++) this.row[this.met[at] as number] = 0;
    this.count = 0;
    const vector = this.vectors[index] as Vector;
    const { least, left } = this.meet(vector);
    for (let at = 0; at < vector.stems.length; at++) this.places[vector.stems[at] as number] = at;
    this.weighUp(vector, least - left);
    for (const stem of vector.stems) this.places[stem] = -1;
    return { met: this.met.subarray(0, this.count), row: this.row, least: this.least() };
  }

  /**
   * Meets all that may be among the nearest.
   * @returns a bound that the nearest do not fall below, and one that what others share besides does not exceed.
   */
  private meet({ stems, weights }: Vector): { least: number; left: number } {
    const { starts } = this;
    const lengthOf = (place: number) => {
      const stem = stems[place] as number;
      return (starts[stem + 1] as number) - (starts[stem] as number);
    };
    const rarestFirst = Array.from(stems.keys()).sort((a, b) => lengthOf(a) - lengthOf(b) || a - b);
    let square = 1;
    for (const place of rarestFirst) {
      const left = Math.sqrt(Math.max(0, square) + slack);
      // To look for the least costs no more than to meet those of the next stem.
      const least = lengthOf(place) > this.count ? this.least() * (1 - slack) : 0;
      if (least > left) return { least, left };
      const weight = weights[place] as number;
      this.share(stems[place] as number, weight);
      square -= weight * weight;
    }
    return { least: this.least() * (1 - slack), left: slack };
  }

  private share(stem: number, weight: number): void {
    const { starts, having, weighing, row, met } = this;
    const end = starts[stem + 1] as number;
    for (let at = starts[stem] as number; at < end; at++) {
      const other = having[at] as number;
      const sum = row[other] as number;
      if (sum === 0) met[this.count++] = other;
      row[other] = sum + weight * (weighing[at] as number);
    }
  }

  /** The least that the row has of the nearest. */
  private least(): number {
    const { met, row, sizes, count } = this;
    const nearest = new Greatest(this.neighbours);
    let least = 0;
    for (let at = 0; at < count; at++) {
      const other = met[at] as number;
      const similarity = row[other] as number;
      if (similarity > least) least = nearest.add(similarity, sizes[other] as number);
    }
    return least;
  }

  /** The cosines of those that were met and share so much; the others are let go. */
  private weighUp(vector: Vector, least: number): void {
    const { met, row } = this;
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      const other = met[at] as number;
      if ((row[other] as number) < least) row[other] = 0;
      else {
        row[other] = this.cosine(vector, this.vectors[other] as Vector);
        met[kept++] = other;
      }
    }
    this.count = kept;
  }

  private cosine({ stems, weights }: Vector, { stems: others, weights: theirs }: Vector): number {
    const { places, other } = this;
    for (let at = 0; at < others.length; at++) {
      const place = places[others[at] as number] as number;
      if (place >= 0) other[place] = theirs[at] as number;
    }
    let sum = 0;
    for (let place = 0; place < stems.length; place++) {
      sum += (weights[place] as number) * (other[place] as number);
      other[place] = 0;
    }
    return sum;
  }
}
