import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import { textChanges } from '../../src/model/text-changes.ts';
import '../fast-check.ts';

const back = (before: string, after: string) =>
  applyEdits(
    after,
    textChanges(before, after).map(({ at, now, was }) => ({ start: at, end: at + now.length, text: was })),
  );

describe('the changes between two texts', () => {
  test('are words where a line has its counterpart', () => {
    const before = 'codings:\n  - quote: un\n    codes: [peur, rival]\n  - quote: deux\n    codes: [rival]\n';
    const after = before.replaceAll('rival', 'emulation');
    expect(textChanges(before, after)).toEqual([
      { at: 41, now: 'emulation', was: 'rival' },
      { at: 80, now: 'emulation', was: 'rival' },
    ]);
  });

  test('do not repeat the quote of an entry on one line', () => {
    const before = '- { codes: [a], quote: « Rien que des mots. », against: [a] }\n';
    const changes = textChanges(before, before.replaceAll('[a]', '[b]'));
    expect(changes.map(({ was }) => was)).toEqual(['a', 'a']);
  });

  test('are whole lines where lines come or go', () => {
    expect(textChanges('a\nb\nc\n', 'a\nc\n')).toEqual([{ at: 2, now: '', was: 'b\n' }]);
    expect(textChanges('a\nc', 'a\nb\nc')).toEqual([{ at: 2, now: 'b\n', was: '' }]);
  });

  test('give the text before, whatever the two are', () => {
    const line = fc.constantFrom('', 'a', 'b', 'a b', '- a', 'codes: [a, b]', 'é', '\r', 'x\u{1f600}');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => back(before, after) === before),
      { numRuns: 2000 },
    );
  });
});
