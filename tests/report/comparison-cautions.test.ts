import { expect, test } from 'vitest';
import { comparison } from '../../src/measure/comparison.ts';
import { type Side, sidesBy } from '../../src/measure/side.ts';
import { comparisonCautions } from '../../src/report/comparison-cautions.ts';
import { detectableSentence } from '../../src/report/detectable-sentence.ts';
import { codedSmall, type Interview } from './composed.ts';

const waves = 'waves:\n  - id: "2021"\n  - id: "2024"\n';
const first: Interview = { wave: '2021', codes: ['pret'] };
const second: Interview = { wave: '2024', codes: ['pret'] };

function cautions(interviews: Record<string, Interview>, settings = '', more: Record<string, string> = {}) {
  const coded = codedSmall({ settings: waves + settings, themes: { pret: [] }, interviews }, more);
  const compared = comparison('wave', ...(sidesBy('wave', {}, coded) as [Side, Side]), coded);
  const all = [...comparisonCautions(compared, coded), detectableSentence(compared, coded) ?? ''];
  return all.map((sentence) => sentence.replace(/[\u00a0\u202f]/g, ' '));
}

test.each<[string, Record<string, Interview>, string, Record<string, string>, string]>([
  [
    'other coders',
    { a: first },
    '',
    { 'corpus/2024/b.md': 'Oui.', 'corpus/2024/b.bea.yaml': 'codings: []' },
    'Les codeurs ne sont pas les mêmes (2021 : alice ; 2024 : bea)',
  ],
  [
    'another kind of text',
    { a: first, b: { ...second, front: 'kind: write-up' } },
    '',
    {},
    'Les textes ne sont pas de même nature',
  ],
  [
    'interviews not read',
    { a: first, b: second, c: { ...second, partial: true } },
    '',
    {},
    'Pas encore de lecture, et ni présence ni absence : 1 entretien (2024)',
  ],
  [
    'codings from a machine',
    { a: first, b: second },
    '',
    { 'corpus/2024/b.alice.yaml': 'codings:\n  - quote: Parole 0 sur pret.\n    codes: [pret]\n    from: rules\n' },
    'suggérés par une machine : 0/1 (2021), 1/1 (2024)',
  ],
  [
    'cases on both sides of no panel',
    { a: { ...first, front: 'case: x' }, b: { ...second, front: 'case: x' } },
    '',
    {},
    'ce ne sont pas deux échantillons distincts, et aucun test n’est fait. Un panel se déclare avec la clé `design` de study.yaml.',
  ],
  ['a panel of nobody', { a: first, b: second }, 'design: panel\n', {}, 'Aucun cas n’est des deux côtés'],
  [
    'a theme not asked',
    { a: first, b: { ...second, front: 'not_asked: [pret]' } },
    '',
    {},
    '2024 : rien n’y a été évalué, donc rien à comparer',
  ],
  ['how little can be detected', { a: first, b: second }, '', {}, 'Avec n = 1 et 1, rien ne serait détectable'],
  [
    'the same in English',
    { a: first, b: second },
    'language: en\ndesign: panel\n',
    {},
    'No case is on both sides: nothing can be paired, and no test is made.',
  ],
])('says what may mislead: %s', (_, interviews, settings, more, said) => {
  expect(cautions(interviews, settings, more).join('\n')).toContain(said);
});

test('and nothing where nothing does', () => {
  const said = cautions({ a: first, b: second }).filter((sentence) => !sentence.startsWith('Avec n'));
  expect(said).toEqual([]);
});

test('how a code that was added becomes comparable: the waves its file has to name, later ones too', () => {
  const history = '- date: 2023-01-01\n  op: add\n  from: []\n  to: [pret]\n  reason: relecture\n';
  const settings = 'waves:\n  - id: "2018"\n  - id: "2021"\n  - id: "2024"\n  - id: "2027"\n';
  const coded = codedSmall(
    { settings, themes: { pret: [], don: [] }, interviews: { a: { wave: '2021', codes: ['don'] }, b: second } },
    { 'codebook/history.yaml': history },
  );
  const [, from, to] = sidesBy('wave', {}, coded) as [Side, Side, Side];
  const said = comparisonCautions(comparison('wave', from, to, coded), coded).join('\n');
  expect(said).toContain('relire 2021 avec la grille actuelle, puis écrire `asked: ["2021", "2024", "2027"]`');
  // The other way round the same wave is the earlier.
  expect(comparisonCautions(comparison('wave', to, from, coded), coded).join('\n')).toContain('relire 2021');
});

test('where no test is made, nothing is said of what one could detect', () => {
  const said = cautions({ a: { ...first, front: 'case: x' }, b: { ...second, front: 'case: x' } });
  expect(said.filter((sentence) => sentence.startsWith('Avec'))).toEqual([]);
});

test('what can be detected is of the themes assessed in all cases, and says so where some are not', () => {
  const more = { a: first, b: second, c: { ...first, front: 'not_asked: [don]' } };
  const coded = codedSmall({ settings: waves, themes: { pret: [], don: [] }, interviews: more });
  const compared = comparison('wave', ...(sidesBy('wave', {}, coded) as [Side, Side]), coded);
  expect(detectableSentence(compared, coded)).toContain('pour les thèmes évalués dans tous ces cas');
  expect(cautions({ a: first, b: second }).join('\n')).not.toContain('évalués dans tous');
});

test('a panel is tested from six changes on: five, decided by mid-p, would be below 5 %', () => {
  const cases = Object.fromEntries(
    ['2021', '2024'].flatMap((wave) =>
      Array.from({ length: 6 }, (_, i): [string, Interview] => [`c${i}-${wave}`, { wave, front: `case: c${i}` }]),
    ),
  );
  const said = cautions(cases, 'design: panel\n').join('\n');
  expect(said).toContain('un thème n’est testé (à 5 %) qu’à partir de 6 changements');
});

test('sentences do not agree with the unit, whose gender nobody knows', () => {
  const unit = 'design: panel\nunit: { one: ferme, many: fermes }\n';
  const shared = {
    a: { ...first, front: 'case: x' },
    b: { ...second, front: 'case: x' },
    c: { ...second, partial: true },
  };
  const said = [...cautions(shared, unit), ...cautions({ a: first, c: { ...second, partial: true } }, unit)].join('\n');
  expect(said).toContain('ferme');
  expect(said).not.toMatch(/\b(?:eux|lui|seuls?|lus?|aucun ferme|évaluée?)\b(?<!été évalué)/);
});
