import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../src/commands/report.ts';
import { quietCall } from '../quiet-call.ts';

const call = (max: string) =>
  quietCall({ args: ['report'], options: { max }, cwd: join(import.meta.dirname, '../studies/panel-of-shops') });

test('at most no verbatim is a fault of the call', () => {
  expect(() => command.run(call('0'))).toThrow('at least 1');
  expect(() => command.run(call('1'))).not.toThrow();
});
