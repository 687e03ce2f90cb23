import { expect, test } from 'vitest';
import { identifyLanguage } from '../../src/language/identify.ts';
import { stopWords } from '../../src/language/stop-words.ts';

test('running text is told apart, scraps and lists are not', () => {
  const french =
    "On met les gens ensemble et, quand il y a un besoin, c'est nous qui faisons le lien entre les entreprises.";
  const english = 'We bring people together and when there is a need we are the ones who make the link between firms.';
  expect(identifyLanguage(french)).toBe('fr');
  expect(identifyLanguage(english)).toBe('en');
  expect(identifyLanguage('Bonjour à tous')).toBeUndefined();
  expect(
    identifyLanguage('Lyon Paris Nantes Lille Brest Metz Nice Reims Tours Dijon Angers Toulon Pau'),
  ).toBeUndefined();
  expect(identifyLanguage(`${french} ${english}`)).toBeUndefined();
});

test('stop words are folded, and none is a theme', () => {
  for (const word of ['deja', "l'", 'tres', 'ca']) expect(stopWords('fr').has(word)).toBe(true);
  for (const word of ['seul', 'personne', 'parole', 'parler', 'directe']) expect(stopWords('fr').has(word)).toBe(false);
  for (const word of [...stopWords('fr'), ...stopWords('en')]) expect(word).toMatch(/^[a-z'-]+$/);
});
