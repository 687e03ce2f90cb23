import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeCodes } from '../../src/coding/merge-codes.ts';
import { moveCode } from '../../src/coding/move-code.ts';
import { NotPlain } from '../../src/coding/not-plain.ts';
import { NoOperation } from '../../src/coding/operation.ts';
import { renameCode } from '../../src/coding/rename-code.ts';
import { retireCode } from '../../src/coding/retire-code.ts';
import { splitCode } from '../../src/coding/split-code.ts';
import { frequency } from '../../src/measure/frequency.ts';
import type { Chapter, Code } from '../../src/model/codebook.ts';
import { mentionsLeft } from '../../src/organise/mentions-left.ts';
import { splitPath } from '../../src/parse/split-list.ts';
import { MemoryStudy } from './codebook-study.ts';
import '../fast-check.ts';

const book = {
  'study.yaml': 'consent: named\ncoders: { report: [zoe] }\n',
  'codebook/1-vie/a.md': '---\nid: a\naliases: [ancien]\nsubthemes: [{ id: a1 }, { id: a2 }]\n---\n',
  'codebook/1-vie/b.md': '---\nid: b\nsubthemes: [{ id: b1 }]\n---\n',
  'codebook/2-ou/c.md': '---\nid: c\n---\n',
};
const ids = ['a', 'a1', 'a2', 'b', 'b1', 'c', 'ancien'];
const table = 'corpus/t.csv';
const keys = 'corpus/t.yaml';

/** A study of one table, whose rows say in the last cell what they were not asked; a coding of each row. */
const inTable = (rows: readonly string[], shared = '', codes: readonly string[] = []) =>
  new MemoryStudy({
    ...book,
    [keys]: `text: mots\ncolumns: { case: id, not_asked: sans }\n${shared}`,
    [table]: `id;mots;sans\r\n${rows.map((cell, i) => `r${i};Le mot.;${cell}\r\n`).join('')}`,
    'corpus/t.zoe.yaml': `codings:${codes.length === 0 ? ' []' : codes.map((code, i) => `\n  - { row: r${i}, quote: Le mot., codes: [${code}] }`).join('')}\n`,
  });

const cells = (memory: MemoryStudy) =>
  memory
    .text(table)
    .split('\r\n')
    .slice(1, -1)
    .map((line) => /^r\d+;Le mot\.;(.*)$/.exec(line)?.[1]);

const merge = (memory: MemoryStudy, from: string, into: string) =>
  mergeCodes(memory.study, memory.places, [memory.code(from)], memory.code(into));

describe('what rows of a table were not asked', () => {
  test.each([
    ['b', ['b']],
    [' b , c', ['b', 'c']],
    ['"b; c\n b1"', ['b', 'c', 'b1']],
    ['"b ""x"" c"', ['b', '"x"', 'c']],
    ['', ['a']],
  ])('is said in a cell, by several codes with a space, comma or semicolon between: %j', (cell, said) => {
    expect(inTable([cell], 'not_asked: [a]\n').study.sources[0]?.notAsked).toEqual(said);
  });

  test('becomes what was asked of the whole where one of merged codes was; every other byte stays', () => {
    const memory = inTable(['a', '', '"b"', 'a b', '"c; a1,b"', '"c ""x""  a"'], '', ['b', 'b']);
    const before = memory.files();
    memory.carryOut(merge(memory, 'a', 'b'));
    expect(cells(memory)).toEqual(['', '', '""', 'b', '"c; a1"', '"c ""x"""']);
    expect(frequency(memory.coded, 'b')).toMatchObject({ k: 2, n: 5 });
    memory.undo();
    expect(memory.files()).toEqual(before);
  });

  test('is parted as it was, and by a space where one code becomes several', () => {
    const memory = inTable(['a', '"c,a"', '"a; c"']);
    const into = [
      { id: 'd', label: 'D', definition: '' },
      { id: 'e', label: 'E', definition: '' },
    ];
    const list = splitPath('a');
    memory.carryOut(splitCode(memory.study, memory.places, { code: memory.code('a'), into, beside: true, list }));
    expect(cells(memory)).toEqual(['a d e', '"c,a,d,e"', '"a; d; e; c"']);
  });

  test('is not emptied where what stands beside the table would hold instead', () => {
    const memory = inTable(['c', 'a'], 'not_asked: [c]\n');
    const [before, operation] = [memory.files(), merge(memory, 'a', 'b')];
    expect(() => memory.carryOut(operation)).toThrow(
      '`not_asked` of corpus/t.yaml, which is for rows that say nothing',
    );
    expect(memory.files()).toEqual(before);
    memory.write(keys, 'text: mots\ncolumns: { case: id, not_asked: sans }\nnot_asked: [a]\n');
    memory.carryOut(merge(memory, 'a', 'b'));
    expect([cells(memory), memory.text(keys).includes('not_asked: []')]).toEqual([['c', ''], true]);
  });

  test('stands in no column that is not read as `not_asked`, nor in a row with too many cells', () => {
    const memory = inTable(['a;b;c', 'a']);
    memory.write(keys, 'text: mots\ncolumns: { not_asked: id, remarque: sans }\n');
    memory.carryOut(renameCode(memory.study, memory.places, { code: memory.code('a'), id: 'neuf' }));
    expect(cells(memory)).toEqual(['a;b;c', 'a']);
    const other = inTable(['a;b;c', 'a']);
    other.carryOut(renameCode(other.study, other.places, { code: other.code('a'), id: 'neuf' }));
    expect(cells(other)).toEqual(['a;b;c', 'neuf']);
  });
});

