import { describe, expect, it, test } from 'vitest';
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
    ['Anne Lise d’Orvaille', '[E07]'],
    ['Mme d’Orvaille des Prés', 'Mme [E07]'],
    ['Annette et Lise parlent', 'Annette et Lise parlent'],
    ['Mme d’Orvaille', 'Mme d’Orvaille'],
    ['des mots de Mme X', 'des mots de Mme X'],
    ['Durand', '[E07]'],
    ['Paul', 'Paul'],
    ['Paul Durand', '[E07]'],
    ['Paul Martin de Bois', 'Paul Martin de Bois'],
    ['Noel', '[E08]'],
    ['de **Du**ra**nd**', 'de **[E07]**'],
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

describe('names that are also words', () => {
  const words = codedStudy({
    'study.yaml': 'identifying: [organisation, interviewee, ville]',
    'corpus/avenir.md':
      '---\npseudonym: E1\norganisation: Avenir\ninterviewee: Jeanne Petit\nville: Bourg en Bresse\n---\nUn avenir, un petit nombre.',
    'corpus/cabinet.md':
      '---\npseudonym: E2\norganisation: Cabinet des Tilleuls\ninterviewee: Mme Hélène Bouëssel du Bourg\n---\nBonjour.',
    'corpus/alpha.md': '---\npseudonym: E3\norganisation: Alpha & Fils\ninterviewee: Yann Le Goff\n---\nBonjour.',
    'corpus/malo.md': '---\npseudonym: E4\norganisation: Les Ateliers de Saint-Malo\n---\nBonjour.',
    'corpus/open.md':
      '---\nconsent: named\norganisation: Réseau Avenir Bois\ninterviewee: Jeanne Martin\n---\nBonjour.',
    'corpus/open-2.md': '---\nconsent: named\norganisation: MécaBourg\n---\nBonjour.',
  });

  it.each([
    ['l’avenir, un petit nombre', 'l’avenir, un petit nombre'],
    ['# L’avenir', '# L’avenir'],
    ['Avenir incertain. Petit à petit, oui.', 'Avenir incertain. Petit à petit, oui.'],
    ['Chez Avenir et AVENIR', 'Chez [E1] et [E1]'],
    ['Oui. M. Petit le dit.', 'Oui. M. [E1] le dit.'],
    ['UN PETIT NOMBRE', 'UN PETIT NOMBRE'],
    ['Le Réseau Avenir Bois', 'Le Réseau Avenir Bois'],
    ['jeanne petit et Jeanne Martin', '[E1] et Jeanne Martin'],
    ['à Bourg-en-Bresse', 'à […]'],
    ['MécaBourg, le Bourg, Goff', 'MécaBourg, le Bourg, Goff'],
    ['Mme Bouëssel du Bourg, bouëssel du bourg', 'Mme [E2], bouëssel du bourg'],
    ['M. Le Goff, LE GOFF, M. le Goff', 'M. [E3], [E3], M. [E3]'],
    ['alpha et fils, Alpha and Fils', '[E3], [E3]'],
    ['www.alpha-fils.fr, contact@alphaetfils.com.', '[E3], [E3].'],
    ['https://avenir.fr/x et petit@b.fr, petit-bois@b.fr', '[E1] et [E1], petit-bois@b.fr'],
    ['les ateliers de St. Malo', '[E4]'],
    ['le cabinet. Des tilleuls', 'le cabinet. Des tilleuls'],
    ['Cabinet des **Tilleuls**', '**[E2]**'],
    ['**le Cabinet** des Tilleuls', '**le [E2]**'],
    ['_Cabinet_ **des** Tilleuls', '_[E2]_'],
    ['Cabinet des Til**leuls**', '**[E2]**'],
  ])('%s: %s', (text, expected) => expect(maskNames(text, words)).toBe(expected));

  it.each([
    ['avenir', 'Jeanne, c’est moi ; Petit aussi.', '[E1], c’est moi ; [E1] aussi.'],
    ['avenir', 'Petit, je le suis.', '[E1], je le suis.'],
    ['avenir', 'Petit à petit.', 'Petit à petit.'],
    ['avenir', 'Avenir radieux.', 'Avenir radieux.'],
    ['avenir', 'Jeanne Martin et Bourg', 'Jeanne Martin et Bourg'],
    ['cabinet', 'Aux Tilleuls, ce cabinet, Mme Bourg, M. du Bourg', 'Aux [E2], ce cabinet, Mme [E2], M. [E2]'],
    ['alpha', 'Chez Alpha, les Fils Le Goff', 'Chez [E3], les Fils [E3]'],
    ['malo', 'À Malo, nos Ateliers', 'À [E4], nos Ateliers'],
    ['open', 'Jeanne, chez Tilleuls', 'Jeanne, chez Tilleuls'],
  ])('%s says « %s »: %s', (source, text, expected) => expect(maskNames(text, words, source)).toBe(expected));
});

