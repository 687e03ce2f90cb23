import { expect, test } from 'vitest';
import { readFrontMatter } from '../../src/parse/front-matter.ts';

const read = (text: string) => readFrontMatter('a.md', text);

test('the body begins after the newline that ends the closing line', () => {
  const text = '---\nid: a\n--- \n\nBonjour';
  expect(text.slice(read(text).bodyStart)).toBe('\nBonjour');
  expect(read('---\nid: a\n---').bodyStart).toBe('---\nid: a\n---'.length);
  expect(read('Bonjour\n---\n')).toEqual({ bodyStart: 0, problems: [], broken: false });
  expect(read('----\nBonjour')).toMatchObject({ bodyStart: 0, broken: false });
});

test.each(['---js', '---json', '---coffee', '--- javascript', '---toml'])(
  '%s is refused and does not run',
  (opening) => {
    const text = `${opening}\n{ x: (globalThis.ran = true) }\n---\nBonjour`;
    expect(read(text)).toMatchObject({ broken: true, problems: [{ rule: 'front-matter', line: 1 }] });
    expect(read(text).map).toBeUndefined();
    expect('ran' in globalThis).toBe(false);
  },
);

test.each(['---yaml', '--- YAML', '---'])('%s is YAML', (opening) => {
  expect(read(`${opening}\nid: a\n---\n`).map?.entries[0]?.key).toBe('id');
});

test('not closed', () => {
  expect(read('---\nid: a\n\nBonjour')).toMatchObject({ broken: true, problems: [{ line: 1, rule: 'front-matter' }] });
});

test('empty, or comments only', () => {
  expect(read('---\n---\nBonjour')).toEqual({ bodyStart: 8, problems: [], broken: false });
  expect(read('---\n# rien\n---\n')).toMatchObject({ problems: [], broken: false });
});

test('dashes inside a value do not close', () => {
  const { map, problems } = read('---\nmemo: |\n  a\n  ---\n  b\nrole: a --- b\n# c\n----: x\nid: z\n---\n');
  expect(problems).toEqual([]);
  expect(map?.entries.map(({ key }) => key)).toEqual(['memo', 'role', '----', 'id']);
});

test('no list of keys, or broken: places are those of the file', () => {
  expect(read('---\nBonjour\n---\n')).toMatchObject({ broken: true, problems: [{ line: 2 }] });
  expect(read('---\nid: a\nrole: b: c\n---\n')).toMatchObject({ broken: true, problems: [{ line: 3, rule: 'yaml' }] });
});
