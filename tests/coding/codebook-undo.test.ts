import { describe, expect, test } from 'vitest';
import { mergeCodes } from '../../src/coding/merge-codes.ts';
import { moveCode } from '../../src/coding/move-code.ts';
import { renameCode } from '../../src/coding/rename-code.ts';
import { reopened } from '../../src/study/open.ts';
import { operationChanges } from '../../src/study/operation-changes.ts';
import { takeBackFiles } from '../../src/study/take-back-files.ts';
import { MemoryStudy, manyWays, unresolved } from './codebook-study.ts';

function renamed(): MemoryStudy {
  const memory = new MemoryStudy(manyWays);
  memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('pret'), id: 'credit' }));
  return memory;
}

const aliceOfA = 'corpus/2021/a.alice.yaml';

describe('undoing where files have changed since', () => {
  test('takes back each place that still is as it was left, and keeps what was added', () => {
    const memory = renamed();
    const added = '  - quote: On a peur du vide.\n    codes: [credit]\n';
    memory.write(aliceOfA, memory.text(aliceOfA) + added);
    expect(memory.undo()).toEqual([]);
    expect(memory.text(aliceOfA)).toBe(manyWays[aliceOfA] + added);
  });

  test('tells the places that are not found, and finds the others', () => {
    const memory = renamed();
    memory.write(aliceOfA, memory.text(aliceOfA).replace('"credit"', 'lieu'));
    expect(memory.undo()).toMatchObject([
      { path: aliceOfA, reason: 'edited', places: [{ line: 3, column: 24, now: 'credit', was: 'pret' }] },
    ]);
  });

  test('does not mistake one of two like places for the other', () => {
    const twice =
      'codings:\n  - quote: On prête tout.\n    codes: [pret]\n  - quote: On prête tout.\n    codes: [pret]\n';
    const memory = new MemoryStudy({ ...manyWays, 'corpus/2021/b.alice.yaml': twice });
    memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('pret'), id: 'credit' }));
    const now = memory.text('corpus/2021/b.alice.yaml');
    memory.write('corpus/2021/b.alice.yaml', `# relu\n${now}`);
    expect(memory.undo()).toEqual([]);
    expect(memory.text('corpus/2021/b.alice.yaml')).toBe(`# relu\n${twice}`);
  });

  test('leaves a file that was made by the change and worked on since, and one that is there again', () => {
    const memory = new MemoryStudy(manyWays);
    const chapter = memory.study.codebook.chapters[0];
    if (!chapter) throw new Error('no chapter');
    memory.carryOut(moveCode(memory.study, memory.places, memory.code('pret'), { chapter }));
    memory.write('codebook/1-vie/pret.md', `${memory.text('codebook/1-vie/pret.md')}\nUne définition neuve.\n`);
    expect(memory.undo()).toMatchObject([{ path: 'codebook/1-vie/pret.md', reason: 'edited' }]);

    const other = new MemoryStudy(manyWays);
    other.carryOut(mergeCodes(other.study, other.places, [other.code('lieu')], other.code('ville')));
    other.write('codebook/2-ou/lieu.md', 'Un autre lieu.\n');
    expect(other.undo()).toMatchObject([{ path: 'codebook/2-ou/lieu.md', reason: 'taken' }]);
  });

  test('takes line ends another system changed for what they are', () => {
    const memory = renamed();
    const path = 'codebook/1-vie/1-entraide.md';
    memory.write(path, memory.text(path).replaceAll('\n', '\r\n'));
    expect(memory.undo()).toEqual([]);
    expect(memory.text(path)).toBe((manyWays[path] as string).replaceAll('\n', '\r\n'));
  });
});

test.each(['rename', 'merge', 'move'] as const)(
  'a %s that was interrupted anywhere leaves no coding without its code, and is taken back',
  (op) => {
    const memory = new MemoryStudy(manyWays);
    const { study, places } = memory;
    const operation = {
      rename: () => renameCode(study, places, { code: memory.code('pret'), id: 'credit' }),
      merge: () => mergeCodes(study, places, [memory.code('rivalite'), memory.code('voisins')], memory.code('pret')),
      move: () => moveCode(study, places, memory.code('peur'), { code: memory.code('lieu') }),
    }[op]();
    const { changes, files } = operationChanges(memory.opened, operation.steps);
    expect(changes.length).toBeGreaterThan(1);
    for (let done = 0; done <= changes.length; done++) {
      const halfway = reopened(memory.opened, changes.slice(0, done));
      expect(unresolved(halfway)).toEqual([]);
      const { changes: back, lost } = takeBackFiles(files, halfway.bytes);
      expect(lost).toEqual([]);
      expect([...reopened(halfway, back).bytes].sort()).toEqual([...memory.opened.bytes].sort());
    }
  },
);
