import { describe, expect, test } from 'vitest';
import { composeSmall, type Interview, type SmallStudy } from './composed.ts';

/** So many cases of a wave have the code, of so many. */
function wave(id: string, counts: Readonly<Record<string, number>>, n: number): Record<string, Interview> {
  return Object.fromEntries(
    Array.from({ length: n }, (_, i): [string, Interview] => {
      const codes = Object.keys(counts).filter((code) => i < (counts[code] ?? 0));
      return [`c${id}-${i}`, { wave: id, codes, front: `case: c${id}-${i}` }];
    }),
  );
}

const waves = 'waves:\n  - { id: "2021", label: "2021" }\n  - { id: "2024", label: "2024" }\n';
const study: SmallStudy = {
  settings: `language: fr\n${waves}`,
  themes: { hausse: [], un: [], parti: [], pareil: [] },
  interviews: {
    ...wave('2021', { hausse: 1, un: 3, parti: 4, pareil: 5 }, 10),
    ...wave('2024', { hausse: 9, un: 4, parti: 0, pareil: 5 }, 10),
  },
};
const random: SmallStudy = { ...study, settings: `sampling: random\n${study.settings}` };
const claimed = (text: string, code: string, of = study, more = 'from=2021 to=2024') =>
  composeSmall(of, `Le thème, :claim[${text}]{code=${code} ${more}}.`);

describe('a claim about a change', () => {
  test.each([
    ['plus souvent qu’en 2021', 'hausse', 'holds', []],
    ['progresse', 'un', 'edge', ['claim-edge']],
    ['recule', 'hausse', 'fails', ['claim-fails']],
    ['a disparu', 'parti', 'holds', []],
    ['aussi souvent', 'pareil', 'edge', ['claim-edge']],
    ['neuf des dix, davantage', 'hausse', 'holds', []],
    // The second quantity is wrong.
    ['huit des dix, davantage', 'hausse', 'fails', ['claim-fails']],
  ])('%s (%s)', (text, code, verdict, rules) => {
    const { manifest, problems } = claimed(text, code);
    expect(manifest.claims).toMatchObject([{ verdict, code }]);
    expect(problems.map(({ rule }) => rule)).toEqual(rules);
  });

  test('keeps what it compares with in the manifest', () => {
    const [claim] = claimed('davantage', 'hausse').manifest.claims;
    expect(claim).toMatchObject({ rule: 'more', from: { k: 1, n: 10 }, k: 9, n: 10 });
  });

  test('« autant » never passes, and says what could have been detected', () => {
    const [problem] = claimed('autant', 'pareil').problems;
    expect(problem?.message).toMatch(/cannot show that nothing differs.*With n = 10 and 10/);
  });

  test('counts are k of n, no percentages', () => {
    const [problem] = claimed('progresse', 'un').problems;
    expect(problem?.message).toContain('2021: 3 des 10 entretiens; 2024: 4 des 10 entretiens');
  });
});

describe('« significativement »', () => {
  test('is refused where cases were chosen', () => {
    const { manifest, problems } = claimed('significativement plus souvent', 'hausse');
    expect(problems).toMatchObject([{ rule: 'significance-refused', severity: 'error' }]);
    expect(problems[0]?.message).toContain('sampling: random');
    expect(manifest.claims).toEqual([]);
  });

  test('holds of a random sample where q is below 0.05, and fails where it is not', () => {
    expect(claimed('significativement plus souvent', 'hausse', random).manifest.claims).toMatchObject([
      { verdict: 'holds', rule: 'more, significant' },
    ]);
    const { problems } = claimed('significativement plus souvent', 'un', random);
    expect(problems).toMatchObject([{ rule: 'claim-fails' }]);
    expect(problems[0]?.message).toContain('adjusted p below 0.05');
  });
});

describe('what cannot be compared is an error', () => {
  test.each([
    ['un mot', 'hausse', 'from=2021 to=2024', 'no-comparison', 'plus souvent'],
    ['ne progresse pas', 'hausse', 'from=2021 to=2024', 'no-comparison', 'denies'],
    ['davantage', 'hausse', 'from=2021', 'missing-attribute', 'two sides'],
    ['davantage', 'hausse', 'from=2021 to=2025', 'unknown-wave', '2025'],
    ['davantage', 'hausse', 'from=2021 to=2024 wave=2021', 'wrong-value', 'wave='],
    ['davantage', 'hausse', 'from=2021 to=2024 word=pain', 'wrong-value', 'word='],
  ])('%s (%s, %s)', (text, code, more, rule, words) => {
    const { problems } = claimed(text, code, study, more);
    expect(problems.map((one) => one.rule)).toEqual([rule]);
    expect(problems[0]?.message).toContain(words);
  });

  test('a wave that has not been read', () => {
    const unread = Object.entries(study.interviews).map(([name, one]): [string, Interview] => [
      name,
      one.wave === '2024' ? { ...one, partial: true } : one,
    ]);
    const { problems } = claimed('davantage', 'hausse', { ...study, interviews: Object.fromEntries(unread) });
    expect(problems).toMatchObject([{ rule: 'not-comparable' }]);
    expect(problems[0]?.message).toContain('2024');
  });
});

