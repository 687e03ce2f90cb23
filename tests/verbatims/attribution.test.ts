import { describe, expect, it } from 'vitest';
import { attribution, shownCase, shownName, shownSource } from '../../src/verbatims/attribution.ts';
import { codedStudy } from '../coding/coded.ts';

const named =
  'consent: named\npseudonym: E07\norganisation: Mécaloire\ninterviewee: Anne Roy\nrole: vice-présidente\nsector: bois\n';
function attributed(front: string, template: string, speaker?: string, identifying = ''): string {
  const coded = codedStudy({
    'study.yaml': `attribution: ${JSON.stringify(template)}\nwaves: [{id: "2021", label: Vague 2021}]\n${identifying}`,
    'corpus/2021/a.md': `---\n${front}---\nBonjour.`,
  });
  const source = coded.sources[0];
  if (!source) throw new Error('no source');
  return attribution(source, speaker, coded.settings);
}
const anonymous = named.replace('consent: named', 'consent: anonymous');
const usual = '([{role}, ]{organisation})';

describe('a named source', () => {
  it.each([
    [usual, named, '(vice-présidente, Mécaloire)'],
    [usual, named.replace(/role:.*\n/, ''), '(Mécaloire)'],
    [usual, named.replace(/organisation:.*\n/, ''), '(vice-présidente, E07)'],
    ['({role}, {organisation})', named.replace(/role:.*\n/, ''), '(Mécaloire)'],
    ['{organisation}[ – {role}[, {sector}]], {wave}', named, 'Mécaloire – vice-présidente, bois, Vague 2021'],
    [
      '{organisation}[ – {role}[, {sector}]], {wave}',
      named.replace(/sector:.*\n/, ''),
      'Mécaloire – vice-présidente, Vague 2021',
    ],
    ['{organisation}[ – {role}[, {sector}]], {wave}', named.replace(/role:.*\n/, ''), 'Mécaloire, Vague 2021'],
    ['{pseudonym}, {case}', named, 'E07, 2021-a'],
    ['{organisation} ({taille})', named, 'Mécaloire'],
    ['[{taille}]', named, '(E07)'],
    ['([role=membre: Membre de ]{organisation})', named, '(Mécaloire)'],
    [
      '([role=membre|adhérente: {^role} de ]{organisation})',
      named.replace('vice-présidente', 'adhérente'),
      '(Adhérente de Mécaloire)',
    ],
    ['([role!=membre: {^role}, ]secteur {sector})', named, '(Vice-présidente, secteur bois)'],
    ['([taille!=grande: petite, ]{organisation})', named, '(Mécaloire)'],
    ['({titre|role}, {taille|sector})', named, '(vice-présidente, bois)'],
    ['({role} de {organisation})', named.replace('Mécaloire', 'Arc Dorelle'), '(vice-présidente d’Arc Dorelle)'],
    ['({role} de {interviewee})', named.replace('Anne Roy', 'Yann Le Goff'), '(vice-présidente de Yann Le Goff)'],
    ['(Membre du {organisation})', named.replace('Mécaloire', 'Atelier 1'), '(Membre de l’Atelier 1)'],
    ['(Membre du {organisation})', named.replace('Mécaloire', 'Hôpital Sud'), '(Membre de l’Hôpital Sud)'],
    ['(Membre du {organisation})', named.replace('Mécaloire', 'Hameau'), '(Membre du Hameau)'],
    ['(Membre du {organisation})', named.replace('Mécaloire', 'Moulin Neuf'), '(Membre du Moulin Neuf)'],
    ['(MEMBRE DU {organisation})', named.replace('Mécaloire', 'ÉCLUSIER'), '(MEMBRE DE L’ÉCLUSIER)'],
    ['(Membre du {organisation})', named.replace('Mécaloire', 'Yacht Club'), '(Membre du Yacht Club)'],
    ['{date}', `${named}date: 2021-03-01\n`, '2021-03-01'],
  ])('%s', (template, front, expected) => expect(attributed(front, template)).toBe(expected));
  it("a speaker's variables come first", () => {
    const front = `${named}speakers: { R2: { role: membre } }\n`;
    expect(attributed(front, usual, 'R2')).toBe('(membre, Mécaloire)');
    expect(attributed(front, usual, 'R1')).toBe('(vice-présidente, Mécaloire)');
    expect(attributed(front, usual, 'constructor')).toBe('(vice-présidente, Mécaloire)');
  });
});

describe.each(['anonymous', 'none'])(
  'a source with consent %s never shows what identifies it; its pseudonym stands in once',
  (consent) => {
    it.each([
      [usual, '(vice-présidente, E07)'],
      ['{interviewee}, {organisation}', 'E07'],
      ['{organisation}, {interviewee}, {role}', 'E07, vice-présidente'],
      ['{pseudonym}, {organisation}, {role}', 'E07, vice-présidente'],
      ['[{pseudonym}, ]{organisation}', 'E07'],
      ['{case}', 'E07'],
      ['{source} {id} {url}', 'E07'],
      ['[{organisation}]', '(E07)'],
      ['({role}[, {organisation}])', '(vice-présidente)'],
      ['({interviewee|organisation})', '(E07)'],
      ['([organisation=Mécaloire: du cluster de la mécanique, ]{role})', '(vice-présidente)'],
      ['([organisation!=Norlink: ailleurs, ]{role})', '(vice-présidente)'],
    ])('%s', (template, expected) =>
      expect(attributed(anonymous.replace('anonymous', consent), template)).toBe(expected),
    );
    it("nor a speaker's", () =>
      expect(attributed(`${anonymous}speakers: { R2: { organisation: Autre, role: membre } }\n`, usual, 'R2')).toBe(
        '(membre, E07)',
      ));
    it('nor what `identifying` adds', () =>
      expect(
        attributed(anonymous, '{organisation}, {sector}', undefined, 'identifying: [sector, organisation]\n'),
      ).toBe('E07'));
  },
);

it('without a template: the pseudonym', () => {
  const coded = codedStudy({
    'corpus/a.md': `---\n${named}---\nBonjour.`,
    'corpus/b.md': `---\n${anonymous.replace('E07', 'E08')}---\nBonjour.`,
  });
  expect(coded.sources.map((source) => attribution(source, undefined, coded.settings))).toEqual(['(E07)', '(E08)']);
  expect(coded.sources.map((source) => [shownCase(source), shownSource(source), shownName(source)])).toEqual([
    ['a', 'a', 'Mécaloire'],
    ['E08', 'E08', 'E08'],
  ]);
});
