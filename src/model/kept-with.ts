/**
 * Values that are kept with an object as long as it is there, and seen by nobody else: what a `WeakMap` does, but in the
 * object itself. What hangs on a `WeakMap` outlives its object until all memory is gone through, which, of every interview
 * of a large corpus, costs more than to find it out.
 */
export class KeptWith<K extends object, V> {
  private readonly key = Symbol();

  get(object: K): V | undefined {
    return (object as { readonly [key: symbol]: V | undefined })[this.key];
  }

  set(object: K, value: V): void {
    Object.defineProperty(object, this.key, { value, writable: true, configurable: true });
  }
}
