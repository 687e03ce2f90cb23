import { expect, test } from 'vitest';
import { LazyMap } from '../../src/model/lazy-map.ts';

/** A map of so many values, each of weight 1, and the keys of those that were made. */
function lettered(count: number, most: number) {
  const made: string[] = [];
  const keys = Array.from({ length: count }, (_, i) => `k${i}`);
  const make = (key: string) => {
    made.push(key);
    return key.toUpperCase();
  };
  return { made, keys, map: new LazyMap<string>(keys, make, () => 1, most) };
}

test('makes a value when it is asked for, and once where all of them fit', () => {
  const { made, map } = lettered(3, 3);
  expect([map.size, map.has('k0'), map.has('k3'), map.get('k3')]).toEqual([3, true, false, undefined]);
  for (const _pass of [1, 2])
    expect([...map]).toEqual([
      ['k0', 'K0'],
      ['k1', 'K1'],
      ['k2', 'K2'],
    ]);
  expect(made).toEqual(['k0', 'k1', 'k2']);
});

test('keeps the last few where not all fit', () => {
  const { made, map, keys } = lettered(150, 128);
  expect([...map.values()]).toHaveLength(150);
  for (const key of ['k149', 'k148', 'k149', 'k147', 'k149', 'k148']) map.get(key);
  // A 64th of what may be kept is two: `k148` was asked for before `k149` when `k147` came.
  expect(made).toEqual([...keys, 'k147', 'k148']);
});

test('keeps one value, however heavy', () => {
  let made = 0;
  const map = new LazyMap<number>(
    ['a', 'b'],
    () => ++made,
    () => 100,
    8,
  );
  expect([map.get('a'), map.get('a'), map.get('b'), map.get('a')]).toEqual([1, 1, 2, 3]);
});
