import { describe, expect, test } from 'vitest';
import { checklistSizes } from '../../src/model/checklists.ts';
import { checklists } from '../../src/report/checklist-items.ts';
import { composeSmall, markdownOf, type SmallStudy } from './composed.ts';

const study: SmallStudy = {
  themes: { entraide: ['pret'] },
  interviews: { a: { codes: ['entraide'], front: 'consent: named\nvalidated: 2024-03-10' }, b: { codes: ['pret'] } },
};

test.each(['coreq', 'srqr'] as const)('%s has the items it was published with', (kind) => {
  const items = checklists[kind].sections.flatMap((section) => section.items);
  expect(items).toHaveLength(checklistSizes[kind]);
  expect(new Set(items.map(({ fr }) => fr)).size).toBe(items.length);
  expect(new Set(items.map(({ en }) => en)).size).toBe(items.length);
});

describe('COREQ', () => {
  const text = markdownOf(study, '::verbatims{code=entraide max=1}\n\n::checklist{kind=coreq}');
  const answerTo = (number: number) =>
    text.split('\n').find((line) => line.startsWith(`| ${number} |`) || new RegExp(`^\\|\\s*${number} \\|`).test(line));

  test('is filled with what the study knows', () => {
    expect(answerTo(10)).toContain('Échantillon raisonné.');
    expect(answerTo(12)).toContain('2 entretiens');
    expect(answerTo(18)).toContain('Aucun : un entretien par cas.');
    expect(answerTo(23)).toContain('Textes approuvés par leur interviewé : 1 sur 2.');
    expect(answerTo(24)).toContain('Codage compté : Alice.');
    expect(answerTo(25)).toContain('1 chapitre, 1 thème, 1 sous-thème');
    expect(answerTo(29)).toContain('Verbatims au-dessus de cette annexe : 1, de 1 cas');
  });

  test('marks what only the authors can answer, and what they must add', () => {
    expect(answerTo(1)).toContain('| À compléter.');
    expect(answerTo(10)).toContain('À compléter : les critères de choix.');
    const { problems } = composeSmall(study, '::checklist{kind=coreq}');
    expect(problems).toMatchObject([{ rule: 'checklist-open', severity: 'info' }]);
  });
});

test('an answer of the authors stands instead of the study’s, in any checklist of its own only', () => {
  const settings = 'language: en\nchecklist: { coreq-10: "By lot, from the register.", srqr-21: None. }\n';
  const coreq = markdownOf({ ...study, settings }, '::checklist{kind=coreq}');
  const srqr = markdownOf({ ...study, settings }, '::checklist{kind=srqr}');
  expect(coreq).toContain('By lot, from the register.');
  expect(coreq).not.toContain('Purposive sample');
  expect(srqr).toContain('Purposive sample');
  expect(srqr).toMatch(/Funding\s*\| None\./);
});

test('without a kind, or with another, is a fault', () => {
  expect(composeSmall(study, '::checklist').problems).toMatchObject([{ rule: 'missing-attribute' }]);
  expect(composeSmall(study, '::checklist{kind=prisma}').problems).toMatchObject([{ rule: 'wrong-value' }]);
});
