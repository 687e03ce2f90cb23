import { describe, expect, it, test } from 'vitest';
import { indicatorsUsed } from '../../src/coding/indicator-use.ts';
import { suggestByRules } from '../../src/coding/rules.ts';
import type { Source } from '../../src/model/source.ts';
import { codedStudy } from './coded.ts';

const theme = (id: string, rest: string) => `---\nid: ${id}\nlabel: ${id}\n${rest}\n---\n\nUn thème.\n`;
const codebook = {
  'codebook/1-vie/rivalite.md': theme(
    'rivalite',
    [
      'indicators: [concurren*, rivalité, chasse en meute, -concurrence déloyale]',
      'subthemes:',
      '  - id: peur',
      '    label: Peur',
      "    indicators: ['[peur, concurrent]~10', '/craint(?:e|es)?\\b/u']",
    ].join('\n'),
  ),
  'codebook/1-vie/bois.md': theme('bois', 'indicators: [scierie]\nasked: ["2024"]'),
};
const said = (...paragraphs: string[]) =>
  `**Q :** La concurrence ?\n\n${paragraphs.map((one) => `**R :** ${one}`).join('\n\n')}\n`;

function suggested(files: Record<string, string>, options = {}) {
  const coded = codedStudy({ ...codebook, ...files });
  const source = coded.sources[0] as Source;
  return suggestByRules(coded, source, options).suggestions.map(({ code, text, because }) => ({ code, text, because }));
}
const codes = (files: Record<string, string>, options = {}) => suggested(files, options).map(({ code }) => code);

describe('what the rules suggest', () => {
  it('says the words that matched, and the indicator where it is others', () => {
    expect(suggested({ 'corpus/2024/a.md': said('Nos concurrents et la Concurrence ; la chasse en meute.') })).toEqual([
      {
        code: 'rivalite',
        text: 'Nos concurrents et la Concurrence ; la chasse en meute.',
        because:
          '«\u00a0concurrents\u00a0», «\u00a0Concurrence\u00a0» (concurren*)\u202f; «\u00a0chasse en meute\u00a0»',
      },
    ]);
  });

  it('is the sub-theme where both fire, and nothing in what an interviewer says', () => {
    const files = { 'corpus/2024/a.md': said('La peur du concurrent.', 'Des rivalités.', 'Rien.') };
    expect(codes(files)).toEqual(['peur', 'rivalite']);
    expect(suggested(files)[0]?.because).toBe('«\u00a0peur du concurrent\u00a0» ([peur, concurrent]~10)');
  });

  it('is nothing where an indicator forbids', () => {
    expect(codes({ 'corpus/2024/a.md': said('La concurrence déloyale des rivalités.') })).toEqual([]);
  });

  it('leaves out codes the source could not touch', () => {
    expect(
      codes({ 'corpus/2021/a.md': said('Une scierie.'), 'study.yaml': 'waves: [{id: "2021"}, {id: "2024"}]' }),
    ).toEqual([]);
    expect(codes({ 'corpus/2024/a.md': said('Une scierie.') })).toEqual(['bois']);
    expect(codes({ 'corpus/2024/a.md': `---\nnot_asked: [rivalite]\n---\n${said('La peur du concurrent.')}` })).toEqual(
      [],
    );
  });

  it('leaves out codes that are retired, whose themes are then suggested', () => {
    const retired = codebook['codebook/1-vie/rivalite.md'].replace(
      'label: Peur',
      'label: Peur\n    retired: 2023-01-01',
    );
    const files = { 'corpus/2024/a.md': said('La peur du concurrent.'), 'codebook/1-vie/rivalite.md': retired };
    expect(codes(files)).toEqual(['rivalite']);
  });

  it('leaves out what was taken back', () => {
    const body = said('Une chose. La rivalité des maisons.');
    expect(codes({ 'corpus/2024/a.md': `---\nwithdrawn: ["La rivalité des maisons."]\n---\n${body}` })).toEqual([]);
  });
});

describe('what people have settled', () => {
  const text = 'La peur du concurrent.';
  const files = (coder: string, entry: string, head = '') => ({
    'corpus/2024/a.md': said(text, 'Une scierie.'),
    [`corpus/2024/a.${coder}.yaml`]: `${head}codings:\n  - quote: ${text}\n    ${entry}\n`,
  });
  test.each([
    ['the code itself', 'alice', 'codes: [peur]', ['bois']],
    ['the code above: the sub-theme says more', 'alice', 'codes: [rivalite]', ['peur', 'bois']],
    ['against the theme', 'alice', 'against: [rivalite]', ['bois']],
    ['rejected: its theme may still be right', 'rules', 'codes: [peur]\n    status: rejected', ['rivalite', 'bois']],
    ['a theme rejected, and its sub-themes with it', 'model', 'codes: [rivalite]\n    status: rejected', ['bois']],
    ['suggested only', 'rules', 'codes: [peur]\n    status: suggested', ['peur', 'bois']],
  ])('%s', (_, coder, entry, expected) => {
    expect(codes(files(coder, entry, 'status: partial\n'))).toEqual(expected);
  });

  it('a finished reading of some codes leaves the others open, unless the source is named', () => {
    const read = files('alice', 'codes: [rivalite]', 'only: [rivalite]\n');
    expect(codes(read)).toEqual(['bois']);
    expect(codes(read, { again: true })).toEqual(['peur', 'bois']);
  });

  it('`only` of the machine’s own file limits it', () => {
    expect(codes(files('rules', 'codes: [bois]\n    status: suggested', 'only: [bois]\n'))).toEqual(['bois']);
  });
});

test('how indicators do: fired, right, wrong, missed', () => {
  const coded = codedStudy({
    ...codebook,
    'corpus/2024/a.md': said(
      'La concurrence.',
      'La concurrence déloyale.',
      'Une maison nous gêne.',
      'Des concurrents.',
    ),
    'corpus/2024/a.alice.yaml':
      'codings:\n  - quote: La concurrence.\n    codes: [peur]\n  - quote: Une maison nous gêne.\n    codes: [rivalite]\n',
    'corpus/2024/b.md': said('La concurrence.'),
  });
  const { passages, indicators, codes: found } = indicatorsUsed(coded, coded.sources);
  expect(passages).toBe(5);
  const use = (name: string) => {
    const { wrong, ...one } = indicators.find(({ indicator }) => indicator === name) ?? { wrong: [] };
    return { ...one, wrong: wrong.map(({ words }) => words) };
  };
  expect(use('concurren*')).toMatchObject({
    passages: 3,
    sources: 2,
    cases: 2,
    judged: 2,
    right: 1,
    wrong: ['concurrents'],
  });
  expect(use('-concurrence déloyale')).toMatchObject({ forbids: true, passages: 1, judged: 1, right: 1, wrong: [] });
  expect(use('rivalité')).toMatchObject({ passages: 0, judged: 0 });
  expect(found).toEqual([
    { code: 'rivalite', passages: 2, found: 1 },
    { code: 'peur', passages: 1, found: 0 },
  ]);
});
