import { expect, test } from 'vitest';
import { comparison } from '../../src/measure/comparison.ts';
import { type Side, sidesBy } from '../../src/measure/side.ts';
import { comparisonCautions, detectableSentence } from '../../src/report/comparison-cautions.ts';
import { codedSmall, type Interview } from './composed.ts';

const waves = 'waves:\n  - id: "2021"\n  - id: "2024"\n';
const first: Interview = { wave: '2021', codes: ['pret'] };
const second: Interview = { wave: '2024', codes: ['pret'] };

function cautions(interviews: Record<string, Interview>, settings = '', more: Record<string, string> = {}) {
  const coded = codedSmall({ settings: waves + settings, themes: { pret: [] }, interviews }, more);
  const compared = comparison('wave', ...(sidesBy('wave', {}, coded) as [Side, Side]), coded);
  const all = [...comparisonCautions(compared, coded), detectableSentence(compared.detectable, coded) ?? ''];
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
    'comptés ni présents ni absents : 1 entretien (2024)',
  ],
  [
    'codings from a machine',
    { a: first, b: second },
    '',
    { 'corpus/2024/b.alice.yaml': 'codings:\n  - quote: Parole 0 sur pret.\n    codes: [pret]\n    from: rules\n' },
    'suggérés par une machine : 0 % (2021), 100 % (2024)',
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
    'aucun entretien évalué, donc rien à comparer',
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
