import { describe, expect, test } from 'vitest';
import { checkDefinitions, checkOverlaps } from '../../src/check/definitions.ts';
import { checkSwallowed, checkTogether, checkUnused } from '../../src/check/use.ts';
import { codedStudy } from '../coding/coded.ts';

const context = {
  settingsBroken: false,
  codebookBroken: false,
  sourcesBroken: false,
  codingsBroken: false,
  setAside: [],
  settingsOffsets: {},
};
const theme = (id: string, keys = '', body = '') => ({
  [`codebook/1-vie/${id}.md`]: `---\nid: ${id}\n${keys}---\n\n${body}\n`,
});
const rules = (problems: readonly { rule: string }[]) => problems.map(({ rule }) => rule);

describe('codes that say the same', () => {
  test('a theme may repeat the indicators of its sub-theme; another theme may not', () => {
    const indicators = 'indicators: [prêter, machine, voisin, presse]\n';
    const below = `${indicators}subthemes:\n  - id: b\n    ${indicators}`;
    expect(checkOverlaps(codedStudy(theme('a', below)))).toEqual([]);
    expect(checkOverlaps(codedStudy({ ...theme('a', indicators), ...theme('c', indicators) }))).toMatchObject([
      {
        rule: 'overlapping-codes',
        severity: 'warning',
        file: 'codebook/1-vie/c.md',
        related: { file: 'codebook/1-vie/a.md' },
      },
    ]);
  });

  test('a definition and its own indicators in two codes are one problem', () => {
    const keys = 'indicators: [prêter, machine, voisin, presse]\n';
    const body = 'Les ateliers voisins prêtent leurs machines et leurs presses.';
    expect(checkOverlaps(codedStudy({ ...theme('a', keys, body), ...theme('b', keys, body) }))).toHaveLength(1);
  });

  test('short definitions that share a word or two are two', () => {
    const files = { ...theme('a', '', 'Prêter une machine.'), ...theme('b', '', 'Prêter ses machines.') };
    expect(checkOverlaps(codedStudy(files))).toEqual([]);
  });
});

describe('codes without a definition or an example', () => {
  test('from five codes on, each kind once, and a theme without both once', () => {
    const shown = (id: string) => theme(id, '', `Le cas ${id}.\n\n## Exemples\n\nVoilà.`);
    const some = { ...theme('a'), ...theme('b', '', 'Un.'), ...shown('c'), ...shown('d') };
    expect(checkDefinitions(codedStudy(some), context)).toEqual([]);
    const problems = checkDefinitions(codedStudy({ ...some, ...shown('e') }), context);
    expect(problems.map(({ rule, message }) => [rule, message.split(' has ')[0]])).toEqual([
      ['no-definition', '« a »'],
      ['no-example', '« b »'],
    ]);
    expect(checkDefinitions(codedStudy({ ...some, ...theme('e') }), { ...context, codebookBroken: true })).toEqual([]);
  });

  test('a codebook that gives no examples is not asked for them', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => theme(id, '', `Le cas ${id}.`));
    expect(checkDefinitions(codedStudy(Object.assign({}, ...files)), context)).toEqual([]);
  });

  test('of many codes eight are named', () => {
    const many = Object.assign({}, ...Array.from({ length: 80 }, (_, i) => theme(`code-${i}`)));
    const [problem, ...more] = checkDefinitions(codedStudy(many), context);
    expect(more).toEqual([]);
    expect(problem?.message).toMatch(/(?:« code-\d+ »,? ){8}and 72 more have no definition/);
  });
});

/** Interviews of one sentence each, with what their coder says of it. */
const interviews = (codings: string, count = 12, status = 'complete') =>
  Object.assign(
    {},
    ...Array.from({ length: count }, (_, i) => ({
      [`corpus/e${i}.md`]: '**Q :** Quoi ?\n\n**R :** On prête tout, à tous.\n',
      [`corpus/e${i}.ana.yaml`]: `status: ${status}\ncodings:\n  - quote: On prête tout\n    ${codings}\n`,
    })),
  );

