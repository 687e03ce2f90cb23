import { expect, test } from 'vitest';
import { LazyMap } from '../../src/model/lazy-map.ts';

test('makes a value when it is asked for, and keeps the last of them', () => {
  const made: string[] = [];
  const map = new LazyMap<string>(
    ['a', 'b', 'c'],
    (key) => {
      made.push(key);
      return key.repeat(4);
    },
    ({ length }) => length,
    8,
  );
  expect([map.size, map.has('a'), map.has('d'), map.get('d')]).toEqual([3, true, false, undefined]);
  expect([...map]).toEqual([
    ['a', 'aaaa'],
    ['b', 'bbbb'],
    ['c', 'cccc'],
  ]);
  expect(made).toEqual(['a', 'b', 'c']);
  map.get('b');
  map.get('a');
  // `c` was asked for before `b`: it gave way.
  map.get('b');
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  map.get('c');
  expect(made).toEqual(['a', 'b', 'c', 'a', 'c']);
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
