import { expect, test, vi } from 'vitest';
import type { StatsPart } from '../../src/commands/stats-part.ts';
import { temporaryStudy } from '../cli.ts';
import { runHere } from '../run-here.ts';

/** A statistic as somebody new would add it: all there is of it. */
const longest: StatsPart = {
  options: [['--longest', 'the longest label of a code']],
  find(call, { codes }) {
    if (!call.options.longest) return undefined;
    const fields = { longest: Math.max(...codes.map(({ label }) => label.length)) };
    return { fields, text: () => [`Longest label: ${fields.longest}\n`] };
  },
};

vi.mock('../../src/commands/stats-parts.ts', async (original) => {
  const { statsParts } = await original<typeof import('../../src/commands/stats-parts.ts')>();
  return { statsParts: [...statsParts, longest] };
});

test('a statistic that is listed is asked for, computed, printed, in the help, and refused with --rules', async () => {
  const folder = temporaryStudy({
    'study.yaml': 'language: en\n',
    'codebook/1-vie/a.md': '---\nid: a\nlabel: Entraide\n---\n',
  });
  const run = (...options: string[]) => runHere(['stats', ...options], folder);
  expect((await run('--longest')).stdout).toContain('Longest label: 8\n');
  expect(JSON.parse((await run('--longest', '--json')).stdout)).toMatchObject({ longest: 8 });
  expect(JSON.parse((await run('--json')).stdout)).not.toHaveProperty('longest');
  expect((await run('--help')).stdout).toContain('the longest label of a code');
  expect((await run('--rules', '--longest')).stderr).toContain('`--longest` is about codings: give one of them.');
});
