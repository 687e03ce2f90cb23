import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { command as check } from '../../src/commands/check.ts';
import { command as diff } from '../../src/commands/diff.ts';
import { codeOpened } from '../../src/commands/opened.ts';
import { command as report } from '../../src/commands/report.ts';
import { command as stats } from '../../src/commands/stats.ts';
import { besideName } from '../../src/study/beside.ts';
import { openStudy, openToRead } from '../../src/study/open.ts';
import { applyChanges } from '../../src/study/save.ts';
import { quietCall } from '../quiet-call.ts';
import { edit, edited, emptyFolder, freshCopy, sameAsFresh, smallStudy, write } from './edited-studies.ts';

vi.mock('../../src/model/build.ts', () => ({ build: 'this build' }));
// The tests write faster than a disk's times can be trusted; on the disks they run on, times tell all states apart.
vi.mock('../../src/study/disk-times.ts', () => ({ coarsest: 0 }));
// A table of a few rows is read in several pieces, and a report of a few quotes is put together from some.
vi.mock('../../src/parse/piece-size.ts', () => ({ leastPiece: 60 }));
vi.mock('../../src/report/run-size.ts', () => ({ groupSize: 2 }));

/** What four commands print and write, some of them in several ways. */
async function answers(folder: string) {
  const call = (options: Record<string, boolean | string>) => quietCall({ cwd: folder, options });
  const written = async (options: Record<string, boolean | string>, ...args: string[]) => {
    const answer = await report.run({ ...call({ json: true, ...options }), args });
    const texts = (answer.changes ?? []).map(({ path, content }) => `${path}\n${Buffer.from(content as string)}`);
    // What is not written cannot be taken from it the next time.
    if (isOpen(folder)) applyChanges(folder, answer.changes ?? []);
    return [answer.output, ...texts];
  };
  const compared = { ...call({ json: true, by: 'sector' }), args: ['bois', 'métal'] };
  return {
    stats: (await stats.run(call({ json: true, sources: true, matrix: true }))).output,
    rules: (await stats.run(call({ json: true, rules: true, matrix: true }))).output,
    check: (await check.run(call({ json: true }))).output,
    // An edit may take away a value that is compared.
    diff: await Promise.resolve(diff.run(compared)).then(({ output }) => output, String),
    report: await written({ format: 'md,html' }),
    composed: await written({ format: 'md', max: '1' }, 'report'),
    fresh: await written({ new: true }),
  };
}

/** Whether the folder can be written to. */
function isOpen(folder: string): boolean {
  return (statSync(folder).mode & 0o200) !== 0;
}

/** The same of a copy that nothing is remembered of. */
function freshAnswers(folder: string) {
  return answers(freshCopy(folder));
}

const memoryOf = (folder: string) => join(folder, '.study', 'memory');