describe('codes never used', () => {
  const codes = { ...theme('a', 'subthemes: [Bas]\n'), ...theme('b'), ...theme('c') };
  test.each([
    ['only below it', 'codes: [bas]', ['b', 'c']],
    ['against', 'codes: [a]\n    against: [b]', ['bas', 'c']],
  ])('%s is used', (_, codings, unused) => {
    const [problem] = checkUnused(codedStudy({ ...codes, ...interviews(codings) }), context);
    expect(problem?.message).toContain(unused.map((id) => `« ${id} »`).join(' and '));
  });

  test('silent where too few cases were read, or not to the end, or codings are missing', () => {
    expect(checkUnused(codedStudy({ ...codes, ...interviews('codes: [a]', 11) }), context)).toEqual([]);
    expect(checkUnused(codedStudy({ ...codes, ...interviews('codes: [a]', 12, 'partial') }), context)).toEqual([]);
    const broken = { ...context, codingsBroken: true };
    expect(checkUnused(codedStudy({ ...codes, ...interviews('codes: [a]') }), broken)).toEqual([]);
  });
});

describe('codes on the same passages', () => {
  const codes = { ...theme('a', 'subthemes: [Bas]\n'), ...theme('b') };
  const passages = (other: string, count = 10) => {
    const files = interviews('codes: [a]', count);
    for (let i = 0; i < count; i++)
      files[`corpus/e${i}.ana.yaml`] += `  - quote: prête tout, à tous\n    codes: [${other}]\n`;
    return { ...codes, ...files };
  };

  test('passages that overlap count as the same', () => {
    expect(checkTogether(codedStudy(passages('b')))).toMatchObject([
      {
        ...{ rule: 'codes-together', severity: 'info', file: 'codebook/1-vie/b.md' },
        message: expect.stringContaining('(all of each)'),
      },
    ]);
  });

  test('not a code and one below it, not nine passages, not where one has more of its own', () => {
    expect(checkTogether(codedStudy(passages('bas')))).toEqual([]);
    expect(checkTogether(codedStudy(passages('b', 9)))).toEqual([]);
    const more = {
      'corpus/z.md': '**Q :** Quoi ?\n\n**R :** Un. Deux.\n',
      'corpus/z.ana.yaml': 'codings:\n  - quote: Un.\n    codes: [a]\n  - quote: Deux.\n    codes: [a]\n',
    };
    expect(checkTogether(codedStudy({ ...passages('b'), ...more }))).toEqual([]);
  });
});

test('a sub-theme swallows its theme only where there are others, and passages enough', () => {
  const two = theme('a', 'subthemes: [Bas, Haut]\n');
  expect(rules(checkSwallowed(codedStudy({ ...two, ...interviews('codes: [bas]', 10) })))).toEqual(['one-sub-theme']);
  expect(checkSwallowed(codedStudy({ ...two, ...interviews('codes: [bas]', 9) }))).toEqual([]);
  expect(
    checkSwallowed(codedStudy({ ...theme('a', 'subthemes: [Bas]\n'), ...interviews('codes: [bas]', 10) })),
  ).toEqual([]);
  const direct = {
    ...two,
    ...interviews('codes: [bas]', 10),
    'corpus/z.md': '**Q :** Quoi ?\n\n**R :** Un. Deux.\n',
    'corpus/z.ana.yaml': 'codings:\n  - quote: Un.\n    codes: [a]\n  - quote: Deux.\n    codes: [a]\n',
  };
  expect(checkSwallowed(codedStudy(direct))).toEqual([]);
});

test('segments of one interview that lie apart do not meet', () => {
  const said = Array.from({ length: 10 }, (_, i) => `Mot numéro ${i}. Autre chose ${i}.`).join(' ');
  const codings = Array.from(
    { length: 10 },
    (_, i) => `  - quote: Mot numéro ${i}.\n    codes: [a]\n  - quote: Autre chose ${i}.\n    codes: [b]\n`,
  ).join('');
  const files = {
    ...theme('a'),
    ...theme('b'),
    'corpus/e.md': `**Q :** Quoi ?\n\n**R :** ${said}\n`,
    'corpus/e.ana.yaml': `codings:\n${codings}`,
  };
  expect(checkTogether(codedStudy(files))).toEqual([]);
});
