import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/commands/main.ts';
import { besideName } from '../../src/study/beside.ts';
import { studyState } from '../../src/study/file-stamps.ts';
import { keepAnswer, recallAnswer } from '../../src/study/kept-answers.ts';
import { runHere } from '../run-here.ts';
import { edit, edited, freshCopy, smallStudy, write } from './edited-studies.ts';

vi.mock('../../src/model/build.ts', () => ({ build: 'this build' }));
const times = vi.hoisted(() => ({ coarsest: 0 }));
// The tests write faster than a disk's times can be trusted; on the disks they run on, times tell all states apart.
vi.mock('../../src/study/disk-times.ts', () => ({
  get coarsest() {
    return times.coarsest;
  },
}));
vi.mock('../../src/commands/main.ts', async (original) => {
  const { main } = await original<{ main: () => Promise<number> }>();
  return { main: vi.fn(main) };
});

beforeEach(() => {
  times.coarsest = 0;
});

const answersOf = (folder: string) => join(folder, '.study', 'answers');
const namesOf = (folder: string) => (existsSync(answersOf(folder)) ? readdirSync(answersOf(folder)) : []);
const textsOf = (folder: string) => namesOf(folder).map((name) => readFileSync(join(answersOf(folder), name), 'utf8'));

/** A disk that writes the time every few milliseconds tells this study's times from those of what comes next. */
async function settledStudy(): Promise<string> {
  const folder = smallStudy();
  await after(50);
  return folder;
}

/** Whether a call was answered without running the command. */
async function isRecalled(...call: Parameters<typeof runHere>): Promise<boolean> {
  const before = vi.mocked(main).mock.calls.length;
  await runHere(...call);
  return vi.mocked(main).mock.calls.length === before;
}

/** Commands whose answers are kept. */
const calls = [
  ['stats'],
  ['stats', '--json', '--sources', '--matrix', '--cooccurrences', '--saturation', '--vocabulary', 'sector'],
  ['stats', '--rules'],
  ['verbatims', 'lien'],
  ['verbatims', 'outil', '--json'],
  ['search', 'confiance'],
  ['check'],
  ['check', '--json', '--strict'],
  ['diff', 'bois', 'métal', '--by', 'sector'],
  ['agree', 'alice', 'bob'],
  ['codebook'],
  ['codebook', 'blame', 'lien'],
];

const titles = calls.map((call) => [call.join(' '), call] as const);

test.each(titles)('study %s: the second time the same, at once', async (_, call) => {
  const folder = smallStudy();
  write(folder, { 'corpus/2024/maison-1.bob.yaml': 'codings: []\n' });
  await after(50);
  const first = await runHere(call, folder);
  expect(await isRecalled(call, folder)).toBe(true);
  expect(await runHere(call, folder)).toEqual(first);
  expect(await runHere(call, freshCopy(folder))).toEqual(first);
  expect(first.stdout).not.toBe('');
});

test.each(titles)('study %s: neither the folder one is in nor the environment shows', async (_, call) => {
  const folder = smallStudy();
  const first = await runHere(call, folder);
  const looked: unknown[] = [];
  const env = new Proxy({}, { get: (_env, name) => void looked.push(name) });
  expect(await runHere(call, join(freshCopy(folder), 'corpus/2024'), { env })).toEqual(first);
  expect(looked).toEqual([]);
});

test('the calls above are of all commands whose answers are kept', () => {
  const place = join(import.meta.dirname, '../../src/commands');
  const keeping = readdirSync(place).filter((name) => / from: opened\b/.test(readFileSync(join(place, name), 'utf8')));
  expect(new Set(keeping.map((name) => name.split(/[-.]/)[0]))).toEqual(new Set(calls.map(([name]) => name)));
});

