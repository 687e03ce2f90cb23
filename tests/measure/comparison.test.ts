import { describe, expect, test } from 'vitest';
import { comparison } from '../../src/measure/comparison.ts';
import { type Side, sidesBy } from '../../src/measure/side.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { codedSmall, type Interview } from '../report/composed.ts';

const settings = 'design: panel\nwaves:\n  - id: "2021"\n  - id: "2024"\n';
const panel = (name: string, first: readonly string[], second: readonly string[]): Record<string, Interview> => ({
  [`${name}-2021`]: { wave: '2021', front: `case: ${name}`, codes: first },
  [`${name}-2024`]: { wave: '2024', front: `case: ${name}`, codes: second },
});

function compare(coded: CodedStudy, by = 'wave') {
  const [from, to] = sidesBy(by, {}, coded) as [Side, Side];
  const compared = comparison(by, from, to, coded);
  return { ...compared, row: (code: string) => compared.rows.find((row) => row.code === code) };
}

const history = (...entries: string[]) => ({ 'codebook/history.yaml': entries.join('') });
const entry = (op: string, from: string, to: string, date = '2023-01-01') =>
  `- date: ${date}\n  op: ${op}\n  from: [${from}]\n  to: [${to}]\n  reason: essai\n`;

test('codes merged between the waves are the union of the cases, never the sum', () => {
  const coded = codedSmall(
    { settings, themes: { entraide: [] }, interviews: panel('a', ['pret', 'don'], ['entraide']) },
    { 'codebook/vie/entraide.md': '---\nid: entraide\naliases: [pret, don]\n---\n' },
  );
  expect(compare(coded).row('entraide')).toMatchObject({
    from: { k: 1, n: 1 },
    to: { k: 1, n: 1 },
    status: 'comparable',
    formerly: ['pret', 'don'],
  });
});

describe('a code that was added', () => {
  const interviews = panel('a', ['pret'], ['neuf']);
  const study = { settings, themes: { pret: [], neuf: [] }, interviews };

  test('is not compared with a wave read before it', () => {
    const { row } = compare(codedSmall(study, history(entry('add', '', 'neuf'))));
    expect(row('neuf')).toMatchObject({ status: 'added', inference: null, reason: 'added' });
    expect(row('pret')?.status).toBe('comparable');
  });

  test('is not, where an imported table added it; what the table only changed is', () => {
    const { row } = compare(codedSmall(study, history(entry('import', 'pret', 'pret, neuf'))));
    expect(row('neuf')?.status).toBe('added');
    const changed = compare(codedSmall(study, history(entry('import', 'pret, neuf', 'pret, neuf'))));
    expect(changed.row('neuf')?.status).toBe('comparable');
  });

  test('is, where the wave was worked on since', () => {
    const recoded = {
      'corpus/2021/a-2021.alice.yaml':
        'codings:\n  - quote: Parole 0 sur pret.\n    codes: [pret]\n    date: 2023-05-01\n',
    };
    const coded = codedSmall(study, { ...history(entry('add', '', 'neuf')), ...recoded });
    expect(compare(coded).row('neuf')?.status).toBe('comparable');
  });

  test('is, where `asked:` says the wave was read for it, and where the addition was undone', () => {
    const asked = { 'codebook/vie/neuf.md': '---\nid: neuf\nasked: ["2021", "2024"]\n---\n' };
    const added = history(entry('add', '', 'neuf'));
    expect(compare(codedSmall(study, { ...added, ...asked })).row('neuf')?.status).toBe('comparable');
    const undone = history(entry('add', '', 'neuf'), entry('undo', '', ''));
    expect(compare(codedSmall(study, undone)).row('neuf')?.status).toBe('comparable');
  });
});

test('a code that was retired is not compared with a wave read without it', () => {
  const coded = codedSmall(
    { settings, themes: { vieux: [] }, interviews: panel('a', ['vieux'], []) },
    { 'codebook/vie/vieux.md': '---\nid: vieux\nretired: 2023-01-01\n---\n' },
  );
  expect(compare(coded).row('vieux')).toMatchObject({ status: 'retired', inference: null });
});

