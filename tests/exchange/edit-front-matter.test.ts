import { expect, test } from 'vitest';
import { editFrontMatter } from '../../src/exchange/edit-front-matter.ts';
import { applyEdits } from '../../src/model/edit.ts';
import { readFrontMatter } from '../../src/parse/front-matter.ts';

const values = { validated: '2024-03-10 0123456789ab', validated_note: 'deux mots : corrigés' };

function edited(text: string, given: Readonly<Record<string, string>> = values): string {
  return applyEdits(text, editFrontMatter('a.md', text, given) ?? []);
}

test.each([
  [
    'new keys stand after the last, comments and order kept',
    '---\nrole: a # b\n# c\n---\n\nText.\n',
    "---\nrole: a # b\nvalidated: 2024-03-10 0123456789ab\nvalidated_note: 'deux mots : corrigés'\n# c\n---\n\nText.\n",
  ],
  [
    'a key keeps its place and its comment',
    '---\nvalidated: 2021 # par lettre\nrole: a\n---\nText.\n',
    "---\nvalidated: 2024-03-10 0123456789ab # par lettre\nrole: a\nvalidated_note: 'deux mots : corrigés'\n---\nText.\n",
  ],
  [
    'a key without a value gets one',
    '---\nvalidated:\nvalidated_note:\n---\nText.\n',
    "---\nvalidated: 2024-03-10 0123456789ab\nvalidated_note: 'deux mots : corrigés'\n---\nText.\n",
  ],
  [
    'after a list on lines of its own',
    '---\nwithdrawn:\n  - un\n  - deux\n---\nText.\n',
    "---\nwithdrawn:\n  - un\n  - deux\nvalidated: 2024-03-10 0123456789ab\nvalidated_note: 'deux mots : corrigés'\n---\nText.\n",
  ],
  [
    'without front matter the text keeps its offsets',
    'Text.\n',
    "---\nvalidated: 2024-03-10 0123456789ab\nvalidated_note: 'deux mots : corrigés'\n---\nText.\n",
  ],
  [
    'empty front matter',
    '---\n---\nText.\n',
    "---\nvalidated: 2024-03-10 0123456789ab\nvalidated_note: 'deux mots : corrigés'\n---\nText.\n",
  ],
])('%s', (_name, before, after) => {
  expect(edited(before)).toBe(after);
  const { bodyStart } = readFrontMatter('a.md', after);
  expect(after.slice(bodyStart)).toBe(before.slice(readFrontMatter('a.md', before).bodyStart));
});

test('keys in braces', () => {
  expect(edited('---\n{ role: a, wave: b }\n---\nText.\n', { validated: '2024-03-10' })).toContain(
    'validated: "2024-03-10"',
  );
});

test.each([
  ['---\n{}\n---\nText.\n', '---\n{\'rôle : de qui\': "a, b", n: "1"}\n---\nText.\n'],
  ['---\n{role: a, wave: b}\n---\nText.\n', '---\n{role: a, wave: b, \'rôle : de qui\': "a, b", n: "1"}\n---\nText.\n'],
  ['---\nrole: a\n---\nText.\n', "---\nrole: a\n'rôle : de qui': a, b\nn: 1\n---\nText.\n"],
])('several keys, quoted where they must be: %j', (before, after) => {
  expect(edited(before, { 'rôle : de qui': 'a, b', n: '1' })).toBe(after);
  expect(
    readFrontMatter('a.md', after)
      .map?.entries.map(({ key }) => key)
      .slice(-2),
  ).toEqual(['rôle : de qui', 'n']);
});

test('front matter that cannot be read is not touched', () => {
  expect(editFrontMatter('a.md', '---\nrole: [a\n---\nText.\n', values)).toBeUndefined();
});
