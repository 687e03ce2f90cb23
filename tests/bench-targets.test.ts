import { expect, test } from 'vitest';
import { speedTables } from '../scripts/bench/targets.mjs';

const time = (processor: number, memory = 50) => ({ wall: processor, processor, memory });

test('says which targets were met, by ratios of one run', () => {
  const sizes = [
    {
      interviews: 24,
      words: 2000,
      rounds: 5,
      times: { 'node -e 0': time(0.1), 'stats, cold': time(0.4), 'stats, warm': time(0.2) },
    },
    {
      interviews: 1000,
      words: 2000,
      rounds: 3,
      times: { 'node -e 0': time(0.1), 'stats, cold': time(8, 450), 'stats, warm': time(1.6) },
    },
  ];
  const text: string = speedTables({ date: '2026-11-27', machine: '2 cores', sizes });
  expect(text).toContain('| `stats`, cold | 0.40 s, 50 MB | 8.00 s, 450 MB |');
  expect(text).toContain('| 24 | stats, warm | node -e 0 | 2.00 | 1.60 | **missed** |');
  expect(text).toContain('| 1,000 | stats, warm | stats, cold | 0.20 | 0.25 | met |');
  expect(text).toContain('| 1,000 | stats, cold | megabytes | 450 | 400 | **missed** |');
});