describe('no answer is of another study, or of another call', () => {
  const asked = [
    ['stats', '--json', '--sources'],
    ['verbatims', 'lien'],
    ['check', '--json'],
    ['search', 'confiance'],
    ['diff', 'bois', 'métal', '--by', 'sector', '--json'],
  ];

  test('through any edits, of the study and of what is kept', async () => {
    let recalled = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const folder = await settledStudy();
        for (const call of asked) await runHere(call, folder);
        for (const change of edits) {
          change(folder);
          const copy = freshCopy(folder);
          for (const call of asked) {
            const fresh = await runHere(call, copy);
            for (const _time of ['kept', 'recalled']) expect(await runHere(call, folder)).toEqual(fresh);
          }
          if (await isRecalled(asked[0] as string[], folder)) recalled++;
        }
        rmSync(dirname(folder), { recursive: true });
      }),
      { numRuns: Number(process.env.RUNS ?? 5) },
    );
    expect(recalled).toBeGreaterThan(0);
  }, 120_000);

  const changes: readonly (readonly [string, (folder: string) => void])[] = [
    ['a link that leads nowhere', (folder) => symlinkSync('rien.md', join(folder, 'corpus/2024/lien.md'))],
    ['a link that leads back', (folder) => symlinkSync('..', join(folder, 'corpus/2024/retour'))],
    ['an empty folder', (folder) => mkdirSync(join(folder, 'corpus/2021'))],
    ['settings under another name', (folder) => renameSync(join(folder, 'study.yaml'), join(folder, 'study.yml'))],
    ['a report', (folder) => write(folder, { 'reports/note.md': '::rien\n' })],
    ['what was written beside a file', (folder) => write(folder, { 'corpus/2024/.study-1-0.tmp': 'Maison.\n' })],
    ['a change that is not finished', (folder) => write(folder, { '.study-1.unfinished': '' })],
    ['a file that is gone', (folder) => rmSync(join(folder, 'corpus/2024/maison-1.alice.yaml'))],
    [
      'two files that changed places',
      (folder) => {
        const [one, other, aside] = ['maison-0.md', 'maison-1.md', '_'].map((name) =>
          join(folder, 'corpus/2024', name),
        );
        renameSync(one as string, aside as string);
        renameSync(other as string, one as string);
        renameSync(aside as string, other as string);
      },
    ],
  ];
  test.each(changes)('%s is noticed', async (_, change) => {
    const folder = await settledStudy();
    await runHere(['check', '--json'], folder);
    expect(await isRecalled(['check', '--json'], folder)).toBe(true);
    change(folder);
    expect(await isRecalled(['check', '--json'], folder)).toBe(false);
    expect(await runHere(['check', '--json'], folder)).toEqual(await runHere(['check', '--json'], freshCopy(folder)));
  });

  test('of the same length, with the same time', async () => {
    const folder = await settledStudy();
    const file = join(folder, 'codebook/1-liens/lien.md');
    const { atime, mtime } = statSync(file);
    for (const label of ['Lien', 'Ligne', 'Liane', 'Lieux']) {
      edited('codebook/1-liens/lien.md', (old) => old.replace(/label: .*/, `label: ${label}`))(folder);
      utimesSync(file, atime, mtime);
      for (const _time of ['found out', 'recalled']) expect((await runHere(['stats'], folder)).stdout).toContain(label);
    }
  });

  test('other words, another terminal: another answer', async () => {
    const folder = await settledStudy();
    edited('study.yaml', (old) => `${old}waves: [{ id: "1999" }]\n`)(folder);
    await after(50);
    const plain = await runHere(['check'], folder);
    const colored = await runHere(['check'], folder, { isTTY: true });
    const json = await runHere(['check', '--json'], folder);
    expect(colored.stdout).not.toBe(plain.stdout);
    expect(await runHere(['check'], folder)).toEqual(plain);
    expect((await runHere(['check'], folder, { isTTY: true })).stdout).toBe(colored.stdout);
    expect((await runHere(['check'], folder, { isTTY: true, env: { NO_COLOR: '1' } })).stdout).toBe(plain.stdout);
    expect(await runHere(['check', '--json'], folder)).toEqual(json);
    expect(await isRecalled(['check', '--strict'], folder)).toBe(false);
  });

  test('the study is the one that is meant', async () => {
    const [one, other] = [await settledStudy(), await settledStudy()];
    edited('codebook/1-liens/lien.md', (old) => old.replace('label: Lien', 'label: Attache'))(other);
    await after(50);
    const below = join(one, 'corpus/2024');
    const stats = async (...call: Parameters<typeof runHere>) => {
      const { stdout } = await runHere(...call);
      return stdout.includes('Attache') ? 'other' : 'one';
    };
    for (const _time of ['found out', 'recalled']) {
      expect(await stats(['stats'], one)).toBe('one');
      expect(await stats(['stats'], below)).toBe('one');
      expect(await stats(['stats', '--study', other], one)).toBe('other');
      expect(await stats(['stats', `--study=${other}`], below)).toBe('other');
      expect(await stats(['stats', '--study', one, '--study', other], below)).toBe('other');
      expect(await stats(['stats', '--study', '../study'], other)).toBe('other');
      expect(await stats(['stats', '--study', '../study'], one)).toBe('one');
    }
    expect(await isRecalled(['stats'], below)).toBe(true);
    expect(await isRecalled(['stats', `--study=${other}`], below)).toBe(true);
  });

  test('`--study` among the words that are looked for is no study', async () => {
    const [one, other] = [await settledStudy(), await settledStudy()];
    edited('study.yaml', (old) => `${old}consent: peut-être\n`)(other);
    await after(50);
    const call = ['search', '--', 'confiance', '--study', other];
    const ofOther = await runHere(call, other);
    const ofOne = await runHere(call, one);
    expect(ofOne.stderr).not.toBe(ofOther.stderr);
    expect(ofOne).toEqual(await runHere(call, freshCopy(one)));
  });

  test('a study that was copied or renamed is asked anew', async () => {
    const folder = await settledStudy();
    await runHere(['stats'], folder);
    const [copy, renamed] = [join(dirname(folder), 'copie'), join(dirname(folder), 'autre')];
    cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
    expect(await isRecalled(['stats'], copy)).toBe(false);
    renameSync(folder, renamed);
    expect(await isRecalled(['stats'], renamed)).toBe(false);
  });

  test('another build’s answers are none', async () => {
    const folder = await settledStudy();
    await runHere(['stats'], folder);
    const asked = { argv: ['stats'], color: false };
    expect(recallAnswer(folder, asked, 'this build')).toBeDefined();
    expect(recallAnswer(folder, asked, 'that build')).toBeUndefined();
  });

  test('a file that does not count changes no answer', async () => {
    const folder = await settledStudy();
    await runHere(['stats'], folder);
    write(folder, { 'corpus/2024/notes.txt': 'Rien.', 'reports/out/ancien.md': 'Rien.', 'README.md': 'Rien.' });
    rmSync(join(folder, 'reports'), { recursive: true });
    expect(await isRecalled(['stats'], folder)).toBe(true);
  });
});

