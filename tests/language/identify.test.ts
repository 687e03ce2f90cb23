import { expect, test } from 'vitest';
import { identifyLanguage } from '../../src/language/identify.ts';
import { stopWords } from '../../src/language/stop-words.ts';
import { spokenLanguages } from '../../src/model/spoken.ts';

const texts = {
  fr: "On met les gens ensemble et, quand il y a un besoin, c'est nous qui faisons le lien entre les entreprises.",
  en: 'We bring people together and when there is a need we are the ones who make the link between firms.',
  de: 'Wir haben vor zehn Jahren angefangen, und am Anfang war es nicht leicht, weil niemand von uns das schon kannte.',
  es: 'Empezamos hace diez años y al principio no fue fácil, porque nadie de nosotros lo había hecho antes de verdad.',
  it: "Abbiamo cominciato dieci anni fa e all'inizio non è stato facile, perché nessuno di noi l'aveva mai fatto.",
  nl: 'We zijn tien jaar geleden begonnen en in het begin was het niet makkelijk, want niemand van ons had dat gedaan.',
  no: 'Vi begynte for ti år siden, og i starten var det ikke lett, fordi ingen av oss hadde gjort det før. Så gikk vi sammen med de andre bedriftene i dalen, og nå er vi tjue.',
  pt: 'Começámos há dez anos e no princípio não foi fácil, porque ninguém de nós o tinha feito antes. Depois juntámo-nos com as outras empresas do vale e agora somos vinte.',
  sv: 'Vi började för tio år sedan och i början var det inte lätt, för att ingen av oss hade gjort det förut. Sedan gick vi ihop med de andra företagen i dalen och nu är vi tjugo.',
};

test.each(spokenLanguages.map((language) => [language, texts[language]] as const))('%s: %s', (language, text) => {
  expect(identifyLanguage(text)).toBe(language);
});

test.each([
  ['a scrap', 'Bonjour à tous, we are here, und das ist alles.'],
  [
    'a list of places',
    'Le Mans, La Rochelle, Les Herbiers, Le Havre, La Baule, Les Sables, Le Puy, La Ciotat, Les Ulis, Le Port',
  ],
  [
    'names',
    'Paul de La Tour, Anne von Berg, Luis de la Cruz, Ana do Carmo, Karin af Ugglas, Piet van den Berg, Ola de Vries',
  ],
  ['numbers', `${'00:12 12 30 45 1 200 3,5 10 h 30 2021 '.repeat(20)} le 5, le 6 et le 7`],
  ['half and half', `${texts.fr} ${texts.en}`],
  [
    'Catalan',
    'Vam començar fa deu anys i al principi no va ser fàcil, perquè ningú de nosaltres ho havia fet abans aquí.',
  ],
  [
    'Danish',
    'Vi begyndte for ti år siden, og i starten var det ikke let, fordi ingen af os havde gjort det før den gang.',
  ],
])('%s is no language', (_, text) => {
  expect(identifyLanguage(text)).toBeUndefined();
});

test.each([
  "Là, on a commencé le meeting, pis le boss y nous a dit que c'était cute mais que le feedback était pas fort, fait que on a switché de plan avec toute la gang du bureau.",
  "On est allé chez la mamie, elle nous disait toujours « geh doch nüs, 's isch so schön », et puis on allait au jardin avec les cousins de Mulhouse et de Colmar.",
])('French with words of elsewhere is French: %s', (text) => {
  expect(identifyLanguage(text)).toBe('fr');
});

test('stop words are folded, and none is a theme', () => {
  for (const word of ['deja', "l'", 'tres', 'ca']) expect(stopWords('fr').has(word)).toBe(true);
  for (const word of ['seul', 'personne', 'parole', 'parler', 'directe']) expect(stopWords('fr').has(word)).toBe(false);
  for (const word of ['solo', 'stato', 'alleen', 'arbeit']) {
    for (const language of spokenLanguages) expect(stopWords(language).has(word)).toBe(false);
  }
  for (const language of spokenLanguages) {
    expect(stopWords(language).size).toBeGreaterThan(100);
    for (const word of stopWords(language)) expect(word).toMatch(/^[a-z'-]+$/);
  }
});
