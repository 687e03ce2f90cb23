import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { follow } from '../../src/commands/open.ts';
import type { PageChange } from '../../src/model/page-study.ts';
import { openStudy } from '../../src/study/open.ts';
import { LiveStudy } from '../../src/web/live-study.ts';
import { temporaryStudy } from '../cli.ts';
import { talk } from './served.ts';

/** A study that is followed, and what the system would tell of it. */
function start() {
  const folder = temporaryStudy(talk);
  const live = new LiveStudy(openStudy(folder));
  const told: PageChange[] = [];
  live.listen((change) => told.push(change));
  const notes: string[] = [];
  const system = { change: async (_paths: readonly string[]) => {}, lost: () => {} };
  const stop = follow(
    live,
    (text) => notes.push(text),
    (_folder, change, lost) => {
      Object.assign(system, { change, lost });
      return () => {};
    },
  );
  return { folder, live, told, notes, system, stop };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a change that cannot be read is told once, and the next one is heard', async () => {
  const { folder, live, told, notes, system } = start();
  const refresh = vi.spyOn(live, 'refresh').mockImplementation(() => {
    throw new Error('EMFILE: too many open files');
  });
  await system.change(['corpus/lys.md']);
  await system.change(['corpus/lys.md']);
  expect(notes).toEqual(['study: A change could not be read (EMFILE: too many open files).\n']);
  expect(told.map(({ isUnread }) => isUnread)).toEqual([true, true]);
  refresh.mockRestore();
  writeFileSync(join(folder, 'study.yaml'), 'title: Autre\nlanguage: fr\n');
  await system.change(['study.yaml']);
  expect(told.at(-1)).toEqual({ revision: 1, paths: ['study.yaml'] });
  expect(live.coded.settings.title).toBe('Autre');
});

test('where the system tells of nothing any more, it is said once and the study is read again by itself', () => {
  vi.useFakeTimers();
  const { folder, live, notes, system, stop } = start();
  system.lost();
  system.lost();
  expect(notes).toHaveLength(1);
  rmSync(join(folder, 'corpus/lys.bea.yaml'));
  vi.advanceTimersByTime(3000);
  expect(live.coded.codingFiles).toEqual([]);
  stop();
  writeFileSync(join(folder, 'corpus/lys.bea.yaml'), 'codings: []\n');
  vi.advanceTimersByTime(9000);
  expect(live.coded.codingFiles).toEqual([]);
});
