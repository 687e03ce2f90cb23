import { expect, it } from 'vitest';
import { locate } from '../../src/coding/locate.ts';
import { sourceOf } from './coded.ts';

it('a thousand literal quotes of one long source are located within a second or two', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `mot${(i * 7919) % 20_011}`);
  const source = sourceOf(`${words.join(' ')}\n`);
  const begun = performance.now();
  for (let i = 0; i < 1000; i++)
    expect(locate(words.slice(i * 19, i * 19 + 12).join(' '), undefined, source)?.located).toBe('exact');
  expect(performance.now() - begun).toBeLessThan(5000);
});
