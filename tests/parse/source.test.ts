import { expect, test } from 'vitest';
import { parseSettings } from '../../src/parse/settings.ts';
import { parseSource } from '../../src/parse/source.ts';

function read(text: string, path = 'corpus/2021/Mécaloire n°2.md', study = '') {
  return parseSource(path, text, parseSettings('study.yaml', study, ['2021', '2024'], 'x').settings);
}

test('what a source does not say has a default', () => {
  const { source, problems } = read('Bonjour.');
  expect(problems).toEqual([]);
  expect(source).toMatchObject({
    id: '2021-mecaloire-n-2',
    case: '2021-mecaloire-n-2',
    wave: '2021',
    kind: 'transcript',
    consent: 'anonymous',
    counted: true,
    body: 'Bonjour.',
    bodyStart: 0,
    variables: {},
  });
  expect(read('Bonjour.', undefined, 'design: panel').source?.case).toBe('mecaloire-n-2');
});

test('keys of its own are variables; those with a meaning are not', () => {
  const { source } = read(
    '---\nwave: 2024\nsector: [a, b]\nrole: chef\nurl: https://example.org/a\ncounted: non\nempty:\nconstructor: x\n---\nOui.',
  );
  expect(source?.variables).toEqual({ sector: 'a, b', role: 'chef', constructor: 'x' });
  expect(source).toMatchObject({ wave: '2024', url: 'https://example.org/a', counted: false });
});

test('a source is in the language it says, else in the study’s', () => {
  expect(read('Oui.').source?.language).toBe('fr');
  expect(read('Sí.', undefined, 'language: es').source?.language).toBe('es');
  const english = read('---\nlanguage: en\n---\nYes.').source;
  expect(english).toMatchObject({ language: 'en', variables: {} });
  expect(read('---\nlanguage: anglais\n---\nYes.')).toMatchObject({
    source: { language: 'fr' },
    problems: [{ rule: 'wrong-value', severity: 'error' }],
  });
});

test.each(['consent: nommé', 'consent: [named]', 'consent: { a: b }'])(
  '%s: never quoted until it is corrected',
  (line) => {
    const { source, problems } = read(`---\n${line}\n---\nOui.`, undefined, 'consent: named');
    expect(source?.consent).toBe('none');
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ severity: 'error', line: 2 })]));
  },
);

test.each([
  ['date: 2021-02-30', 'wrong-value'],
  ['validated: hier', 'wrong-value'],
  ['counted: peut-être', 'wrong-value'],
  ['kind: note', 'wrong-value'],
  ['id: Mécaloire', 'not-a-slug'],
  ['case: Mécaloire', 'not-a-slug'],
  ['speakers: [R2]', 'wrong-type'],
  ['sector: { a: b }', 'wrong-type'],
])('%s is an error at its place', (line, rule) => {
  expect(read(`---\n${line}\n---\nOui.`).problems).toMatchObject([{ rule, severity: 'error', line: 2 }]);
});

test('variables of speakers; their labels are labels', () => {
  const { source } = read('---\nspeakers: { Ada: { role: membre } }\n---\nAda : Oui.\n\nBo : non');
  expect(source?.speakers).toEqual({ Ada: { role: 'membre' } });
  expect(source?.turns).toMatchObject([{ speaker: 'Ada', paragraphs: [{ text: 'Oui.' }, { text: 'Bo : non' }] }]);
});

test('nothing said, no name to make an id of, front matter that cannot be read', () => {
  expect(read('').problems).toMatchObject([{ rule: 'empty-file', message: expect.stringContaining('file is empty') }]);
  expect(read('---\nid: a\n---\n').problems).toMatchObject([{ rule: 'empty-file', line: 4 }]);
  expect(read('Oui.', 'corpus/!!!.md').problems).toMatchObject([{ rule: 'no-id' }]);
  expect(read('---\nid: b: c\n---\nOui.')).toMatchObject({ problems: [{ rule: 'yaml', line: 2 }] });
  expect(read('---\nid: b: c\n---\nOui.').source).toBeUndefined();
});