test('what people answered is no place that mentions a code', () => {
  const memory = inTable(['a']);
  const merged = { op: 'merge', from: ['a'], to: ['b'] } as const;
  memory.write(table, memory.text(table).replace('Le mot.', 'Le `a`.'));
  memory.write('reports/r.md', 'Voir `a`.\n');
  expect(mentionsLeft(memory.coded, merged).map(({ file }) => file)).toEqual(['reports/r.md']);
});

interface Row {
  readonly notAsked: readonly string[];
  readonly parted: string;
  readonly code: string;
}

const row: fc.Arbitrary<Row> = fc.record({
  notAsked: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  parted: fc.constantFrom(' ', ', ', ';'),
  code: fc.constantFrom(...ids),
});
const study = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  shared: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
});
const wishes = ['merge', 'split', 'split-beside', 'move', 'move-to-chapter', 'retire', 'rename'] as const;
const wish = fc.record({ does: fc.constantFrom(...wishes), one: fc.nat(20), other: fc.nat(20) });

function operationOf({ does, one, other }: typeof wish extends fc.Arbitrary<infer T> ? T : never, of: MemoryStudy) {
  const codes = [...of.study.codebook.codes.values()];
  const [code, to] = [codes[one % codes.length] as Code, codes[other % codes.length] as Code];
  const { study, places } = of;
  if (does === 'merge') return mergeCodes(study, places, [code], to);
  if (does === 'rename') return renameCode(study, places, { code, id: 'neuf' });
  if (does === 'retire') return retireCode(code, { date: '2024-03-01' });
  if (does === 'move') return moveCode(study, places, code, { code: to });
  const chapter = study.codebook.chapters[other % study.codebook.chapters.length] as Chapter;
  if (does === 'move-to-chapter') return moveCode(study, places, code, { chapter });
  const into = ['d', 'e'].map((id) => ({ id, label: id, definition: '' }));
  return splitCode(study, places, { code, into, beside: does === 'split-beside', list: splitPath(code.id) });
}

const counts = (memory: MemoryStudy) =>
  [...memory.study.codebook.codes.keys()].map((id) => {
    const { k, n, segments, cases } = frequency(memory.coded, id);
    return { id, k, n, segments, ...cases };
  });

test('the same study as a table and as files counts the same after every change of the codebook, and after its undo', () => {
  const tried = new Set<string>();
  fc.assert(
    fc.property(study, fc.array(wish, { minLength: 1, maxLength: 2 }), ({ rows, shared }, changes) => {
      const asTable = inTable(
        rows.map(({ notAsked, parted }) => (notAsked.length > 1 ? `"${notAsked.join(parted)}"` : notAsked.join(''))),
        `not_asked: [${shared.join(', ')}]\n`,
        rows.map(({ code }) => code),
      );
      const files = rows.flatMap(({ notAsked, code }, i) => [
        [`corpus/r${i}.md`, `---\nnot_asked: [${notAsked.length > 0 ? notAsked : shared}]\n---\nLe mot.\n`],
        [`corpus/r${i}.zoe.yaml`, `codings:\n  - { quote: Le mot., codes: [${code}] }\n`],
      ]);
      const asFiles = new MemoryStudy({ ...book, ...Object.fromEntries(files) });
      expect(counts(asTable)).toEqual(counts(asFiles));
      for (const one of changes) {
        const before = [asTable.files(), counts(asFiles)];
        try {
          for (const memory of [asFiles, asTable]) memory.carryOut(operationOf(one, memory));
        } catch (cause) {
          if (cause instanceof NoOperation) continue;
          // No code would be left in a row, and what stands beside the table would hold for it.
          if (cause instanceof NotPlain && shared.length > 0) return;
          throw cause;
        }
        tried.add(one.does);
        expect(counts(asTable)).toEqual(counts(asFiles));
        const after = asTable.files();
        asTable.undo();
        asFiles.undo();
        expect([asTable.files(), counts(asTable)]).toEqual(before);
        for (const memory of [asTable, asFiles]) memory.carryOut(operationOf(one, memory));
        expect(asTable.files()).toEqual(after);
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 50) },
  );
  expect([...tried].sort()).toEqual([...wishes].sort());
}, 600_000);
