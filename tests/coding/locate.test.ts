import { describe, expect, it } from 'vitest';
import { locate } from '../../src/coding/locate.ts';
import { segmentText } from '../../src/coding/segment-text.ts';
import { sourceOf } from './coded.ts';

/** What a quote gives in a source's body: how it was located and what a reader sees. */
function look(body: string, quote: string, at?: number) {
  const source = sourceOf(body);
  const found = locate(quote, at, source);
  if (!found) return { located: 'orphan' };
  const { text } = segmentText(source, found.parts, found.joints);
  return {
    located: found.located,
    text: text === '' ? '' : [found.lead, text, found.tail].filter((part) => part !== '').join(' '),
    slice: source.body.slice(found.start, found.end),
    start: found.start,
    certain: found.certain,
    parts: found.parts.map(({ start, end }) => source.body.slice(start, end)),
  };
}

describe('folding: each of these is the same words', () => {
  const body = 'Avant. Il dit : « On s’entraide… » et *c’est* **très** bien ! Après.';
  it.each([
    ['as written', 'Il dit : « On s’entraide… » et *c’est* **très** bien !'],
    ['no-break spaces', 'Il dit\u00a0: «\u00a0On s’entraide…\u202f» et c’est très bien\u202f!'],
    ['no spaces', "Il dit: «On s'entraide…» et c'est très bien!"],
    ['straight quotes', 'Il dit : "On s\'entraide..." et c\'est très bien !'],
    ['English quotes', 'Il dit : “On s‘entraide...” et c’est très bien !'],
    ['line breaks', 'Il dit :\n  « On s’entraide… »\n\n et c’est   très\tbien !'],
    ['emphasis in the quote', 'Il dit : « On **s’entraide**… » et _c’est_ très bien !'],
    ['decomposed accents', 'Il dit : « On s’entraide… » et c’est tre\u0300s bien !'],
    ['a soft hyphen and a zero-width space', 'Il dit : « On s’en\u00adtraide… » et c’est\u200b très bien !'],
  ])('%s', (_, quote) => {
    const found = look(body, quote);
    expect(found.located).toBe('exact');
    expect(found.text).toBe('Il dit : « On s’entraide… » et c’est très bien !');
    expect(found.start).toBe(7);
  });
  it('folds the source too', () => {
    expect(look('Le prix est de 5\u202f%\u00a0: "c\'est cher".', 'Le prix est de 5 % : « c’est cher ».').located).toBe(
      'exact',
    );
    expect(look('Un e\u0301change re\u0301el.', 'Un échange réel.')).toMatchObject({
      located: 'exact',
      slice: 'Un e\u0301change re\u0301el.',
    });
    expect(look('On paie 3 \\* 4 et \\_rien\\_ \\#1.', 'On paie 3 * 4 et _rien_ #1.')).toMatchObject({
      located: 'exact',
      text: 'On paie 3 * 4 et _rien_ #1.',
    });
    expect(look('On est le #1 en France.', '#1 en France')).toMatchObject({ located: 'exact', slice: '#1 en France' });
    expect(look('vice‑président', 'vice-président').located).toBe('exact');
  });
  it('keeps case and accents apart', () => {
    expect(look('La Confiance règne entre nous.', 'la confiance regne entre nous.').located).not.toBe('exact');
  });
  it('counts astral characters as two units and cuts none', () => {
    expect(look('Ah 😀 oui 𝒜lors bon.', 'oui 𝒜lors')).toMatchObject({
      located: 'exact',
      slice: 'oui 𝒜lors',
      text: 'oui 𝒜lors',
    });
    expect(look('Ah 😀 oui.', '😀 oui')).toMatchObject({ slice: '😀 oui' });
  });
  it('keeps underscores within words', () => {
    expect(look('Le fichier mon_rapport est là.', 'mon_rapport')).toMatchObject({
      located: 'exact',
      text: 'mon_rapport',
    });
  });
  it('finds a quote copied from the Markdown: block quotes, lists, links', () => {
    expect(look('> On est là\n> tous ensemble.\n', '> On est là\n> tous ensemble.').located).toBe('exact');
    expect(look('- un\n- deux\n', '- un\n- deux')).toMatchObject({ located: 'exact' });
    expect(look('Voir [le site](https://a.fr) demain.', 'Voir [le site](https://a.fr) demain.')).toMatchObject({
      located: 'exact',
      text: 'Voir le site demain.',
    });
  });
});

