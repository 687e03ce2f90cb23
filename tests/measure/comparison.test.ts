import { describe, expect, test } from 'vitest';
import { comparison } from '../../src/measure/comparison.ts';
import { readByBoth, type Side, sidesBy } from '../../src/measure/side.ts';
import type { CodedStudy } from '../../src/model/study.ts';
import { codedSmall, type Interview, type SmallStudy } from '../report/composed.ts';

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

  test('is not, where the wave has a coding of it here and there: nobody knows that the rest was read again', () => {
    const some = { ...interviews, ...panel('b', ['pret', 'neuf'], ['neuf']) };
    const { row } = compare(codedSmall({ ...study, interviews: some }, history(entry('add', '', 'neuf'))));
    expect(row('neuf')).toMatchObject({ status: 'added', from: { k: 1 }, inference: null });
  });

  const dated = (...dates: readonly string[]) => ({
    'corpus/2021/a-2021.alice.yaml': `codings:\n${dates.map((date) => `  - quote: Parole 0 sur pret.\n    codes: [pret]\n    date: ${date}\n`).join('')}`,
  });

  test.each([
    ['is, where every coding of the wave is of a later day', ['2023-05-01'], 'comparable'],
    ['is not, where the wave was only worked on since', ['2022-05-01', '2023-05-01'], 'added'],
    ['is not, where it may have been read on that very day', ['2023-01-01'], 'added'],
  ])('%s', (_, dates, status) => {
    const coded = codedSmall(study, { ...history(entry('add', '', 'neuf')), ...dated(...dates) });
    expect(compare(coded).row('neuf')?.status).toBe(status);
  });

  test('is, where the wave is coded with nothing older than the table that brought it', () => {
    expect(compare(codedSmall(study, history(entry('import', '', 'pret, neuf')))).row('neuf')?.status).toBe(
      'comparable',
    );
  });

  test('is, where `asked:` says the wave was read for it, and where the addition was undone', () => {
    const asked = { 'codebook/vie/neuf.md': '---\nid: neuf\nasked: ["2021", "2024"]\n---\n' };
    const added = history(entry('add', '', 'neuf'));
    expect(compare(codedSmall(study, { ...added, ...asked })).row('neuf')?.status).toBe('comparable');
    const undone = history(entry('add', '', 'neuf'), entry('undo', '', ''));
    expect(compare(codedSmall(study, undone)).row('neuf')?.status).toBe('comparable');
  });
});