test('values of another variable are compared with by=', () => {
  const sized = Object.entries(study.interviews).map(([name, one]): [string, Interview] => [
    name,
    { ...one, front: `${one.front}\ntaille: ${one.wave === '2021' ? 'petite' : 'grande'}` },
  ]);
  const of = { ...study, interviews: Object.fromEntries(sized) };
  expect(claimed('plus souvent', 'hausse', of, 'by=taille from=petite to=grande').manifest.claims).toMatchObject([
    { verdict: 'holds', from: { k: 1, n: 10 }, k: 9 },
  ]);
});

test('in a panel, cases that changed the other way are named', () => {
  const panel: Record<string, Interview> = {};
  for (const id of ['2021', '2024'])
    for (let i = 0; i < 8; i += 1) {
      const has = id === '2021' ? i === 0 : i > 0 && i < 7;
      panel[`c${i}-${id}`] = { wave: id, codes: has ? ['hausse'] : [], front: `case: c${i}` };
    }
  const { manifest } = claimed('davantage', 'hausse', {
    settings: `design: panel\nconsent: named\n${study.settings}`,
    themes: study.themes,
    interviews: panel,
  });
  expect(manifest.claims).toMatchObject([{ verdict: 'holds', exceptions: ['c0'] }]);
});

describe('where the pairs of a panel say the contrary of all cases', () => {
  // Seven pairs lost it; among the others it rises so much that the share of all cases does too.
  const interviews: Record<string, Interview> = {};
  for (let i = 0; i < 10; i += 1) {
    interviews[`k${i}-2021`] = { wave: '2021', codes: i < 8 ? ['hausse'] : [], front: `case: k${i}` };
    interviews[`k${i}-2024`] = { wave: '2024', codes: i === 7 ? ['hausse'] : [], front: `case: k${i}` };
  }
  for (let i = 0; i < 12; i += 1) {
    if (i < 8) interviews[`x${i}`] = { wave: '2021', codes: [], front: `case: x${i}` };
    interviews[`y${i}`] = { wave: '2024', codes: ['hausse'], front: `case: y${i}` };
  }
  const panel = { settings: `design: panel\n${study.settings}`, themes: study.themes, interviews };
  const drawn = { ...panel, settings: `sampling: random\n${panel.settings}` };

  test.each(['significativement plus souvent', 'plus souvent'])('« %s » fails: the test is of the pairs', (text) => {
    const { manifest, problems } = claimed(text, 'hausse', drawn);
    expect(manifest.claims).toMatchObject([{ verdict: 'fails', from: { k: 8, n: 18 }, k: 13, n: 22 }]);
    expect(problems.map(({ rule }) => rule)).toEqual(['claim-fails']);
    expect(problems[0]?.message).toContain(
      'the test is of a fall over the 10 on both sides, 0 of which gained it and 7 lost it',
    );
  });

  test('of cases that were chosen no test decides: it holds only just', () => {
    expect(claimed('plus souvent', 'hausse', panel).manifest.claims).toMatchObject([{ verdict: 'edge' }]);
  });
});

test('« le plus souvent » compares with all others, not with a wave', () => {
  const { problems } = claimed('le plus souvent', 'hausse');
  expect(problems.map(({ rule }) => rule)).toEqual(['no-comparison']);
  expect(problems[0]?.message).toContain('« le plus souvent » is a superlative');
});

test('a mistyped value is one fault', () => {
  const sized = Object.entries(study.interviews).map(([name, one]): [string, Interview] => [
    name,
    { ...one, front: `${one.front}\ntaille: petite` },
  ]);
  const of = { ...study, interviews: Object.fromEntries(sized) };
  const { problems } = claimed('plus souvent', 'hausse', of, 'from=2021 to=2024 where="taille=petit"');
  expect(problems).toMatchObject([{ rule: 'unknown-value', severity: 'error', expected: 'petite' }]);
});
