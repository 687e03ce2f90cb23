import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from './cli.ts';
import { StudyCopy } from './study-copy.ts';

const root = join(import.meta.dirname, '..');

describe('study init', () => {
  test.each(['fr', 'en'])('an empty study in %s passes check and can be reported', async (language) => {
    const folder = temporaryStudy({});
    expect((await runStudy(['init', 'recherche', '--language', language], { cwd: folder })).code).toBe(0);
    const study = join(folder, 'recherche');
    const { stdout, code } = await runStudy(['check', '--json', '--strict'], { cwd: study });
    expect(JSON.parse(stdout).problems).toEqual([]);
    expect(code).toBe(0);
    expect((await runStudy(['report'], { cwd: study })).code).toBe(0);
    expect(readFileSync(join(study, 'reports/out/report.md'), 'utf8')).toMatch(/^# recherche$/m);
  });

  test('--example gives the example, which has no error', async () => {
    const folder = temporaryStudy({});
    await runStudy(['init', 'exemple', '--example'], { cwd: folder });
    const copy = new StudyCopy(join(folder, 'exemple'));
    for (const [path, bytes] of copy.files()) {
      if (path === '.gitignore') continue;
      expect(bytes.equals(readFileSync(join(root, path))), path).toBe(true);
    }
    expect(existsSync(join(folder, 'exemple/study.yaml'))).toBe(true);
    expect((await copy.run(['check'])).code).toBe(0);
  });

  test('a second time nothing is written over', async () => {
    const folder = temporaryStudy({});
    mkdirSync(join(folder, 'recherche'));
    await runStudy(['init', 'recherche'], { cwd: folder });
    const { code, stderr } = await runStudy(['init', 'recherche'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('already');
  });
});