describe('literal first', () => {
  it("a transcript's own marks are its words", () => {
    expect(
      look('Il y a … comment dire … un lien. [rires] Oui.', 'Il y a … comment dire … un lien. [rires] Oui.'),
    ).toMatchObject({
      located: 'exact',
      parts: ['Il y a … comment dire … un lien. [rires] Oui.'],
    });
    expect(look('On rit [rires] beaucoup.', '[rires] beaucoup')).toMatchObject({ text: '[rires] beaucoup' });
    expect(look('Il part (…) tôt.', 'Il part (…) tôt.')).toMatchObject({ parts: ['Il part (…) tôt.'] });
  });
});

describe('editorial marks', () => {
  const body = 'Il y a une grande diversité de métiers, donc une vraie complémentarité entre nos adhérents. Voilà.';
  it.each(['Il y a … nos adhérents.', 'Il y a ... nos adhérents.', 'Il y a …\nnos adhérents.'])(
    '%s abbreviates a middle that is coded',
    (quote) => {
      expect(look(body, quote)).toMatchObject({
        located: 'exact',
        text: 'Il y a une grande diversité de métiers, donc une vraie complémentarité entre nos adhérents.',
        parts: ['Il y a une grande diversité de métiers, donc une vraie complémentarité entre nos adhérents.'],
      });
    },
  );
  it.each(['[…]', '[...]', '(…)', '(...)', '[ … ]'])('%s cuts a middle that is not coded', (mark) => {
    expect(look(body, `Il y a ${mark} une vraie complémentarité`)).toMatchObject({
      located: 'exact',
      text: 'Il y a […] une vraie complémentarité',
      parts: ['Il y a', 'une vraie complémentarité'],
      slice: 'Il y a une grande diversité de métiers, donc une vraie complémentarité',
    });
  });
  it('cuts and abbreviates in one quote', () => {
    expect(look(body, 'Il y a … métiers, […] complémentarité … adhérents')).toMatchObject({
      text: 'Il y a une grande diversité de métiers, […] complémentarité entre nos adhérents',
    });
  });
  it('prints an insertion that was added', () => {
    expect(look(body, 'une vraie complémentarité [de savoir-faire] entre nos adhérents').text).toBe(
      'une vraie complémentarité [de savoir-faire] entre nos adhérents',
    );
  });
  it('prints an insertion that stands for a word', () => {
    expect(look('Ils viennent souvent ici.', 'Ils [les membres] souvent ici.').text).toBe(
      'Ils [les membres] souvent ici.',
    );
    expect(look('Ils viennent souvent ici.', '[Les membres] viennent souvent').text).toBe(
      '[Les membres] viennent souvent',
    );
    expect(look("C'est l'asso qui paie.", "l'[association] qui paie").text).toBe("l'[association] qui paie");
    expect(look('Ils viennent, souvent.', 'Ils viennent [ici], souvent.').text).toBe('Ils viennent [ici], souvent.');
  });
  it('an insertion does not jump over a long passage', () => {
    const far = `Ils ${'disent beaucoup de choses '.repeat(5)}partent.`;
    expect(look(far, 'Ils [les gens] partent').located).toBe('orphan');
  });
  it('prints (sic)', () => {
    expect(look('Ils sontaient contents.', 'Ils sontaient (sic) contents.').text).toBe('Ils sontaient (sic) contents.');
    expect(look('Ils sontaient.', 'Ils sontaient (sic)').text).toBe('Ils sontaient (sic)');
  });
  it('ignores marks at the ends', () => {
    for (const quote of [
      '[…] une vraie complémentarité',
      '… une vraie complémentarité …',
      '…une vraie complémentarité…',
      'une vraie complémentarité...',
      'une vraie complémentarité […]',
    ])
      expect(look(body, quote)).toMatchObject({ located: 'exact', text: 'une vraie complémentarité' });
  });
  it('takes an ellipsis that touches a word as an abbreviation where nothing else fits', () => {
    expect(look(body, 'Il y a une… entre nos adhérents.')).toMatchObject({
      located: 'exact',
      slice: body.slice(0, -7),
    });
    expect(
      look(
        'Euh… oui, on y va souvent ensemble. Beaucoup de choses. Euh… oui.',
        'Euh… oui, on y vient souvent ensemble.',
      ),
    ).toMatchObject({
      located: 'drifted',
      slice: 'Euh… oui, on y va souvent ensemble.',
    });
  });
  it('begins at the last opening before the end', () => {
    expect(look('Il y a du vent. Il y a des adhérents. Fin.', 'Il y a … adhérents')).toMatchObject({
      located: 'exact',
      slice: 'Il y a des adhérents',
    });
    expect(look('Il y a du vent. Il y a des adhérents. Fin.', 'Il y a … adhérents', 0)).toMatchObject({
      located: 'exact',
      start: 0,
    });
  });
  it('finds pieces that only a later occurrence lets the next one follow', () => {
    expect(
      look('Nous, on va. Plus tard on va. Puis on va [tous] loin. Fin.', 'Nous … on va [tous, enfin] loin.').located,
    ).toBe('exact');
    expect(
      look(
        'Nous. On va là. Beaucoup de mots encore et encore, des mots et des mots. On va loin.',
        'Nous … On va [très] loin',
      ),
    ).toMatchObject({ located: 'exact' });
  });
  it('cuts across paragraphs', () => {
    expect(look('Un début ici.\n\nAutre chose.\n\nUne fin là.', 'Un début […] fin là.').text).toBe(
      'Un début […] fin là.',
    );
  });
  it('is marks alone: nothing to find', () => {
    expect(look(body, '[…]').located).toBe('orphan');
    expect(look(body, '…').located).toBe('orphan');
  });
});