describe('no answer changes by what is remembered of a study', () => {
  test('nor through any edits, of the study and of what is remembered', async () => {
    await sameAsFresh(fc.array(edit, { minLength: 1, maxLength: 5 }), answers, 6);
  }, 120_000);

  test('nor does another study’s memory, or another build’s', async () => {
    const [one, other] = [smallStudy(), smallStudy()];
    edited('corpus/2024/maison-1.md', (old) => old.replace('machines', 'moissons'))(other);
    await answers(other);
    cpSync(join(other, '.study'), join(one, '.study'), { recursive: true });
    expect(await answers(one)).toEqual(await freshAnswers(one));
    const bytes = readFileSync(memoryOf(one), 'latin1');
    writeFileSync(
      memoryOf(one),
      bytes.replaceAll('this build', 'that build').replaceAll('"Outil"', '"Autre"'),
      'latin1',
    );
    expect(await answers(one)).toEqual(await freshAnswers(one));
  });

  test('read a second time, no file of the corpus is read', async () => {
    const folder = smallStudy();
    await answers(folder);
    const opened = await openToRead(folder);
    writeFileSync(join(folder, 'corpus/2024/maison-0.md'), 'Autre chose.');
    const { coded } = codeOpened(opened, quietCall({}));
    expect(coded.codings).toHaveLength(7);
    expect(() => coded.sources[0]?.body).toThrow(/maison-0\.md has changed on disk/);
  });

  test('holds nothing of a source that is gone', async () => {
    const folder = smallStudy();
    await answers(folder);
    expect(readFileSync(memoryOf(folder), 'utf8')).toContain('La confiance ne vient pas');
    for (const i of [0, 1]) rmSync(join(folder, `corpus/2024/maison-${i}.md`));
    for (const i of [0, 1]) rmSync(join(folder, `corpus/2024/maison-${i}.alice.yaml`));
    await stats.run(quietCall({ cwd: folder, options: { json: true } }));
    expect(readFileSync(memoryOf(folder), 'utf8')).not.toContain('La confiance ne vient pas');
  });

  test('no word of a quote is kept with the pieces of a report', async () => {
    const folder = smallStudy();
    await answers(folder);
    expect(readFileSync(join(folder, 'reports/out/report.html'), 'utf8')).toContain('ateliers d’en face'.slice(-9));
    for (const name of ['pieces', 'whole'])
      expect(readFileSync(join(folder, '.study', name), 'utf8')).not.toMatch(/atelier|confiance|machines|devis/i);
  });

  test('a second run writes nothing', async () => {
    const folder = smallStudy();
    // A table that no answers are read from: nothing is ever asked about it.
    write(folder, { 'corpus/prix.csv': 'id,prix\n1,2\n' });
    const ask = async () => {
      await stats.run(quietCall({ cwd: folder, options: { matrix: true, json: true } }));
      const { changes = [] } = await report.run(quietCall({ cwd: folder, options: { format: 'md,html' } }));
      applyChanges(folder, changes);
    };
    await ask();
    await ask();
    const kept = ['memory', 'pieces', 'whole'].map((name) => join(folder, '.study', name));
    const before = kept.map((file) => statSync(file));
    await ask();
    expect(kept.map((file) => statSync(file).ino)).toEqual(before.map(({ ino }) => ino));
    expect(readdirSync(join(folder, '.study')).sort()).toEqual(['.gitignore', 'memory', 'pieces', 'whole']);
    for (const { mode } of before) expect(mode & 0o077).toBe(0);
  });

  test('what a run that was killed left is taken away, a running one’s is not', async () => {
    const folder = smallStudy();
    mkdirSync(join(folder, '.study'));
    writeFileSync(join(folder, '.study/.study-999999999-0.tmp'), 'x');
    writeFileSync(join(folder, `.study/.study-${process.ppid}-0.tmp`), 'x');
    await answers(folder);
    expect(readdirSync(join(folder, '.study')).sort()).toEqual([
      '.gitignore',
      `.study-${process.ppid}-0.tmp`,
      'memory',
      'pieces',
      'whole',
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('nor does a folder nothing can be written to', async () => {
    const folder = smallStudy();
    chmodSync(folder, 0o555);
    const found = await answers(folder);
    chmodSync(folder, 0o755);
    expect(existsSync(join(folder, '.study'))).toBe(false);
    expect(found).toEqual(await freshAnswers(folder));
  });

  test('nor where `.study` is a file', async () => {
    const folder = smallStudy();
    writeFileSync(join(folder, '.study'), 'mine');
    const found = await answers(folder);
    expect(readFileSync(join(folder, '.study'), 'utf8')).toBe('mine');
    rmSync(join(folder, '.study'));
    expect(found).toEqual(await freshAnswers(folder));
  });

  test('nor where a pipe or a device lies there', async () => {
    for (const place of ['memory', 'answers', 'pieces', 'whole', 'words']) {
      const folder = smallStudy();
      mkdirSync(join(folder, '.study'));
      execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, '.study', place)]);
      expect(await answers(folder)).toEqual(await freshAnswers(folder));
    }
    const folder = smallStudy();
    mkdirSync(join(folder, '.study'));
    symlinkSync('/dev/zero', memoryOf(folder));
    expect(await answers(folder)).toEqual(await freshAnswers(folder));
  });

  test('nor is a link in `.study` written through', async () => {
    const folder = smallStudy();
    const own = join(dirname(folder), 'own');
    writeFileSync(own, 'mine');
    mkdirSync(join(folder, '.study'));
    const temporaries = [0, 1, 3, 4].map(besideName);
    for (const name of ['.gitignore', ...temporaries]) symlinkSync(own, join(folder, '.study', name));
    await answers(folder);
    expect(readFileSync(own, 'utf8')).toBe('mine');
    expect(readdirSync(join(folder, '.study'))).toContain('memory');
  });

  test('a study opened to read is the study opened to change', async () => {
    const example = join(import.meta.dirname, '../..');
    const copy = emptyFolder();
    for (const name of ['study.yaml', 'corpus', 'codebook', 'reports'])
      cpSync(join(example, name), join(copy, name), { recursive: true });
    const whole = codeOpened(openStudy(copy), quietCall({}));
    for (const _run of ['found out', 'remembered']) {
      const opened = await openToRead(copy);
      const read = codeOpened(opened, quietCall({}));
      opened.remember?.();
      expect(read.problems).toEqual(whole.problems);
      expect(read.coded.codings).toEqual(whole.coded.codings);
      const plain = (source: (typeof read.coded.sources)[number]) => ({
        ...source,
        body: source.body,
        turns: source.turns,
      });
      expect(read.coded.sources.map(plain)).toEqual(whole.coded.sources);
      expect([...read.coded.texts]).toEqual([...whole.coded.texts]);
    }
  }, 120_000);
});
