import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withChange } from '../../src/coding/history-entry.ts';
import type { CodebookChange } from '../../src/model/codebook-change.ts';
import { parseHistory } from '../../src/parse/history.ts';
import '../fast-check.ts';

const sign = fc.constantFrom(...'aé \n\t\r:#\'"[]{},-|>&*!%@`\\\ufeff\u00a0\u2028\u{1f600}');
const text = fc.string({ unit: sign, maxLength: 30 });
const change = fc.record({
  reason: text.map((reason) => reason.trim()).filter((reason) => reason !== ''),
  under: text.map((under) => under.trim()).filter((under) => under !== ''),
  whole: text,
  places: fc.array(fc.record({ line: fc.nat(), column: fc.nat(), now: text, was: text, near: fc.constant('a-b') }), {
    maxLength: 3,
  }),
});

test('a history is read as it was written, to the letter', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const entries = changes.map(({ reason, under, whole, places }) => ({
        ...{ date: '2024-03-01', op: 'move' as const, from: ['a'], to: ['a'], under, reason },
        files: [
          { path: 'codebook/a b.md', before: '0', after: '1', places },
          { path: 'codebook/b.md', before: '0', places: [], whole },
        ],
      }));
      let written: string | undefined;
      for (const entry of entries) written = withChange(written, entry);
      const { history, problems } = parseHistory('codebook/history.yaml', written ?? '');
      expect(problems).toEqual([]);
      expect(history.map(({ undone: _, place: __, ...rest }) => rest)).toEqual(entries);
    }),
    { numRuns: 500 },
  );
});

test('an undo takes back the latest change that holds', () => {
  const entry = (op: CodebookChange['op'], from: string) => ({
    ...{ date: '2024-03-01', op, from: [from], to: [], reason: 'non', files: [] },
  });
  let written: string | undefined;
  for (const one of [
    entry('retire', 'a'),
    entry('retire', 'b'),
    entry('undo', 'b'),
    entry('undo', 'a'),
    entry('add', 'c'),
  ])
    written = withChange(written, one);
  const { history } = parseHistory('codebook/history.yaml', written ?? '');
  expect(history.map(({ undone }) => undone)).toEqual([true, true, false, false, false]);
});