describe('a code that was split', () => {
  const interviews = { ...panel('a', ['aide'], ['pret']), ...panel('b', [], ['don']) };

  test('is compared above its parts, and they are not', () => {
    const coded = codedSmall(
      { settings, themes: { aide: ['pret', 'don'] }, interviews },
      history(entry('split', 'aide', 'pret, don')),
    );
    const { row } = compare(coded);
    expect(row('aide')).toMatchObject({ status: 'comparable', from: { k: 1, n: 2 }, to: { k: 2, n: 2 } });
    expect([row('pret')?.status, row('don')?.status]).toEqual(['split', 'split']);
  });

  test('and is gone: its parts are compared as their union', () => {
    const study = { settings, themes: { pret: [], don: [] }, interviews: panel('a', ['pret', 'don'], ['don']) };
    const { row } = compare(codedSmall(study, history(entry('split', 'aide', 'pret, don'))));
    expect(row('pret')).toMatchObject({ status: 'split', inference: null });
    expect(row('aide')).toMatchObject({
      union: ['don', 'pret'],
      label: 'Don + Pret',
      from: { k: 1, n: 1 },
      to: { k: 1 },
    });
  });

  test('and its codings given to the parts: they are compared', () => {
    const changes = history(entry('split', 'aide', 'pret, don'), entry('redistribute', 'aide', 'pret'));
    const coded = codedSmall({ settings, themes: { aide: ['pret', 'don'] }, interviews }, changes);
    expect(compare(coded).row('pret')?.status).toBe('comparable');
  });
});

test('a theme not asked in one wave is not compared', () => {
  const coded = codedSmall(
    { settings, themes: { pret: [] }, interviews: panel('a', ['pret'], []) },
    { 'codebook/vie/pret.md': '---\nid: pret\nasked: ["2021"]\n---\n' },
  );
  expect(compare(coded).row('pret')).toMatchObject({
    status: 'not-asked',
    to: { n: 0, share: null },
    flags: ['not-asked'],
  });
});

test('two coders are a panel of what both have read', () => {
  const bea = { 'corpus/a.bea.yaml': 'codings: []\n' };
  const study = { themes: { pret: [] }, interviews: { a: { codes: ['pret'] }, b: { codes: ['pret'] } } };
  const compared = compare(codedSmall(study, bea), 'coder');
  expect(compared).toMatchObject({ design: 'panel', from: { value: 'alice' }, to: { value: 'bea' }, shared: ['a'] });
  expect(compared.row('pret')).toMatchObject({ pairs: { n: 1, lost: ['a'] }, apart: { from: ['b'], to: [] } });
});

test('what no result could make significant is in no family, and themes are another family than what is below', () => {
  const all = ['grand', 'petit', 'sous'];
  const interviews = Object.assign(
    {},
    ...Array.from({ length: 7 }, (_, i) =>
      panel(
        `c${i}`,
        i === 0 ? ['petit'] : [],
        all.filter((id) => id !== 'petit'),
      ),
    ),
  );
  const { row } = compare(codedSmall({ settings, themes: { grand: ['sous'], petit: [] }, interviews }));
  expect(row('petit')).toMatchObject({ q: null, flags: expect.arrayContaining(['untestable', 'gone']) });
  expect(row('grand')?.q).toBe(row('grand')?.inference?.test.p);
  expect(row('sous')?.q).toBe(row('sous')?.inference?.test.p);
});

test.each([
  ['one wave empty', { 'a-2021': { wave: '2021', codes: ['pret'] } }],
  ['one wave unread', { 'a-2021': { wave: '2021', codes: ['pret'] }, b: { wave: '2024', partial: true } }],
  ['n = 1, the theme in all cases', panel('a', ['pret'], ['pret'])],
  ['the theme in no case', panel('a', [], [])],
  ['no interview', {}],
])('%s: no number is NaN', (_, interviews) => {
  for (const design of ['panel', 'independent']) {
    const coded = codedSmall({ settings: settings.replace('panel', design), themes: { pret: [] }, interviews });
    const numbers: number[] = [];
    JSON.stringify(compare(coded), (_key, value) => (typeof value === 'number' ? numbers.push(value) && value : value));
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  }
});
