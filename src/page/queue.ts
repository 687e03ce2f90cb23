/**
 * Does one thing after the other, in the order they were asked for: each is about what the one before has left, and none
 * is dropped. While it works, the page says so to those who do not see it.
 */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** When all that was asked for is done, or has failed. */
  get settled(): Promise<unknown> {
    return this.last;
  }

  get isBusy(): boolean {
    return this.waiting > 0;
  }

  /** @throws what `run` throws; what comes after is done nevertheless. */
  add<T>(run: () => Promise<T> | T): Promise<T> {
    this.count(1);
    const done = this.last.then(run).finally(() => this.count(-1));
    this.last = done.catch(() => undefined);
    return done;
  }

  private count(by: 1 | -1): void {
    this.waiting += by;
    document.getElementById('main')?.setAttribute('aria-busy', String(this.waiting > 0));
  }
}
