import { KeptWith } from '../model/kept-with.ts';

/**
 * Remembers what was made of a file by its bytes: a study that is read again makes anew only what has changed.
 * @returns a function that makes a value of bytes and a key, or gives the one made of the same before.
 */
export function parsedOnce<T>(): (bytes: Uint8Array, key: readonly string[], make: () => T) => T {
  const known = new KeptWith<Uint8Array, { readonly key: readonly string[]; readonly value: T }>();
  return (bytes, key, make) => {
    const before = known.get(bytes);
    if (before && isSame(before.key, key)) return before.value;
    const value = make();
    known.set(bytes, { key, value });
    return value;
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
