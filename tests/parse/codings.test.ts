import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/model/edit.ts';
import { parseCodings } from '../../src/parse/codings.ts';

const read = (text: string, coder = 'alice') => parseCodings(`corpus/a.${coder}.yaml`, text, coder, 'a');

test('a whole entry', () => {
  const text =
    'status: partial\nonly: [x]\ncodings:\n  # note\n  - quote: |\n      On fait\n      de la chasse\n    codes: [x, y]\n    against: z\n    memo: oui\n    at: 12\n    id: k3f9\n    date: 2021-07-02\n    status: suggested\n    confidence: 0.5\n    because: mots\n    from: rules\n';
  const { file, problems } = read(text, 'rules');
  expect(problems).toEqual([]);
  expect(file).toMatchObject({ coder: 'rules', source: 'a', status: 'partial', only: ['x'] });
  const [coding] = file?.codings ?? [];
  expect(coding).toMatchObject({
    quote: 'On fait\nde la chasse',
    codes: ['x', 'y'],
    against: ['z'],
    memo: 'oui',
    at: 12,
    id: 'k3f9',
    date: '2021-07-02',
    status: 'suggested',
    confidence: 0.5,
    because: 'mots',
    from: 'rules',
    place: { line: 5 },
  });
  const spans = coding?.spans;
  const at = (span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
  expect([at(spans?.at), ...(spans?.codes ?? []).map(at), ...(spans?.against ?? []).map(at)]).toEqual([
    '12',
    'x',
    'y',
    'z',
  ]);
  expect(at(spans?.quote)).toBe('|\n      On fait\n      de la chasse\n');
  expect(at(spans?.entry)).toMatch(/^quote: \|[\s\S]*from: rules\n?$/);
});

test('an edit splices: the other entries stay as they are', () => {
  const text = 'codings:\n- {quote: "a", codes: [x]} # un\n\n# deux\n- quote: b : c\n  codes: [x, "y"]   # trois\n';
  const { file } = read(text);
  const span = file?.codings[1]?.spans.codes[1] ?? { start: 0, end: 0 };
  expect(applyEdits(text, [{ ...span, text: 'z' }])).toBe(text.replace('"y"', 'z'));
});

test('read, and nothing found', () => {
  for (const text of ['codings: []', '[]', 'status: complete\ncodings: []\n'])
    expect(read(text)).toMatchObject({ file: { status: 'complete', codings: [] }, problems: [] });
});

describe('faults', () => {
  test.each<[string, string, string]>([
    ['', 'empty-file', 'codings: []'],
    ['# rien\n', 'empty-file', 'codings: []'],
    ['texte', 'wrong-type', 'list `codings:`'],
    ['status: complete', 'wrong-type', 'codings: []'],
    ['codings: [', 'yaml', ''],
    ['codings:', 'wrong-type', 'not read'],
    ['status: complete\ncodings: # à faire\n', 'wrong-type', 'codings: []'],
    ['codings: none', 'wrong-type', 'codings: []'],
  ])('%j gives no file', (text, rule, message) => {
    const { file, problems } = read(text);
    expect(file).toBeUndefined();
    expect(problems).toMatchObject([{ rule, severity: 'error', message: expect.stringContaining(message) }]);
  });

  test.each<[string, string, string]>([
    ['- quote: a', 'no-code', 'warning'],
    ['- codes: [x]', 'wrong-type', 'error'],
    ['- texte', 'wrong-type', 'error'],
    ['- {quote: a, codes: [x], at: -1}', 'wrong-value', 'error'],
    ['- {quote: a, codes: [x], id: 3f}', 'wrong-value', 'error'],
    ['- {quote: a, codes: [x], date: 2021-02-30}', 'wrong-value', 'error'],
    ['- {quote: a, codes: [x], confidence: haute}', 'wrong-value', 'error'],
    ['- {quote: a, codes: [x], statut: oui}', 'unknown-key', 'warning'],
    ['- {quote: a, codes: { x: y }, against: [z]}', 'wrong-type', 'error'],
  ])('%s is told at its line', (entry, rule, severity) => {
    const { file, problems } = read(`codings:\n- {quote: z, codes: [x]}\n${entry}\n`);
    expect(problems).toMatchObject([{ rule, severity, line: 3 }]);
    expect(file?.codings[0]?.quote).toBe('z');
  });

  test('a list of which nothing can be read is no reading to the end', () => {
    expect(read('codings:\n  -\n').file?.status).toBe('partial');
  });

  test.each(['suggested', 'accepted', 'rejected', 'oui'])('a person’s coding counts, with `status: %s`', (status) => {
    const { file, problems } = read(`codings:\n- quote: a\n  codes: [x]\n  status: ${status}\n`);
    expect(file?.codings[0]).not.toHaveProperty('status');
    expect(problems).toMatchObject([{ rule: 'status-in-person-file', severity: 'warning', line: 4, column: 3 }]);
  });

  test('a status that cannot be read is not taken for a reading to the end', () => {
    expect(read('status: fini\ncodings: []').file?.status).toBe('partial');
  });
});

test.each([
  ['rows:\n', 'partial', ['wrong-value']],
  ['rows: []\n', 'partial', ['wrong-value']],
  ['rows: { 1: x }\n', 'partial', ['wrong-type']],
  ['status: partial\nrows: []\n', 'partial', []],
  ['rows: [1]\n', 'complete', []],
  ['rows: all\n', 'complete', []],
  ['status: partial\nrows: all\n', 'partial', []],
  ['', 'complete', []],
])('rows that none are listed of are not taken for all of them: %j', (keys, status, rules) => {
  const { file, problems } = parseCodings('corpus/a.alice.yaml', `${keys}codings: []\n`, 'alice', '', true);
  expect([file?.status, problems.map(({ rule }) => rule)]).toEqual([status, rules]);
});
