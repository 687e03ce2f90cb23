import { expect, test } from 'vitest';
import { editReadingStatus } from '../../src/coding/edit-reading-status.ts';
import { applyEdits } from '../../src/model/edit.ts';
import { readCodings } from './layouts.ts';

const entry = '  - quote: mots\n    codes: [aide]\n    status: rejected\n';

test.each([
  [`status: partial # encore\ncodings:\n${entry}`, `status: complete # encore\ncodings:\n${entry}`],
  [`codings:\n${entry}status: "partial"\n`, `codings:\n${entry}status: complete\n`],
  [`codings:\n- quote: |\n    status: partial\n  codes: [aide]\nstatus: partial\n`, undefined],
])('completes %j', (before, after) => {
  const { file } = readCodings(before);
  const edit = editReadingStatus(file, before, 'complete');
  const text = applyEdits(before, edit ? [edit] : []);
  if (after !== undefined) expect(text).toBe(after);
  expect(readCodings(text).file).toMatchObject({ status: 'complete', codings: [{ quote: file.codings[0]?.quote }] });
});

test('a file without `status` gets one; one that says so stays', () => {
  const text = `# à deux\ncodings:\n${entry}`;
  const { file } = readCodings(text);
  expect(editReadingStatus(file, text, 'complete')).toBeUndefined();
  const edit = editReadingStatus(file, text, 'partial');
  expect(applyEdits(text, edit ? [edit] : [])).toBe(`# à deux\nstatus: partial\ncodings:\n${entry}`);
});