describe('what is kept', () => {
  test('an interview whose consent is withdrawn stands in no answer, and in no file of answers', async () => {
    const folder = await settledStudy();
    const quoted = 'On partage un atelier avec ceux d’en face.';
    expect((await runHere(['verbatims', 'lien'], folder)).stdout).toContain(quoted);
    expect(textsOf(folder).join()).toContain(quoted);
    edited('corpus/2024/maison-0.md', (old) => old.replace('consent: named', 'consent: none'))(folder);
    expect((await runHere(['verbatims', 'lien'], folder)).stdout).not.toContain(quoted);
    expect(textsOf(folder).join()).not.toContain(quoted);
  });

  test('goes with the next command that reads the study, also where that cannot keep its own', async () => {
    const folder = await settledStudy();
    await runHere(['verbatims', 'lien'], folder);
    times.coarsest = 1e12;
    edited('corpus/2024/maison-0.md', (old) => `${old}\n`)(folder);
    await runHere(['stats'], folder);
    expect(namesOf(folder)).toEqual([]);
  });

  test('is only its owner’s to read, and one file for each answer', async () => {
    const folder = await settledStudy();
    for (const _time of [1, 2]) for (const call of [['stats'], ['check']]) await runHere(call, folder);
    const names = namesOf(folder);
    expect(names).toHaveLength(2);
    for (const name of names) expect(statSync(join(answersOf(folder), name)).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, '.study')).sort()).toEqual(['.gitignore', 'answers', 'memory']);
  });

  test('is not waited for where a pipe lies in its place', async () => {
    const folder = await settledStudy();
    const { stdout } = await runHere(['stats'], folder);
    const [name = ''] = namesOf(folder);
    rmSync(join(answersOf(folder), name));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(answersOf(folder), name)]);
    expect((await runHere(['stats'], folder)).stdout).toBe(stdout);
  });

  test('is the youngest, and not more than a few', async () => {
    const folder = await settledStudy();
    for (let max = 1; max <= 45; max++) await runHere(['verbatims', 'lien', '--max', `${max}`], folder);
    expect(namesOf(folder)).toHaveLength(40);
    expect(await isRecalled(['verbatims', 'lien', '--max', '1'], folder)).toBe(false);
    expect(await isRecalled(['verbatims', 'lien', '--max', '45'], folder)).toBe(true);
  }, 120_000);

  test('is not what a dry run, a change or a fault of the call said', async () => {
    const folder = await settledStudy();
    for (const call of [
      ['stats', '--dry'],
      ['check', '--fix', '--dry-run'],
      ['check', '--dry-run'],
      ['verbatims', 'rien'],
      ['report', '--format', 'md'],
      ['code', '--rules'],
    ])
      await runHere(call, folder);
    expect(namesOf(folder)).toEqual([]);
  });

  test('is nothing of a check that looked elsewhere', async () => {
    const folder = await settledStudy();
    write(dirname(folder), { 'cle.csv': 'nom;remplacer par\nAnne;E1\n', 'rapport.md': '# Rien\n' });
    await after(50);
    for (const call of [
      ['check', '--key', '../cle.csv'],
      ['check', '../rapport.md'],
    ])
      expect(await runHere(call, folder)).toMatchObject({ code: 0, stderr: '' });
    expect(namesOf(folder)).toEqual([]);
    edited('study.yaml', (old) => `${old}pseudonymisation_key: ../cle.csv\n`)(folder);
    await after(50);
    const before = await runHere(['check'], folder);
    expect(namesOf(folder)).toEqual([]);
    rmSync(join(dirname(folder), 'cle.csv'));
    expect((await runHere(['check'], folder)).stdout).not.toBe(before.stdout);
  });

  test('is nothing of a study that changed while it was read', async () => {
    const folder = await settledStudy();
    let isChanged = false;
    const heard = (text: string) => {
      if (!isChanged && text.includes('Checking')) appendFileSync(join(folder, 'study.yaml'), 'title: Maisons\n');
      isChanged ||= text.includes('Checking');
    };
    await runHere(['stats'], folder, { isTTY: true, heard });
    expect(isChanged).toBe(true);
    expect(namesOf(folder)).toEqual([]);
  });

  test('is nothing where the times of a file may deceive', () => {
    const folder = smallStudy();
    const asked = { argv: ['stats'], color: false };
    const answer = { output: 'six', exitCode: 0 } as const;
    times.coarsest = 2500;
    const state = studyState(folder, 'this build');
    const keep = (taken: number) => keepAnswer(folder, asked, answer, { state, taken: () => taken, by: 'this build' });
    keep(0);
    expect(namesOf(folder)).toEqual([]);
    // As if the command had begun three seconds from now.
    keep(-3000);
    expect(recallAnswer(folder, asked, 'this build')).toEqual(answer);
    keep(0);
    expect(recallAnswer(folder, asked, 'this build')).toEqual(answer);
  });
});