test('a code that was retired is not compared with a wave read without it, whatever codings of it that wave has', () => {
  const study = (second: readonly string[], asked = '') =>
    codedSmall(
      { settings, themes: { vieux: [] }, interviews: panel('a', ['vieux'], second) },
      { 'codebook/vie/vieux.md': `---\nid: vieux\nretired: 2023-01-01\n${asked}---\n` },
    );
  expect(compare(study([])).row('vieux')).toMatchObject({ status: 'retired', inference: null });
  expect(compare(study(['vieux'])).row('vieux')?.status).toBe('retired');
  expect(compare(study([], 'asked: ["2021", "2024"]\n')).row('vieux')?.status).toBe('comparable');
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

  test('and stands beside its parts: neither it nor they are compared, but all of them as one', () => {
    const beside = { settings, themes: { aide: [], pret: [], don: [] }, interviews };
    const { rows } = compare(codedSmall(beside, history(entry('split', 'aide', 'pret, don'))));
    expect(rows.map(({ code, union, status }) => [code, union.join(' '), status])).toEqual([
      ['aide', 'aide don pret', 'comparable'],
      ['aide', '', 'split'],
      ['don', '', 'split'],
      ['pret', '', 'split'],
    ]);
    expect(rows[0]).toMatchObject({ label: 'Aide + Don + Pret', from: { k: 1, n: 2 }, to: { k: 2, n: 2 } });
  });

  test('and a part of it went to another theme: the themes above are not compared either', () => {
    const apart = { settings, themes: { lien: ['aide'], ville: ['don'] }, interviews };
    const { row } = compare(codedSmall(apart, history(entry('split', 'aide', 'don'))));
    expect([row('lien')?.status, row('ville')?.status]).toEqual(['split', 'split']);
  });

  const study = { settings, themes: { aide: ['pret', 'don'] }, interviews };
  const split = [entry('split', 'aide', 'pret, don'), entry('redistribute', 'aide', 'pret')];

  test('and only a part of its codings given to the parts: they are not compared', () => {
    expect(compare(codedSmall(study, history(...split))).row('pret')?.status).toBe('split');
  });

  test('and a coding on either side waits in the list: they are not compared', () => {
    const given = { ...panel('a', ['pret'], ['pret']), ...panel('b', ['don'], ['aide']) };
    const list =
      'split: aide\ninto: [pret, don]\ncodings:\n  - quote: Parole 0 sur aide.\n    file: corpus/2024/b-2024.alice.yaml\n    source: 2024-b-2024\n    coder: alice\n    to: []\n';
    const kept = history(entry('split', 'aide', 'pret, don'), entry('redistribute', 'aide', 'pret, aide'));
    const waits = codedSmall({ ...study, interviews: given }, { ...kept, 'codebook/split-aide.yaml': list });
    expect(compare(waits).row('pret')?.status).toBe('split');
  });

  test.each([
    ['all its codings given to the parts', ['pret'], split],
    [
      'some of its codings kept, for that was decided',
      ['aide'],
      [split[0], entry('redistribute', 'aide', 'pret, aide')],
    ],
    ['no coding of it in the waves', [], [split[0]]],
  ])('and %s: they are compared', (_, first, changes) => {
    const given = { ...panel('a', first, ['pret']), ...panel('b', [], ['don']) };
    const coded = codedSmall({ ...study, interviews: given }, history(...(changes as string[])));
    expect(compare(coded).row('pret')?.status).toBe('comparable');
  });

  test('and the earlier wave read again for a part, as its `asked:` says: that part is compared', () => {
    const part = (asked: string) => ({
      ...history(entry('split', 'aide', 'pret, don')),
      'codebook/vie/aide.md': `---\nid: aide\n${asked}---\n`,
      'codebook/vie/pret.md': '---\nid: pret\nasked: ["2021", "2024"]\n---\n',
    });
    const beside = { settings, themes: { aide: [], pret: [], don: [] }, interviews };
    const { row } = compare(codedSmall(beside, part('')));
    expect([row('pret')?.status, row('don')?.status]).toEqual(['comparable', 'split']);
    // A part takes `asked:` over from the code it was split from.
    expect(compare(codedSmall(beside, part('asked: ["2021", "2024"]\n'))).row('pret')?.status).toBe('split');
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

describe('two coders are a panel of what both have read', () => {
  const compared = (study: SmallStudy, bea: Readonly<Record<string, string>>) => {
    const files = Object.entries(bea).map(([name, text]) => [`corpus/${name}.bea.yaml`, text]);
    const coded = codedSmall(study, Object.fromEntries(files));
    const [from, to] = readByBoth(sidesBy('coder', {}, coded) as [Side, Side]);
    const { rows, ...rest } = comparison('coder', from, to, coded);
    return { ...rest, row: (code: string) => rows.find((row) => row.code === code) };
  };
  const nothing = 'codings: []\n';

  test('cases only one of them read are no part of it', () => {
    const { row, ...rest } = compared(
      { themes: { pret: [] }, interviews: { a: { codes: ['pret'] }, b: { codes: ['pret'] } } },
      { a: nothing },
    );
    expect(rest).toMatchObject({ design: 'panel', from: { value: 'alice', cases: ['a'], sources: 1 }, shared: ['a'] });
    expect(row('pret')).toMatchObject({
      from: { k: 1, n: 1 },
      pairs: { n: 1, lost: ['a'] },
      apart: { from: [], to: [] },
    });
  });

  test('nor are interviews of a case that only one of them read, or only began', () => {
    const interviews = Object.fromEntries(
      ['a1', 'a2', 'a3'].map((name, i): [string, Interview] => [
        name,
        { front: 'case: a', codes: i > 0 ? ['pret'] : [] },
      ]),
    );
    const { row, from, to } = compared(
      { themes: { pret: [] }, interviews },
      { a1: nothing, a3: `status: partial\n${nothing}` },
    );
    expect([from.sources, to.sources]).toEqual([1, 1]);
    expect(row('pret')).toMatchObject({ from: { k: 0, n: 1 }, to: { k: 0, n: 1 }, pairs: { lost: [] } });
  });

  test('nor are codes that one of them did not read an interview for', () => {
    const interviews = {
      a1: { front: 'case: a', codes: ['pret'] },
      a2: { front: 'case: a' },
      b: { codes: ['pret', 'don'] },
    };
    const { row } = compared(
      { themes: { pret: [], don: [] }, interviews },
      { a1: `only: [don]\n${nothing}`, a2: nothing, b: `only: [don]\n${nothing}` },
    );
    expect(row('pret')).toMatchObject({ from: { k: 0, n: 1 }, to: { k: 0, n: 1 } });
    expect(row('don')).toMatchObject({ from: { k: 1, n: 2 }, to: { k: 0, n: 2 }, pairs: { lost: ['b'] } });
  });
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