describe('paragraphs, questions, headings', () => {
  const body =
    '**Q :** Et la confiance ?\n\n**R :** La confiance est là.\n\nElle compte.\n\n**Q :** Vraiment ?\n\n**R :** Oui, elle tient.\n';
  it('spans paragraphs, joined by a blank line', () => {
    for (const quote of ['La confiance est là. Elle compte.', 'La confiance est là.\n\nElle compte.'])
      expect(look(body, quote)).toMatchObject({ located: 'exact', text: 'La confiance est là.\n\nElle compte.' });
  });
  it.each([
    ['left out', 'Elle compte. Oui, elle tient.'],
    ['copied', 'Elle compte.\n\nVraiment ?\n\nOui, elle tient.'],
    ['with labels', 'Elle compte.\n\n**Q :** Vraiment ?\n\n**R :** Oui, elle tient.'],
    ['with labels as a page shows them', 'Elle compte. Q : Vraiment ? R : Oui, elle tient.'],
  ])('a question within is left out of the text: %s', (_, quote) => {
    const found = look(body, quote);
    expect(found).toMatchObject({ located: 'exact', text: 'Elle compte.\n\nOui, elle tient.' });
    expect(found.slice).toBe(body.slice(body.indexOf('Elle compte'), body.indexOf('tient.') + 6));
  });
  it("an interviewer's words have no text", () => {
    expect(look(body, 'Et la confiance ?')).toMatchObject({ text: '' });
    expect(look(body, 'Vraiment')).toMatchObject({ text: '' });
  });
  it("a respondent's words go before an interviewer's", () => {
    expect(
      look('**Q :** La confiance ?\n\n**R :** Oui, la confiance.\n\n**Q :** La confiance donc.\n', 'la confiance'),
    ).toMatchObject({ located: 'exact', text: 'la confiance' });
    const repeated =
      '**Q :** Elle compte. Oui, elle tient ?\n\n**R :** Elle compte.\n\n**Q :** Ah ?\n\n**R :** Oui, elle tient.\n';
    expect(look(repeated, 'Elle compte. Oui, elle tient').text).toBe('Elle compte.\n\nOui, elle tient');
  });
  it('headings within are left out, copied or not', () => {
    const headed = 'On commence ici.\n\n## La suite\n\nEt on finit là.\n';
    for (const quote of [
      'On commence ici. Et on finit là.',
      'On commence ici.\n\n## La suite\n\nEt on finit là.',
      'On commence ici. La suite Et on finit là.',
    ])
      expect(look(headed, quote)).toMatchObject({ located: 'exact', text: 'On commence ici.\n\nEt on finit là.' });
  });
  it('headings and questions within are left out together', () => {
    expect(
      look('**R :** Un début.\n\n## Suite\n\n**Q :** Et puis ?\n\n**R :** Une fin.\n', 'Un début. Une fin.'),
    ).toMatchObject({ located: 'exact', text: 'Un début.\n\nUne fin.' });
  });
});

