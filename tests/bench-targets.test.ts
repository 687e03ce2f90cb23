import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { speedTables } from '../scripts/bench/targets.mjs';

const time = (seconds: number, memory = 50) => ({ wall: seconds, processor: seconds, memory });
const size = (interviews: number, times: Record<string, ReturnType<typeof time>>) => ({
  interviews,
  words: 2000,
  rounds: 5,
  times,
});

test('says which targets were met, by ratios of one run', () => {
  const sizes = [
    size(24, { 'node -e 0': time(0.1), 'stats, cold': time(0.4), 'stats, warm': time(0.2) }),
    size(1000, {
      'node -e 0': time(0.1),
      'stats, cold': time(8, 450),
      'stats, warm': time(1.6),
      'stats --rules, cold': time(1),
      diff: time(6),
      'report, cold': time(6),
      'report, one coding changed': time(1.8),
    }),
    size(10_000, { 'stats --rules, cold': time(13), 'rg -o | awk': time(6) }),
  ];
  const text = speedTables({ date: '2026-11-27', machine: '2 cores', before: 'v0.1.0', sizes });
  expect(text).toContain('« before » is v0.1.0.');
  expect(text).toContain('| `stats`, cold | 0.40 s (0.40), 50 MB | 8.00 s (8.00), 450 MB | – |');
  expect(text).toContain('| 24 | stats, warm | node -e 0 | 2.00 | 1.60 | **missed** |');
  expect(text).toContain('| 1,000 | stats, warm | stats, cold | 0.20 | 0.25 | met |');
  expect(text).toContain('| 1,000 | stats, cold | megabytes | 450 | 400 | **missed** |');
  expect(text).toContain('| 1,000 | report, one coding changed | report, cold | 0.30 | 0.25, or 2 s | met |');
  expect(text).toContain('| 1,000 | diff | seconds | 6.00 | 5.00 | shows progress |');
  expect(text).toContain('| 10,000 | stats --rules, cold | rg -o \\| awk | 2.17 | 2.50 | met |');
  expect(text).toContain('| 10,000 | stats --rules, cold | a source at 1,000, processor | 1.30 | 1.15 | **missed** |');
});

test('what follows `npm run bench --` reaches the bench', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));
  expect(scripts.bench).toMatch(/node scripts\/bench\.mjs$/);
});
