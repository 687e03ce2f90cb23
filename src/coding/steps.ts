/** A map from units to units that runs in step but for a few places. */
export class Steps {
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** From a unit on, what stands at `to` and after it; units are added in ascending order. */
  add(from: number, to: number): void {
    const last = this.from.length - 1;
    if (last >= 0 && this.from[last] === from) this.to[last] = to;
    else {
      this.from.push(from);
      this.to.push(to);
    }
  }

  /** Where a unit stands, which is not before the first that was added. */
  at(unit: number): number {
    let low = 0;
    let high = this.from.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.from[middle] as number) <= unit) low = middle;
      else high = middle - 1;
    }
    return (this.to[low] as number) + unit - (this.from[low] as number);
  }
}