describe('several places', () => {
  const refrain = 'On se serre les coudes. Un. On se serre les coudes. Deux. On se serre les coudes. Trois.';
  const quote = 'On se serre les coudes.';
  const [first, second, third] = [0, 28, 58];
  it('ambiguous without `at`: the first', () =>
    expect(look(refrain, quote)).toMatchObject({ located: 'ambiguous', start: first, certain: false }));
  it.each([
    [second, 'exact', second],
    [third, 'exact', third],
    [second + 5, 'moved', second],
    [1000, 'ambiguous', third],
    [43, 'ambiguous', second],
    [second - 7, 'moved', second],
  ])('at %i: %s, at %i', (at, located, start) => expect(look(refrain, quote, at)).toMatchObject({ located, start }));
  it('one place is certain wherever `at` points', () => {
    expect(look('Une fois seulement.', 'fois', 2)).toMatchObject({ located: 'moved', start: 4, certain: true });
    expect(look('Une fois seulement.', 'fois')).toMatchObject({ located: 'exact', certain: true });
  });
});

describe('words’ borders', () => {
  it('prefers whole words', () =>
    expect(look('Des achats de chat.', 'chat')).toMatchObject({ located: 'exact', start: 14 }));
  it('a quote that begins or ends within a word has drifted to whole words', () => {
    expect(look('La complémentarité des métiers.', 'mplémentarité des métier')).toMatchObject({
      located: 'drifted',
      slice: 'complémentarité des métiers',
    });
    expect(look('Il est impossible de coopérer ici.', 'possible de coopérer ici.')).toMatchObject({
      located: 'drifted',
      slice: 'impossible de coopérer ici.',
    });
  });
  it('one word', () =>
    expect(look('La confiance.', 'confiance')).toMatchObject({ located: 'exact', slice: 'confiance' }));
});

