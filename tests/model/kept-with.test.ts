import { expect, test } from 'vitest';
import { KeptWith } from '../../src/model/kept-with.ts';

test('what is kept with an object is its own, may be replaced, and is seen by nobody else', () => {
  const [one, other] = [new KeptWith<object, string>(), new KeptWith<object, string>()];
  const [list, bytes] = [[1, 2], Uint8Array.of(1, 2)];
  one.set(list, 'first');
  one.set(list, 'second');
  other.set(bytes, 'third');
  expect([one.get(list), other.get(list), one.get(bytes), other.get(bytes)]).toEqual([
    'second',
    undefined,
    undefined,
    'third',
  ]);
  expect([list, bytes]).toEqual([[1, 2], Uint8Array.of(1, 2)]);
  expect([Object.keys(list), JSON.stringify({ ...list }), structuredClone(bytes)]).toEqual([
    ['0', '1'],
    '{"0":1,"1":2}',
    Uint8Array.of(1, 2),
  ]);
});
