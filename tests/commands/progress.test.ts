import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCoded } from '../../src/commands/opened.ts';
import { temporaryStudy } from '../cli.ts';
import { quietCall } from '../quiet-call.ts';
import { runHere } from '../run-here.ts';

const clear = '\u001b[1A\r\u001b[K';

test('says how many interviews it has gone through', () => {
  const interviews = Array.from({ length: 250 }, (_, i) => [`corpus/e${i}.md`, `**R :** Ici, ${i} personnes.\n`]);
  const cwd = temporaryStudy({ 'codebook/lien.md': '---\nid: lien\n---\n', ...Object.fromEntries(interviews) });
  const said: string[] = [];
  openCoded(quietCall({ cwd, progress: (message) => void said.push(message) }));
  expect(said).toEqual([
    'Reading the study …',
    'Locating the codings … 1 of 250 interviews',
    'Locating the codings … 101 of 250 interviews',
    'Locating the codings … 201 of 250 interviews',
    'Checking …',
  ]);
});

test('what is said of it is a whole line each time, which the next one replaces', async () => {
  const cwd = temporaryStudy({ 'codebook/lien.md': '---\nid: lien\n---\n', 'corpus/a.md': '**R :** Ici.\n' });
  const heard: string[] = [];
  await runHere(['stats'], cwd, { isTTY: true, heard: (text) => void heard.push(text) });
  const [first, ...others] = heard.slice(0, heard.indexOf(clear) + 1);
  expect(first).toBe('Reading the study …\n');
  expect(others).toEqual([expect.stringMatching(/Locating .*\n$/), `${clear}Checking …\n`, clear]);
  heard.length = 0;
  await runHere(['stats', '--where', 'rien=1'], cwd, { isTTY: true, heard: (text) => void heard.push(text) });
  expect(heard.slice(-2)).toEqual([clear, expect.stringMatching(/^study: /)]);
});

/** Which runs a command on a terminal of its own. */
/** Of util-linux: runs a command in a pseudo terminal. */
const script = 'script';
const hasScript = spawnSync(script, ['--version']).stdout?.includes('util-linux') === true;

test.skipIf(!hasScript)(
  'Ctrl-C leaves no half line of it',
  async () => {
    const said = Array.from({ length: 200 }, (_, i) => `**R :** La maison ${i} prête sa machine.\n`).join('\n');
    const interviews = Array.from({ length: 600 }, (_, i) => [`corpus/e${i}.md`, `${said}\n**R :** Ici, ${i}.\n`]);
    const folder = temporaryStudy({
      'codebook/lien.md': '---\nid: lien\nindicators: [machine]\n---\n',
      ...Object.fromEntries(interviews),
    });
    const command = `'${process.execPath}' '${join(import.meta.dirname, '../../dist/cli.js')}' stats --rules --study '${folder}'`;
    const child = spawn(script, ['-qec', command, '/dev/null']);
    let shown = '';
    child.stdout.on('data', (piece) => {
      if (!shown.includes('…') && `${piece}`.includes('…')) child.stdin.write('\u0003');
      shown += piece;
    });
    const [status] = await once(child, 'close');
    expect(shown).toMatch(/…[^\n]*\r?\n(?:\^C)?$/);
    expect(status).toBe(130);
  },
  60_000,
);