describe('drift', () => {
  const four = 'un deux trois quatre';
  it.each([
    ['un deux trois cinq', 'drifted'],
    ['un deux six cinq', 'orphan'],
    ['un six trois quatre', 'drifted'],
    ['un deux trois', 'exact'],
    ['un deux trois quatre cinq', 'drifted'],
    ['Un, Deux ; trois ! quatre', 'drifted'],
    ['chat', 'orphan'],
  ])('%s: %s', (quote, located) => expect(look(`Avant. ${four}. Après, rien.`, quote).located).toBe(located));
  it.each([
    [['a', 'b'], 'drifted'],
    [['a', 'b', 'c'], 'orphan'],
  ])('8 words, %s changed: %s', (changed, located) => {
    const words = 'nous avons toujours travaillé ensemble depuis la fondation'.split(' ');
    expect(
      look(`Bon. ${words.join(' ')}. Fin.`, [...words.slice(0, 8 - changed.length), ...changed].join(' ')).located,
    ).toBe(located);
  });
  it('takes the whole passage where its first or last word changed', () => {
    const body = 'Bon, alors nous avons toujours travaillé ensemble ici même. Fin.';
    for (const quote of [
      'nous avons toujours travaillé ensemble ici mêmes.',
      'vous avons toujours travaillé ensemble ici même.',
    ])
      expect(look(body, quote)).toMatchObject({
        located: 'drifted',
        text: 'nous avons toujours travaillé ensemble ici même.',
      });
  });
  it.each([
    [
      'a word gone before the next paragraph',
      '**R :** La collaboration passe par une notion.\n\n(L’intérêt vient ensuite.)\n',
      'La collaboration passe par une notion de feeling.',
      'La collaboration passe par une notion.',
    ],
    [
      'a word gone before the next sentence',
      'La collaboration passe par une notion. Ensuite vient le reste.',
      'La collaboration passe par une notion partagée.',
      'La collaboration passe par une notion.',
    ],
    [
      'a word gone before another speaker',
      '**R1 :** On se comprend très vite.\n\n**R2 :** Jamais je ne dirais cela.\n',
      'On se comprend très vite, toujours.',
      'On se comprend très vite.',
    ],
    [
      'a word gone before a question',
      '**Q :** Et ?\n\n**R :** On se comprend très vite.\n\n**Q :** Jamais de dispute ?\n\n**R :** Non.\n',
      'On se comprend très vite, toujours.',
      'On se comprend très vite.',
    ],
    [
      'a first word gone after another paragraph',
      'C’est ainsi. Fini.\n\nla confiance compte beaucoup ici.\n',
      'Bref, la confiance compte beaucoup ici.',
      'la confiance compte beaucoup ici.',
    ],
    [
      'a changed sentence of one word stays in where the quote has it too',
      'Oui. On se comprend très vite ici. Toujours. Et puis rien.',
      'On se comprend très vite ici. Jamais.',
      'On se comprend très vite ici. Toujours.',
    ],
    [
      'a changed paragraph of one word stays in where the quote has it too',
      'On se comprend très vite ici.\n\nToujours. Et puis rien.\n',
      'On se comprend très vite ici.\n\nJamais.',
      'On se comprend très vite ici.\n\nToujours.',
    ],
  ])('%s', (_, body, quote, text) => expect(look(body, quote)).toMatchObject({ located: 'drifted', text }));
  it('drifts with its marks', () => {
    const body = 'Nous avons toujours travaillé ensemble, et ce fut long, mais cela a fini par payer pour tous. Fin.';
    expect(look(body, 'Nous avons souvent travaillé ensemble […] cela a fini par payer pour tous.')).toMatchObject({
      located: 'drifted',
      text: 'Nous avons toujours travaillé ensemble […] cela a fini par payer pour tous.',
    });
  });
  it('drifts across a question, its words left out', () => {
    expect(
      look(
        '**Q :** A ?\n\n**R :** Nous avons bien commencé ici.\n\n**Q :** Puis, dites-moi, comment donc, après tout cela ?\n\n**R :** Nous avons mal fini là-bas.\n',
        'Nous avons bien débuté ici. Nous avons mal fini là-bas.',
      ),
    ).toMatchObject({
      located: 'drifted',
      text: 'Nous avons bien commencé ici.\n\nNous avons mal fini là-bas.',
    });
  });
  it("prefers an answer to an interviewer's question that is more alike", () => {
    expect(
      look(
        '**Q :** Vous avez toujours eu très confiance en eux ?\n\n**R :** Nous avons toujours eu une confiance en eux.\n',
        'Vous avez toujours eu une confiance en eux',
      ).text,
    ).toBe('Nous avons toujours eu une confiance en eux');
  });
  it('is uncertain where a rival is like it', () => {
    expect(
      look('On va au marché le lundi matin. On va au marché le mardi matin.', 'On va au marché le jeudi matin.'),
    ).toMatchObject({ located: 'drifted', start: 0, certain: false });
    expect(
      look('On va au marché le lundi matin. On va au marché le mardi matin.', 'On va au marché le jeudi matin.', 32),
    ).toMatchObject({ located: 'drifted', start: 32 });
  });
  it('is certain from nine words in ten, though another place is nearly like it', () => {
    const said = (day: string) => `On va toujours ensemble au grand marché couvert le ${day} matin.`;
    const body = `${said('lundi')} Bien sûr. ${said('mardi').replace('grand', 'petit')}`;
    expect(look(body, said('jeudi'))).toMatchObject({ located: 'drifted', start: 0, certain: true });
  });
  it('is certain where no other place comes near', () => {
    expect(
      look('On va au marché le lundi matin. On va au port, un lundi matin.', 'On va au marché le jeudi matin.'),
    ).toMatchObject({ located: 'drifted', start: 0, certain: true });
  });
  it('does not take in an opening quotation mark of the next words', () => {
    expect(look('Nous sommes tous là. « Autre chose. »', 'Nous sommes bien là.')).toMatchObject({
      located: 'drifted',
      text: 'Nous sommes tous là.',
    });
  });
  it('an empty quote is an orphan', () => expect(look(four, ' ').located).toBe('orphan'));
});

describe('length', () => {
  it('locates a very long quote', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `mot${i}`).join(' ');
    expect(look(`Début. ${words} fin.`, words)).toMatchObject({ located: 'exact', start: 7 });
    expect(look(`Début. ${words} fin.`, words.replace('mot1500 ', 'autre '))).toMatchObject({
      located: 'drifted',
      start: 7,
    });
  });
});

describe('a compound is one word', () => {
  const said = '**Q :** Quand ?\n\n**R :** Avant-hier. Dit-il vrai ? Il y a peut‑être un après-demain à prévoir ici.\n';
  it.each(['Hier.', 'hier.', 'Avant', 'demain', 'peut', 'être'])('%s is not said in it', (quote) =>
    expect(look(said, quote, 72)).toEqual({ located: 'orphan' }),
  );
  it.each(['Avant-hier.', 'il vrai ?', 'Dit', 'un après-demain'])('%s is said', (quote) =>
    expect(look(said, quote).located).toBe('exact'),
  );
  it('a quote that cuts it at one end has drifted to the whole', () => {
    expect(look(said, 'demain à prévoir ici.')).toMatchObject({
      located: 'drifted',
      slice: 'après-demain à prévoir ici.',
    });
    expect(look(said, 'Un jour Avant')).toEqual({ located: 'orphan' });
  });
});
