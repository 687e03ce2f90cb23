import { expect, it } from 'vitest';
import { vocabulary } from '../../src/verbatims/vocabulary.ts';
import { codedStudy } from '../coding/coded.ts';

const filler =
  'La route longe le canal, le jardin descend vers la rivière, le marché ouvre chaque samedi sur la place.';

/** Interviews of two waves; what each says besides the filler, by id. */
function study(said: Record<string, string>, more: Record<string, string> = {}, front = '') {
  const files = Object.entries(said).map(([id, words]) => [
    `corpus/${id}.md`,
    `---\n${front}\n---\n\n**Q :** Et la turbine, la turbine, la turbine ?\n\n**R :** ${words} ${filler}\n`,
  ]);
  return codedStudy({
    'study.yaml':
      'interviewers: [Q]\nidentifying: [organisation, interviewee]\nwaves:\n  - { id: "2021" }\n  - { id: "2024" }\n',
    'codebook/1-vie/eau.md': '---\nid: eau\nlabel: Eau\n---\n',
    ...Object.fromEntries(files),
    ...more,
  });
}

const wordsOf = (coded: ReturnType<typeof codedStudy>, by = 'wave', value = '2021') =>
  vocabulary(coded, by, { codes: [...coded.codebook.codes.values()], selection: {}, measure: 'specificity' })
    .parts.find((part) => part.value === value)
    ?.words.map(
      ({ word, k, frequency, cases, specificity }) => `${word} ${k}/${frequency} ${cases} ${Math.sign(specificity)}`,
    );

const two = {
  '2021/a': 'Le moulin, ce moulin, des moulins, notre moulin, votre moulin !',
  '2021/b': 'Un moulin, le moulin, ce moulin, leurs moulins, son moulin.',
};
const other = { '2024/c': '', '2024/d': '' };

it('finds the word of a wave by its stem, in its commonest form, and that the other avoids it', () => {
  const coded = study({ ...two, ...other });
  expect(wordsOf(coded)).toEqual(['moulin 10/10 2 1']);
  const [first, second] = vocabulary(coded, 'wave', { codes: [], selection: {}, measure: 'log-ratio' }).parts;
  expect(first?.words).toMatchObject([{ word: 'moulin', allCases: 2 }]);
  expect(second?.words).toMatchObject([{ word: 'moulin', k: 0, cases: 0 }]);
});

it('what one case says, however often, is no vocabulary', () =>
  expect(wordsOf(study({ '2021/a': 'Moulin moulin moulin moulin moulin moulin.', '2021/b': '', ...other }))).toEqual(
    [],
  ));

it('an interviewer’s words are not counted', () => {
  const coded = study({ ...two, ...other });
  const { size } = vocabulary(coded, 'wave', { codes: [], selection: {}, measure: 'specificity' });
  expect(size).toBe(4 * 19 + 20);
});

it('stop words of the study are left out', () =>
  expect(
    wordsOf(
      study(
        { ...two, ...other },
        { 'study.yaml': 'interviewers: [Q]\nstop_words: { add: [moulin] }\nwaves: [{ id: "2021" }, { id: "2024" }]\n' },
      ),
    ),
  ).toEqual([]));

it('what was taken back, and whom nobody may quote, is not counted', () => {
  const taken = `---\nconsent: none\n---\n\n**R :** Le moulin, ce moulin, des moulins ! ${filler}\n`;
  expect(wordsOf(study({ ...two, ...other }, { 'corpus/2021/a.md': taken }))).toEqual([]);
});

it.each([
  ['a person’s name, however written', 'interviewee: Odile Moulin', 'Odile, odile et le moulin, moulin, Moulin.'],
  [
    'an organisation’s, with a capital',
    'organisation: Les Moulins de Tamarelle',
    'À Tamarelle, vers Tamarelle, sous Tamarelle.',
  ],
])('%s is no word, in anybody’s mouth', (_, front, said) => {
  const coded = study({ '2021/a': said, '2021/b': said, ...other }, {}, front);
  expect(
    JSON.stringify(vocabulary(coded, 'wave', { codes: [], selection: {}, measure: 'specificity' })).toLowerCase(),
  ).not.toMatch(/odile|tamarelle/);
  expect(wordsOf(coded)?.join()).not.toMatch(/odile|tamarelle|moulin/);
});

it('of a code, the words of its passages against all the others, each once', () => {
  const coding = `codings:\n  - quote: Le moulin, ce moulin\n    codes: [eau]\n  - quote: ce moulin, des moulins, notre moulin\n    codes: [eau]\n`;
  const b = 'codings:\n  - quote: Un moulin, le moulin\n    codes: [eau]\n';
  const coded = study({ ...two, ...other }, { 'corpus/2021/a.ana.yaml': coding, 'corpus/2021/b.ana.yaml': b });
  expect(wordsOf(coded, 'code', 'eau')).toEqual(['moulin 6/10 2 1']);
});

it.each([
  [{}, 'wave', 'no-words'],
  [two, 'wave', 'one-part'],
  [{ ...two, ...other }, 'case', 'one-case'],
])('with nothing to compare says why: %j %s', (said, by, reason) => {
  const found = vocabulary(study(said), by, { codes: [], selection: {}, measure: 'specificity' });
  expect(found.reason).toBe(reason);
  expect(found.parts.flatMap(({ words }) => words)).toEqual([]);
});