test('what somebody owns is a thing, though a name has the word', () => {
  const own = codedStudy({
    'corpus/a.md': '---\npseudonym: E1\norganisation: Gants et Peaux\n---\nIl lui vend ses peaux.',
  });
  expect(maskNames('ses peaux', own, 'a')).toBe('ses peaux');
  expect(maskNames('chez Gants et Peaux', own, 'a')).toBe('chez [E1]');
});

describe('« a » is an article in English only, “son” a possessive in French only', () => {
  const said = (language: string, text: string) =>
    codedStudy({
      'study.yaml': `language: ${language}`,
      'corpus/a.md': '---\npseudonym: E1\ninterviewee: Firmin Dupanloup\n---\nBonjour.',
      'corpus/b.md': `---\npseudonym: E2\n---\n${text}`,
    });
  it.each([
    ['fr', 'il y a dupanloup qui vient', '[E1]'],
    ['fr', 'un dupanloup', 'dupanloup'],
    ['en', 'his son dupanloup works', '[E1]'],
    ['en', 'a dupanloup', 'dupanloup'],
  ])('%s: %s', (language, text, expected) =>
    expect(maskNames('chez dupanloup', said(language, text), 'a')).toBe(`chez ${expected}`),
  );
});

it.each(['Prof.', 'Mgr.', 'Mlles.', 'dr.', 'mme.'])('%s introduces a name, and ends no sentence', (title) => {
  const study = codedStudy({
    'corpus/a.md': '---\npseudonym: E1\ninterviewee: Jeanne Petit\n---\nUn petit nombre.',
  });
  expect(maskNames(`Oui, ${title} Petit le dit.`, study)).toBe(`Oui, ${title} [E1] le dit.`);
});

describe('names typed in lower case, as speech-to-text does', () => {
  const spoken = codedStudy({
    'corpus/a.md':
      '---\npseudonym: E1\norganisation: Zorglubia SARL\ninterviewee: Firmin Dupanloup\nrole: gérant de zorglubia\n---\nchez zorglubia, dit firmin, moi, dupanloup.',
    'corpus/b.md': '---\npseudonym: E2\norganisation: Moulin\ninterviewee: Rose Vantail\n---\nun vantail, le moulin.',
    'corpus/c.md': '---\npseudonym: E3\ninterviewee: Léo Crin\n---\nDupanloup et vantail.',
    'corpus/d.md': '---\npseudonym: E4\ninterviewee: Anne Galet\n---\nle crin du cheval, chez galet',
    'corpus/e.md': '---\npseudonym: E5\n---\ndu crin, chez galet',
  });
  it.each([
    ['chez zorglubia on partage, dit firmin.', 'chez [E1] on partage, dit [E1].'],
    ['moi, dupanloup', 'moi, [E1]'],
    ['les Dupanloups, les dupanloups', 'les [E1], les [E1]'],
    ['Zorglubia ouvre. Firmin ferme, firmin ouvre.', '[E1] ouvre. [E1] ferme, [E1] ouvre.'],
  ])('in its own interview: %s', (text, expected) => expect(maskNames(text, spoken, 'a')).toBe(expected));
  it.each([
    ['Zorglubia ouvre la phrase, gérant de zorglubia', '[E1] ouvre la phrase, gérant de [E1]'],
    ['Dupanloup. Les Dupanloups, dit firmin', '[E1]. Les [E1], dit firmin'],
    ['Moulin à vent, un moulin, chez Moulin', 'Moulin à vent, un moulin, chez [E2]'],
    ['Vantail de bois, vantail', 'Vantail de bois, vantail'],
    ['Crin de cheval, crin', 'Crin de cheval, crin'],
    ['Galet dit, de galet, le galet', '[E4] dit, de [E4], le galet'],
  ])('elsewhere: %s', (text, expected) => expect(maskNames(text, spoken)).toBe(expected));
});

describe('a name that another interview shows', () => {
  const shared = codedStudy({
    'corpus/a.md': '---\npseudonym: E1\norganisation: Mécaloire\ninterviewee: Luc Martin\n---\nOui.',
    'corpus/b.md': '---\nconsent: named\norganisation: Mécaloire\ninterviewee: Luc Martin\n---\nOui.',
  });
  it('is masked in the words of the anonymous one only', () => {
    expect(maskNames('Luc Martin, de Mécaloire', shared)).toBe('Luc Martin, de Mécaloire');
    expect(maskNames('Luc Martin, de Mécaloire', shared, 'a')).toBe('[E1], de [E1]');
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
    ['« mecaloire », bois', '« E07 », bois'],
    ['la mecaloire du mecaloire', 'la mecaloire du mecaloire'],
  ])('%s: %s', (message, expected) => expect(shownMessage(message, study)).toBe(expected));
});