describe('where something is wrong with the folder of answers', () => {
  const damages: readonly (readonly [string, (file: string) => void])[] = [
    ['cut', (file) => truncateSync(file, statSync(file).size - 3)],
    ['emptied', (file) => truncateSync(file, 0)],
    ['of other words', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('Lien', 'Loin'))],
    [
      'a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
    [
      'a link that leads nowhere',
      (file) => {
        rmSync(file);
        symlinkSync('rien', file);
      },
    ],
  ];
  test.each(damages)('a file is %s: the command answers', async (_, damage) => {
    const folder = await settledStudy();
    const first = await runHere(['stats'], folder);
    damage(join(answersOf(folder), namesOf(folder)[0] as string));
    expect(await isRecalled(['stats'], folder)).toBe(false);
    expect(await runHere(['stats'], folder)).toEqual(first);
  });

  test('a file bears another answer’s name', async () => {
    const folder = await settledStudy();
    await runHere(['stats'], folder);
    const [stats] = namesOf(folder) as [string];
    const check = await runHere(['check'], folder);
    const other = namesOf(folder).find((name) => name !== stats) as string;
    cpSync(join(answersOf(folder), stats), join(answersOf(folder), other));
    expect(await runHere(['check'], folder)).toEqual(check);
  });

  test('a run was killed while it wrote', async () => {
    const folder = await settledStudy();
    mkdirSync(join(folder, '.study'));
    writeFileSync(join(folder, '.study/.study-999999999-2.tmp'), 'x');
    await runHere(['stats'], folder);
    expect(readdirSync(join(folder, '.study')).sort()).toEqual(['.gitignore', 'answers', 'memory']);
  });

  test('a report was killed while it put its files in place: they go, and the answer is given all the same', async () => {
    const folder = await settledStudy();
    for (const name of ['out', 'member-check']) mkdirSync(join(folder, 'reports', name), { recursive: true });
    const first = await runHere(['stats'], folder);
    const left = besideName(0).replace(`${process.pid}`, '999999999');
    write(folder, { [`reports/out/${left}`]: 'Maison.', [`reports/member-check/${left}`]: 'Maison.' });
    const running = besideName(0).replace(`${process.pid}`, `${process.ppid}`);
    write(folder, { [`reports/out/${running}`]: 'Maison.' });
    expect(await isRecalled(['stats'], folder)).toBe(true);
    expect(await runHere(['stats'], folder)).toEqual(first);
    expect(readdirSync(join(folder, 'reports/out'))).toEqual([running]);
    expect(readdirSync(join(folder, 'reports/member-check'))).toEqual([]);
  });

  test.each([
    ['.study', '../dehors'],
    ['.study/answers', '../dehors'],
    ['.study', 'corpus/dedans'],
    ['.study', 'autre'],
    ['.study/answers', 'autre'],
  ])('%s is a link to %s: it is neither read nor written', async (link, to) => {
    const folder = await settledStudy();
    const first = await runHere(['stats'], folder);
    const out = join(folder, to);
    renameSync(join(folder, link), out);
    symlinkSync(out, join(folder, link));
    const before = readdirSync(out, { recursive: true }).sort();
    expect(await isRecalled(['stats'], folder)).toBe(false);
    expect(await runHere(['stats'], folder)).toEqual(first);
    edited('corpus/2024/maison-0.md', (old) => `${old}\n`)(folder);
    await runHere(['check'], folder);
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(before);
  });

  test('`.study` or `.study/answers` is a file', async () => {
    for (const path of ['.study', '.study/answers']) {
      const folder = await settledStudy();
      write(folder, { [path]: 'mine' });
      const { code } = await runHere(['stats'], folder);
      expect([code, readFileSync(join(folder, path), 'utf8')]).toEqual([0, 'mine']);
    }
  });

  test.skipIf(process.getuid?.() === 0)('nothing can be written', async () => {
    const folder = await settledStudy();
    const first = await runHere(['stats'], folder);
    chmodSync(answersOf(folder), 0o555);
    edited('corpus/2024/maison-0.md', (old) => `${old}\n`)(folder);
    const second = await runHere(['stats'], folder);
    chmodSync(answersOf(folder), 0o755);
    expect(second).toEqual(first);
  });

  test.skipIf(process.getuid?.() === 0)('a file that may no longer be read', async () => {
    const folder = await settledStudy();
    const first = await runHere(['stats'], folder);
    chmodSync(join(folder, 'codebook/1-liens/lien.md'), 0);
    expect((await runHere(['stats'], folder)).stderr).toContain('no right to read it');
    expect(first.stderr).not.toContain('no right to read it');
  });
});
