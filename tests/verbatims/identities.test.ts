import { describe, expect, it } from 'vitest';
import { maskNames, namedIn } from '../../src/verbatims/identities.ts';
import { shownMessage } from '../../src/verbatims/shown-message.ts';
import { codedStudy } from '../coding/coded.ts';

const study = codedStudy({
  'corpus/2021/mecaloire.md':
    '---\npseudonym: E07\norganisation: Cœur de Mécaloire\ninterviewee: Mme Anne-Lise d’Orvaille Des Prés\nspeakers: { R2: { interviewee: Paul Durand } }\n---\nBonjour.',
  'corpus/2021/bois.md': '---\nconsent: named\norganisation: Bois\ninterviewee: Paul Martin\n---\nBonjour.',
  'corpus/2021/12.md': '---\npseudonym: E08\ninterviewee: luc noël\n---\nBonjour.',
});

describe('maskNames', () => {
  it.each([
    ['à Cœur de Mécaloire !', 'à [E07] !'],
    ['à COEUR DE MECALOIRE !', 'à [E07] !'],
    ['à Coeur\u00a0de\nMe\u0301caloire !', 'à [E07] !'],
    ['à Cœur-de-Mé\u00adcaloire !', 'à [E07] !'],
    ['Cœur de Mécaloires', 'Cœur de Mécaloires'],
    ['MmeAnne-Lise', 'MmeAnne-Lise'],
    ['Anne-Lise parle', 'Anne-Lise parle'],
    ['Anne Lise d’Orvaille', 'Anne Lise d’[E07]'],
    ['Annette et Lise parlent', 'Annette et Lise parlent'],
    ['Mme d’Orvaille', 'Mme d’[E07]'],
    ["chez d'Orvaille", "chez d'[E07]"],
    ['l’Orvaille', 'l’[E07]'],
    ['des mots de Mme X', 'des mots de Mme X'],
    ['Durand', '[E07]'],
    ['Paul', 'Paul'],
    ['Paul Durand', '[E07]'],
    ['Paul Martin de Bois', 'Paul Martin de Bois'],
    ['Noel', '[E08]'],
    ['😀 Durand 😀', '😀 [E07] 😀'],
    ['rien', 'rien'],
  ])('%s: %s', (text, expected) => expect(maskNames(text, study)).toBe(expected));
  it('masks a first name in that source’s own words only', () => {
    expect(maskNames('Anne Lise parle, anne‑lise aussi', study, '2021-mecaloire')).toBe('[E07] parle, [E07] aussi');
    expect(maskNames('Anne-Lise parle', study, '2021-12')).toBe('Anne-Lise parle');
  });
  it('takes the longest name, and gives its place', () => {
    expect(namedIn('Oui, Paul Durand.', study)).toMatchObject([
      { start: 5, end: 16, identity: { name: 'Paul Durand', pseudonym: 'E07' } },
    ]);
    expect(namedIn('e\u0301 Durand', study)).toMatchObject([{ start: 3, end: 9 }]);
  });
});

describe('shownMessage', () => {
  it.each([
    ['is not in corpus/2021/mecaloire.md: kept', 'is not in E07: kept'],
    ['Correct it (corpus/2021/mecaloire.alice.yaml:3).', 'Correct it (E07.alice.yaml:3).'],
    ['« 2021-mecaloire » is gone', '« E07 » is gone'],
    ['line 12 of corpus/2021/12.md', 'line 12 of E08'],
    ['corpus/2021/bois.md by Durand', 'corpus/2021/bois.md by [E07]'],
    ['mecaloire-sud', 'mecaloire-sud'],
  ])('%s: %s', (message, expected) => expect(shownMessage(message, study)).toBe(expected));
});
