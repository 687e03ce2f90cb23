/**
 * Remembers what was made of a file by its bytes: a study that is read again makes anew only what has changed.
 * @returns a function that makes a value of bytes, or gives the one made of them under the same key before.
 */
export function parsedOnce<T>(): (bytes: Uint8Array, key: string, make: () => T) => T {
  const known = new WeakMap<Uint8Array, { readonly key: string; readonly value: T }>();
  return (bytes, key, make) => {
    const before = known.get(bytes);
    if (before?.key === key) return before.value;
    const value = make();
    known.set(bytes, { key, value });
    return value;
  };
}
