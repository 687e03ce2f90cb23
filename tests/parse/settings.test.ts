import { expect, test } from 'vitest';
import { parseSettings } from '../../src/parse/settings.ts';

const read = (text: string | undefined) => parseSettings('study.yaml', text, ['2021', '2024'], 'grappes');
const defaults = {
  title: 'grappes',
  language: 'fr',
  spoken: { language: 'fr', stopWords: { add: [], remove: [] } },
  authors: [],
  unit: { one: 'entretien', many: 'entretiens' },
  interviewers: [],
  cite: 'none',
  consent: 'anonymous',
  identifying: ['organisation', 'interviewee'],
  sampling: 'purposive',
  design: 'independent',
  waves: [
    { id: '2021', label: '2021' },
    { id: '2024', label: '2024' },
  ],
  reportCoders: [],
  quantifiers: 'default',
  checklist: {},
  counts: 'shown',
  require: [],
  formats: ['md', 'html'],
};

const keys = [
  'title',
  'subtitle',
  'language',
  'authors',
  'unit',
  'interviewers',
  'attribution',
  'cite',
  'consent',
  'identifying',
  'sampling',
  'design',
  'waves',
  'coders',
  'quantifiers',
  'counts',
  'require',
  'stop_words',
  'provider',
];

test.each([undefined, '', '# rien\n', keys.map((key) => `${key}:`).join('\n')])(
  'every key has a default: %j',
  (text) => {
    expect(read(text)).toMatchObject({ settings: defaults, problems: [], broken: false });
  },
);

test.each([
  ['stop_words: [cluster]', { add: ['cluster'], remove: [] }],
  ['stop_words: cluster', { add: ['cluster'], remove: [] }],
  ['stop_words: { add: [a, b], remove: plus }', { add: ['a', 'b'], remove: ['plus'] }],
])('%s', (text, stopWords) => {
  expect(read(text)).toMatchObject({ settings: { spoken: { language: 'fr', stopWords } }, problems: [] });
});

test('labels are French for French, else English', () => {
  for (const [said, language, one] of [
    ['fr', 'fr', 'entretien'],
    ['no', 'en', 'interview'],
    ['ES', 'en', 'interview'],
  ] as const) {
    const spoken = { language: said.toLowerCase() };
    expect(read(`language: ${said}`).settings).toMatchObject({ language, spoken, unit: { one } });
  }
});

test.each<[string, string]>([
  ['stop_words: { ad: [a] }', 'unknown-key'],
  ['stop_words: { add: { a: b } }', 'wrong-type'],
  ['title: [a]', 'wrong-type'],
  ['subtitle: { a: b }', 'wrong-type'],
  ['language: pl', 'wrong-value'],
  ['authors: { a: b }', 'wrong-type'],
  ['unit: cluster', 'wrong-type'],
  ['unit: { un: cluster }', 'unknown-key'],
  ['unit: { one: [a] }', 'wrong-type'],
  ['interviewers: [[Q]]', 'wrong-type'],
  ['attribution: [role]', 'wrong-type'],
  ['cite: oui', 'wrong-value'],
  ['consent: nommé', 'wrong-value'],
  ['identifying: { role: true }', 'wrong-type'],
  ['sampling: convenience', 'wrong-value'],
  ['design: pannel', 'wrong-value'],
  ['waves: [{ label: Vague }]', 'wrong-type'],
  ['coders: [alice]', 'wrong-type'],
  ['coders: { reports: [alice] }', 'unknown-key'],
  ['quantifiers: [{ words: [tous] }]', 'wrong-type'],
  ['counts: hidden', 'wrong-value'],
  ['formats: [odt]', 'wrong-value'],
  ['provider: ollama', 'wrong-type'],
  ['titel: a', 'unknown-key'],
])('%s is one problem, and the default stands', (text, rule) => {
  const { settings, problems, broken } = read(text);
  expect(problems).toMatchObject([{ rule, file: 'study.yaml', line: 1 }]);
  expect(broken).toBe(false);
  expect(settings).toEqual({
    ...defaults,
    ...(text.startsWith('waves') ? { waves: [] } : {}),
    ...(text.startsWith('consent') ? { consent: 'none' } : {}),
    ...(text.startsWith('quantifiers') ? { quantifiers: [] } : {}),
  });
});

test('values', () => {
  const { settings, problems } = read(
    'language: en\nunit: { one: farm }\nidentifying: []\nwaves: [a, { id: b, label: B, period: 2021-02/2021-07 }]\ncoders: { report: alice }\nquantifiers:\n  - { words: [la plupart], rule: share >= 60% }\n',
  );
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    unit: { one: 'farm', many: 'farms' },
    identifying: [],
    reportCoders: ['alice'],
    quantifiers: [{ words: ['la plupart'], rule: 'share >= 60%' }],
  });
  expect(settings.waves).toEqual([
    { id: 'a', label: 'a' },
    { id: 'b', label: 'B', period: '2021-02/2021-07' },
  ]);
});

test('a period out of order, two waves of one id', () => {
  const { problems } = read('waves:\n  - { id: a, period: 2021-07/2021-02 }\n  - a\n');
  expect(problems).toMatchObject([
    { rule: 'wrong-value', line: 2 },
    { rule: 'duplicate-id', line: 3 },
  ]);
});

test.each(['a: b: c', '- a', 'texte'])('%j: broken, once', (text) => {
  expect(read(text)).toMatchObject({ broken: true, problems: [{ severity: 'error' }] });
});

test.each([
  ['identifying: [commune]', ['organisation', 'interviewee', 'commune']],
  ['identifying: [interviewee]', ['organisation', 'interviewee']],
  ['identifying: []', []],
])('%s', (text, identifying) => {
  expect(parseSettings('study.yaml', `${text}\n`, [], 'essai').settings.identifying).toEqual(identifying);
});

test('an approval that is asked for in a wrong way is asked for', () => {
  const { settings, problems } = parseSettings('study.yaml', 'require: { validated: true }\n', [], 'essai');
  expect(problems).toMatchObject([{ rule: 'wrong-type' }]);
  expect(settings.require).toEqual(['validated']);
});
