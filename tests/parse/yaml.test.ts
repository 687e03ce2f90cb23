import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import { readYaml, type YamlNode } from '../../src/parse/yaml.ts';

const read = (text: string) => readYaml('a.yaml', text);

function plain(node: YamlNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

test('scalars are the strings written', () => {
  const text = 'a: 2021-02-30\nb: 007\nc: yes\nd: null\ne: ~\nf: 1e3\ng:\nh: "2021"\ni: 0x1F';
  expect(plain(read(text).root)).toEqual({
    a: '2021-02-30',
    b: '007',
    c: 'yes',
    d: 'null',
    e: '~',
    f: '1e3',
    g: '',
    h: '2021',
    i: '0x1F',
  });
});

describe('text on one line is read as typed', () => {
  test.each<[string, string]>([
    ['quote: Il dit : « non »', 'Il dit : « non »'],
    ['quote: le lot #3', 'le lot #3'],
    ['quote: le lot #3 # vraiment', 'le lot #3 # vraiment'],
    ['quote: [rires] oui', '[rires] oui'],
    ['quote: "Oui", dit-il', '"Oui", dit-il'],
    ['quote: "Oui', '"Oui'],
    ["quote: 'tain", "'tain"],
    ['quote: *vraiment*', '*vraiment*'],
    ['quote: - oui', '- oui'],
    ['quote: On fait : de la chasse\n  en meute\n  #1', 'On fait : de la chasse en meute #1'],
  ])('%j', (text, value) => {
    const { root, problems } = read(`${text}\nat: 3\n`);
    expect(plain(root)).toEqual({ quote: value, at: '3' });
    expect(problems).toMatchObject([{ rule: 'text-on-one-line', severity: 'warning', line: 1, column: 8 }]);
    const fixed = applyEdits(`${text}\nat: 3\n`, problems[0]?.fix ?? []);
    expect(read(fixed).problems).toEqual([]);
    expect(plain(read(fixed).root)).toEqual({ quote: expect.stringMatching(/\S/), at: '3' });
    expect((plain(read(fixed).root) as { quote: string }).quote.trim()).toBe(value);
  });

  test.each([
    'quote: On fait\n  de la chasse',
    'quote: "a : b" # dit-il',
    "quote: 'a : b'",
    'quote: |\n  quote: a : b',
    'note: a # b',
  ])('YAML reads %j well', (text) => {
    expect(read(text).problems).toEqual([]);
  });

  test.each([
    ['"quote": Il dit : « oui ».', 10],
    ["'quote': Il dit : « oui ».", 10],
    ['quote : Il dit : « oui ».', 9],
    ['- quote  : Il dit : « oui ».', 12],
  ])('however the key is written: %s', (text, column) => {
    const { root, problems } = read(text);
    expect([plain(root)].flat()).toEqual([{ quote: 'Il dit : « oui ».' }]);
    expect(problems).toMatchObject([{ rule: 'text-on-one-line', column }]);
    const fixed = read(applyEdits(text, problems[0]?.fix ?? []));
    expect(fixed.problems).toEqual([]);
    expect([plain(fixed.root)].flat()).toEqual([{ quote: expect.stringMatching(/^Il dit : « oui »\.\n?$/) }]);
  });

  test('passages taken back are never cut', () => {
    const text =
      'withdrawn:\n  - le lot #3, hier\n  - Il dit : non\n  - "a"\n  - |\n    quote: b : c\nrole: chef # oui\n';
    const { root, problems } = read(text);
    expect(plain(root)).toEqual({
      withdrawn: ['le lot #3, hier', 'Il dit : non', 'a', 'quote: b : c\n'],
      role: 'chef',
    });
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    const fixed = applyEdits(
      text,
      problems.flatMap(({ fix }) => fix ?? []),
    );
    expect(read(fixed).problems).toEqual([]);
    expect(plain(read(fixed).root)).toEqual(plain(root));
  });
});

test('spans are those of the file, also after a value read as typed', () => {
  const text = '- quote: a : b\n    c #d\n  codes: [x, y]\n- quote: |\n    e\n  codes: z\n';
  const spans: string[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'scalar') spans.push(text.slice(node.span.start, node.span.end));
    else if (node.kind === 'list') node.items.forEach(visit);
    else for (const { value } of node.entries) visit(value);
  };
  visit(read(text).root as YamlNode);
  expect(spans).toEqual(['a : b\n    c #d', 'x', 'y', '|\n    e\n', 'z']);
});

describe('one fault is one problem, at its place', () => {
  test.each<[string, string, number, RegExp]>([
    ['a: 1\na: 2', 'yaml', 2, /twice/],
    ['a:\n\tb: 1', 'yaml', 2, /tab/i],
    ['a: b: c', 'yaml', 1, /second « : »/],
    ['a: [1, 2', 'yaml', 1, /not closed/],
    ['a: 1\nb: [c, {d: e\nf: g\n', 'yaml', 2, /not closed/],
    ['a: *b', 'yaml', 1, /quotes/],
    ['a: 1\n---\nb: 2', 'yaml', 2, /in two/],
    ['a: &x [*x]', 'cycle', 1, /alias/],
  ])('%j', (text, rule, line, message) => {
    const { root, problems } = read(text);
    expect(root).toBeUndefined();
    expect(problems).toMatchObject([{ rule, line, severity: 'error', message: expect.stringMatching(message) }]);
  });

  test('nesting without end is told as such', () => {
    expect(read(`${'- '.repeat(300)}x`).problems).toMatchObject([
      { rule: 'yaml', message: expect.stringContaining('nested too deep') },
    ]);
  });

  test('aliases that multiply are refused, not followed', () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    );
    expect(read(lines.join('\n')).problems).toMatchObject([{ rule: 'cycle' }]);
  });
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'quote: ',
    '- ',
    '? ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|\n',
    '>',
    '*a',
    '&a ',
    '#',
    '\n',
    '\n  ',
    'é',
    'a: ',
    '!x ',
    '%',
    '---\n',
    '\t',
    ',',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      for (const { line } of read(text).problems) expect(line).toBeLessThanOrEqual(text.split('\n').length);
    }),
    { numRuns: 1000 },
  );
});

test('what is written out has no limit', () => {
  const many = Array(210_000).fill('a').join(', ');
  const { root, problems } = read(`rows: [${many}] # tout`);
  expect(problems).toEqual([]);
  expect(root?.kind === 'map' && root.entries[0]?.value.kind === 'list' && root.entries[0].value.items.length).toBe(
    210_000,
  );
});
