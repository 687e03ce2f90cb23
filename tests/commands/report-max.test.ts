import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Call } from '../../src/commands/command.ts';
import { command } from '../../src/commands/report.ts';

const call = (max: string): Call => ({
  args: ['report'],
  options: { max },
  cwd: join(import.meta.dirname, '../studies/panel-of-shops'),
  color: false,
  env: {},
  progress: () => undefined,
});

test('at most no verbatim is a fault of the call', () => {
  expect(() => command.run(call('0'))).toThrow('at least 1');
  expect(() => command.run(call('1'))).not.toThrow();
});
