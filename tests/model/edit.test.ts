import { expect, it } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';

const edit = (start: number, end: number, text: string) => ({ start, end, text });
it('applies edits in any order', () =>
  expect(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 1, ''), edit(2, 2, '+')])).toBe('b+cdXf'));
it('inserts before what is replaced at the same place, and after what ends there', () =>
  expect(applyEdits('abc', [edit(1, 2, 'B'), edit(1, 1, '<'), edit(2, 2, '>')])).toBe('a<B>c'));
it('no edit', () => expect(applyEdits('abc', [])).toBe('abc'));
it('at the ends', () => expect(applyEdits('', [edit(0, 0, 'a')])).toBe('a'));
