import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCode } from '../../src/coding/add-code.ts';
import { mergeCodes } from '../../src/coding/merge-codes.ts';
import { moveCode } from '../../src/coding/move-code.ts';
import { NoOperation, type Operation } from '../../src/coding/operation.ts';
import { redistribute } from '../../src/coding/redistribute.ts';
import { renameChapter } from '../../src/coding/rename-chapter.ts';
import { renameCode } from '../../src/coding/rename-code.ts';
import { retireCode } from '../../src/coding/retire-code.ts';
import { splitCode } from '../../src/coding/split-code.ts';
import type { Chapter, Code } from '../../src/model/codebook.ts';
import { splitPath } from '../../src/parse/split-list.ts';
import { MemoryStudy, manyWays, unresolved } from './codebook-study.ts';
import '../fast-check.ts';

const names = ['neuf', 'autre', 'cadeau', 'partage', 'peur-du-vide', 'x1'];
const wish = fc.record({
  op: fc.constantFrom('rename', 'merge', 'split', 'redistribute', 'move', 'retire', 'add', 'rename-chapter'),
  a: fc.nat(20),
  b: fc.nat(20),
  c: fc.nat(20),
  flag: fc.boolean(),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

/** The operation a wish means in a study as it is. */
function operationOf({ op, a, b, c, flag }: Wish, memory: MemoryStudy): Operation | undefined {
  const { study, places } = memory;
  const codes = [...study.codebook.codes.values()];
  const code = (n: number) => codes[n % codes.length] as Code;
  const chapter = study.codebook.chapters[c % study.codebook.chapters.length] as Chapter;
  const name = names[b % names.length] as string;
  const label = flag ? { label: 'Un : libellé' } : {};
  if (op === 'rename') return renameCode(study, places, { code: code(a), id: name, ...label });
  if (op === 'rename-chapter') return renameChapter(study, places, { chapter, id: name });
  if (op === 'merge') return mergeCodes(study, places, flag ? [code(a), code(b)] : [code(a)], code(c));
  if (op === 'move') return moveCode(study, places, code(a), flag ? { chapter } : { code: code(b) });
  if (op === 'retire') return retireCode(code(a), { date: '2024-03-01' });
  const fresh = { id: name, label: 'L’« autre »', definition: flag ? '' : 'Ce que : c’est.\n\nEt plus.' };
  if (op === 'add') return addCode(study, fresh, flag ? { chapter } : { code: code(a) });
  if (op === 'split') {
    const into = c % 2 === 0 ? [fresh, code(b)] : [fresh];
    return splitCode(study, places, { code: code(a), into, beside: flag, list: splitPath(code(a).id) });
  }
  const list = study.splits[0];
  const split = list && codes.find(({ id, aliases }) => id === list.code || aliases.includes(list.code));
  return list && split && redistribute(study, split, list).operation;
}

/** What a person writes into the list of a split: every second coding gets a code. */
function decide(memory: MemoryStudy, { a }: Wish): void {
  const list = memory.study.splits[0];
  if (!list) return;
  let i = a;
  const ids = list.into.filter((id) => memory.study.codebook.codes.has(id));
  if (ids.length === 0) return;
  memory.write(
    list.path,
    memory.text(list.path).replace(/to: \[\]/g, (to) => (i++ % 2 === 0 ? `to: [${ids[i % ids.length]}]` : to)),
  );
}

/** What must hold of the cases of codes: none changes but as the operation says. */
function expectCases(operation: Operation, before: MemoryStudy, cases: ReadonlyMap<string, string[]>): void {
  const union = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => cases.get(id) ?? []))].sort();
  const [id] = operation.to as [string];
  if (operation.op === 'rename' || operation.op === 'move') expect(before.casesOf(id)).toEqual(union(operation.from));
  if (operation.op === 'merge') expect(before.casesOf(id)).toEqual(union([...operation.from, id]));
  if (operation.op === 'retire' || operation.op === 'split')
    for (const [code, own] of cases) expect(before.casesOf(code)).toEqual(own);
}

test('any sequence of operations keeps every coding resolvable, and is undone to the byte', () => {
  const tried = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 6 }), (wishes) => {
      const memory = new MemoryStudy(manyWays);
      expect(memory.opened.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const back: (() => void)[] = [];
      for (const one of wishes) {
        const asIs = memory.files();
        const reset = memory.opened;
        if (one.op === 'redistribute') decide(memory, one);
        let operation: Operation | undefined;
        try {
          operation = operationOf(one, memory);
        } catch (cause) {
          if (!(cause instanceof NoOperation)) throw cause;
        }
        if (!operation) continue;
        tried.set(operation.op, (tried.get(operation.op) ?? 0) + 1);
        const [list] = memory.study.splits;
        const edited = list && memory.text(list.path);
        const cases = new Map([...memory.study.codebook.codes.keys()].map((id) => [id, memory.casesOf(id)]));
        memory.carryOut(operation, (study) => expect(unresolved(study)).toEqual([]));
        expect(memory.opened.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expectCases(operation, memory, cases);
        back.unshift(() => {
          expect(memory.undo((study) => expect(unresolved(study)).toEqual([]))).toEqual([]);
          if (one.op === 'redistribute' && list) {
            expect(memory.text(list.path)).toBe(edited);
            memory.write(list.path, new TextDecoder().decode(reset.bytes.get(list.path)));
          }
          expect(memory.files()).toEqual(asIs);
        });
      }
      for (const undo of back) undo();
      expect(memory.files()).toEqual(manyWaysAsFiles);
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 50) },
  );
  expect([...tried.keys()].sort()).toEqual([
    'add',
    'merge',
    'move',
    'redistribute',
    'rename',
    'rename-chapter',
    'retire',
    'split',
  ]);
}, 600_000);

const manyWaysAsFiles = new MemoryStudy(manyWays).files();
