import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../src/commands/report.ts';
import { temporaryStudy } from '../cli.ts';
import { quietCall } from '../quiet-call.ts';

const call = (max: string) =>
  quietCall({ args: ['report'], options: { max }, cwd: join(import.meta.dirname, '../studies/panel-of-shops') });

test('at most no verbatim is a fault of the call', async () => {
  await expect(command.run(call('0'))).rejects.toThrow('at least 1');
  await command.run(call('1'));
});

test('a number of verbatims for what a template decides is a fault of the call, in one line', async () => {
  const folder = temporaryStudy({ 'study.yaml': '', 'codebook/a.md': '---\nid: a\n---\n', 'reports/un.md': 'Un.\n' });
  const run = (...args: string[]) => command.run(quietCall({ args, options: { max: '1' }, cwd: folder }));
  await expect(run('un')).rejects.toThrow(
    /^`--max` is for a report without a template\. In reports\/un\.md, .*max=1\}\.$/,
  );
  await expect(run()).rejects.toThrow('without a template');
  await run('report');
});
