import { describe, expect, test } from 'vitest';
import { strongQuantifiers } from '../../src/language/strong-quantifiers.ts';

const french = (text: string) =>
  strongQuantifiers(text, 'fr', { one: 'cluster', many: 'clusters' }).map(({ words }) => words);
const english = (text: string) =>
  strongQuantifiers(text, 'en', { one: 'café', many: 'cafés' }).map(({ words }) => words);

describe('says all, none or most of the cases', () => {
  test.each([
    ['Tous les clusters recrutent.', 'Tous les clusters'],
    ['Presque tous les clusters recrutent.', 'Presque tous les clusters'],
    ['Tous en parlent.', 'Tous'],
    ['Tous n’ont pas répondu.', 'Tous'],
    ['Ils en parlent tous.', 'Ils en parlent tous'],
    ['Aucun cluster ne recrute.', 'Aucun cluster'],
    ['Aucun n’en parle.', 'Aucun'],
    ['Aucune d’entre elles ne recrute.', 'Aucune d’entre elles'],
    ['La plupart des clusters recrutent.', 'La plupart des clusters'],
    ['La plupart en parlent.', 'La plupart'],
    ['La plupart des adhérents se taisent.', 'La plupart des adhérents'],
    ['Cela dure. Aucune entreprise ne le dit.', 'Aucune entreprise'],
    ['Tout le monde le sait.', 'Tout le monde'],
    ['Personne ne le dit.', 'Personne'],
    ['Personne n’en parle.', 'Personne'],
    ['Chacun le reconnaît.', 'Chacun'],
    ['Tous les dirigeants rencontrés le disent.', 'Tous les dirigeants'],
    ['La grande majorité des entretiens le montre.', 'La grande majorité des entretiens'],
  ])('%s', (text, words) => {
    expect(french(text)).toEqual([words]);
  });

  test.each([
    ['All the cafés open late.', 'All the cafés'],
    ['Every café opens late.', 'Every café'],
    ['None of them opens late.', 'None of them'],
    ['No café opens late.', 'No café'],
    ['Most cafés open late.', 'Most cafés'],
    ['Nearly all of the respondents agree.', 'Nearly all of the respondents'],
    ['Most say so.', 'Most'],
    ['Nobody says so.', 'Nobody'],
    ['It lasts. No member complains.', 'No member'],
    ['All the members complain.', 'All the members'],
    ['Most people complain.', 'Most people'],
    ['Each of them complains.', 'Each'],
  ])('%s', (text, words) => {
    expect(english(text)).toEqual([words]);
  });
});

describe('says nothing of the cases', () => {
  test.each([
    'Ils se voient tous les jours.',
    'Il dit que tout le monde le sait.',
    'Tout le monde n’est pas converti.',
    'Tous deux le savent.',
    'Sans aucun doute, cela coûte.',
    'Aucun doute n’est permis.',
    'Aucun extrait ne porte sur « Export ».',
    'Ce sont les mots de la plupart des adhérents.',
    'La plupart du temps, cela tient.',
    'Tous les jours, ils se voient.',
    'Personne d’autre.',
    'Une personne ne suffit pas.',
    'Il en parle à chacun.',
    'Il appelle tous ses membres.',
    'Il n’est d’aucun cluster.',
    'Pas tous les clusters recrutent.',
    'Cela profite à tous les habitants.',
  ])('%s', (text) => {
    expect(french(text)).toEqual([]);
  });

  test.each([
    'All in all, it works.',
    'It is open all day.',
    'Most of the time it works.',
    'No doubt it works.',
    'Most importantly, it works.',
    'No longer open.',
    'All the time it works.',
  ])('%s', (text) => {
    expect(english(text)).toEqual([]);
  });
});
