const none: ReadonlySet<number> = new Set();
const firsts: AskedRows[] = [];

/**
 * Which rows of a record were asked for: nearly always so many from the first on, which all records share that were asked
 * alike.
 */
export class AskedRows {
  private constructor(
    private readonly upTo: number,
    private readonly others: ReadonlySet<number>,
  ) {}

  static first(rows: number): AskedRows {
    firsts[rows] ??= new AskedRows(rows, none);
    return firsts[rows];
  }

  get size(): number {
    return this.upTo + this.others.size;
  }

  get isShared(): boolean {
    return this.others.size === 0;
  }

  has(row: number): boolean {
    return row < this.upTo || this.others.has(row);
  }

  /** These and one more; what is shared stays as it is, what is not changes. */
  with(row: number): AskedRows {
    if (this.has(row)) return this;
    if (this.others.size > 0) (this.others as Set<number>).add(row);
    else return row === this.upTo ? AskedRows.first(row + 1) : new AskedRows(this.upTo, new Set([row]));
    return this;
  }
}
