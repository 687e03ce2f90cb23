import { describe, expect, test } from 'vitest';
import { bodyOf, faultOf, imported } from './imported.ts';

/** A `.sonal` with these segments, written as Sonal π writes it. */
function sonal(segments: string, lists: Readonly<Record<string, string>> = {}, notes = ''): string {
  const all = {
    'loc-json': '["","Enquêtrice ?","Léa","Tom"]',
    'cat-json':
      '[{"code":"cat_001","nom":"Échanges","couleur":"","rang":"0"},{"code":"cat_002","nom":"Prêt, don","couleur":"#0331ff","rang":"1"},{"code":"cat_003","nom":"Peur","couleur":"","rang":"0"}]',
    ...lists,
  };
  const scripts = Object.entries(all).map(
    ([id, json]) =>
      `<script id="${id}" type="application/json">\n        {\n            ${json}         \n        }\n</script> \n`,
  );
  return `\n<!DOCTYPE html>\n<html lang="en"><head><title>Fichier</title><style>.cat_001{ }</style></head>\n<body>\n${scripts.join('')}
    <div><H2 > Notes</H2>\n <div id="txtnotes">\n ${notes}\n </div></div>\n <div id="contenuText"> \n     ${segments} \n</div></body>`;
}

const segment = (from: number, to: number, speaker: number, inner: string) =>
  `<span class="lblseg sautlig" data-deb="${from}" data-fin="${to}" data-loc="${speaker}" data-rksg="0">${inner}</span>`;
const words = (text: string, classes = '', more = '') =>
  `<span class="${classes}" data-rk="1" data-sg="0" ${more}>${text}</span>`;

const passages = async (text: string) => {
  const { sources } = await imported('Léa.sonal', text);
  const [source] = sources;
  return source?.codings.map(({ start, end, codes, coder, memo }) => [
    source.body.slice(start, end),
    ...(codes.length > 0 ? [codes] : [coder, memo]),
  ]);
};

describe('an interview', () => {
  test('who speaks and when; a speaker who goes on is one turn, blank segments are none', async () => {
    const text = sonal(
      segment(0.7, 4.3, 1, words('Bonjour, que prêtez-vous\n ici ? ')) +
        segment(4.3, 4.5, 2, words(' ')) +
        segment(4.5, 9, 2, words('Des outils,')) +
        segment(9.1, 12, 2, words('et Note : du temps. ')) +
        segment(70, 75, 2, words('Plus tard. ')) +
        segment(75, 80, 3, words('Moi aussi.')),
    );
    expect(await bodyOf('Léa.sonal', text)).toBe(
      [
        '**[00:00:00] Enquêtrice ? :** Bonjour, que prêtez-vous ici ?',
        '**[00:00:04] Léa :** Des outils, et Note : du temps.',
        '[00:01:10] Plus tard.',
        '**[00:01:15] Tom :** Moi aussi.\n',
      ].join('\n\n'),
    );
  });

  test('categories as a tree; a passage runs on through fragments and segments, and through blanks', async () => {
    const text = sonal(
      segment(0, 2, 2, words('On ') + words('se prête ', 'cat_001') + words('l’outil', 'cat_001 cat_002')) +
        segment(2, 3, 2, words(' ')) +
        segment(3, 4, 2, words('et le temps.', 'cat_002') + words(' Voilà.')),
    );
    const { codes } = await imported('Léa.sonal', text);
    expect(codes?.codes).toMatchObject([
      { label: 'Échanges', children: [{ label: 'Prêt, don', color: '#0331ff' }] },
      { label: 'Peur', children: [] },
    ]);
    expect(await passages(text)).toEqual([
      ['se prête l’outil', ['cat_001']],
      ['l’outil et le temps.', ['cat_002']],
    ]);
  });

  test('a pseudonym stands for the name, which does not come in; what waits for one is told', async () => {
    const text = sonal(
      segment(
        0,
        2,
        2,
        words('Je suis ') +
          words('Marie', 'anon debsel cat_001', 'data-pseudo="Anne"') +
          words(' ', 'anon') +
          words('Roc', 'anon finsel', 'data-pseudo="Anne"') +
          words(', de ') +
          words('Brest', '', 'data-anon-nt="true"') +
          words(', pas de ') +
          words('Paris', 'anon-exception') +
          words('.'),
      ),
    );
    const { sources, losses, warnings } = await imported('Léa.sonal', text);
    expect(sources[0]?.body).toBe('**Léa :** Je suis [Anne], de Brest, pas de Paris.\n');
    expect(losses).toEqual(['1 name, for which its pseudonym stands']);
    expect(warnings).toEqual([expect.stringMatching(/^1 place is marked to be made anonymous/)]);
    expect(await passages(text)).toEqual([[expect.stringContaining('Anne'), ['cat_001']]]);
  });

  test('comments are memos of who wrote them, once, to the token they end at', async () => {
    const comment = 'data-obs="À &quot;revoir&quot;" data-auth="MB" data-finobs="4"';
    const piece = (rank: number, text: string, more = '') =>
      `<span class="" data-rk="${rank}" data-sg="0" data-len="1" ${more}>${text}</span>`;
    const text = sonal(
      segment(
        0,
        2,
        2,
        piece(1, 'On ', comment) + piece(2, 'se ', comment) + piece(3, 'prête ') + piece(4, 'tout') + piece(5, ' ici.'),
      ),
    );
    expect(await passages(text)).toEqual([['On se prête tout', 'MB', 'À "revoir"']]);
  });

  test('variables of the interview and of the one who answers; those of several, and private ones, are told', async () => {
    const lists = {
      'loc-json': '["","Enquêtrice ?","Léa"]',
      'var-json':
        '[{"v":1,"lib":"Lieu","champ":"gen","priv":"false"},{"v":2,"lib":"Métier","champ":"loc","priv":"false"},{"v":3,"lib":"Revenu","champ":"gen","priv":"true"}]',
      'dic-json':
        '[{"v":1,"m":0,"lib":""},{"v":1,"m":1,"lib":"Quai : nord"},{"v":2,"m":1,"lib":"Passeuse"},{"v":3,"m":1,"lib":"9"}]',
      'dat-json':
        '[{"e":"2","v":1,"l":"all","m":1},{"e":"2","v":2,"l":2,"m":1},{"e":"2","v":2,"l":1,"m":1},{"e":"2","v":3,"l":"all","m":1}]',
    };
    const read = await imported('Léa.sonal', sonal(segment(0, 2, 2, words('Oui.')), lists, 'Par &amp; téléphone.'));
    expect(read.sources[0]?.variables).toEqual({
      Lieu: 'Quai : nord',
      Métier: 'Passeuse',
      memo: 'Par & téléphone.',
    });
    expect(read.losses).toEqual(['1 value of a variable of one speaker', '1 value of a private variable']);
  });

  test('without times, as from a text, each segment is a paragraph; lists that are broken are empty', async () => {
    const text = sonal(segment(0, 0, 0, words('Une ligne.')) + segment(0, 0, 0, words('Une autre.')), {
      'loc-json': '["",',
      'cat-json': 'undefined',
    });
    expect(await bodyOf('Léa.sonal', text)).toBe('Une ligne.\n\nUne autre.\n');
  });

  test('the same page saved as .html is read so, too', async () => {
    const text = sonal(segment(1, 2, 2, words('Oui.')));
    expect(await imported('Léa.html', text)).toMatchObject({ format: 'sonal' });
  });
});

test('a transcript of Sonal, .purge: speakers, notes, segments', async () => {
  const purge = [
    '\tChercheuse\tTom',
    'segcur\t5\tx',
    'vitesse\t1',
    'Memo :',
    'à relire',
    'Début\tFin\tLoc\tTexte',
    '0\t1.5\t1\tBonjour ?',
    '1.5\t3\t2\tSalut,',
    '3\t4\t2\tça va.',
    '4\t5\t2\t ',
    '',
  ].join('\n');
  const { sources } = await imported('a.purge', purge);
  expect(sources[0]?.body).toBe('**[00:00:00] Chercheuse :** Bonjour ?\n\n**[00:00:01] Tom :** Salut, ça va.\n');
  expect(sources[0]?.variables).toEqual({ memo: 'à relire' });
});

test('a corpus of Sonal gives its categories, and says where its interviews are', async () => {
  const corpus = JSON.stringify({
    tabThm: [
      { code: 'cat_001', nom: 'Échanges', couleur: '#d84315', rang: '0' },
      { code: 'cat_002', nom: 'Don', couleur: '', rang: '1' },
    ],
    tabEnt: [{ id: 1, nom: 'Léa', rtrPath: 'lea.sonal' }],
  });
  const { sources, codes, warnings } = await imported('Quais.crp', corpus);
  expect(sources).toEqual([]);
  expect(codes).toMatchObject({ chapter: 'Quais', codes: [{ label: 'Échanges', children: [{ label: 'Don' }] }] });
  expect(warnings).toEqual([expect.stringMatching(/\.sonal files beside it/)]);
  expect(await faultOf('Quais.crp', corpus.slice(0, -20))).toMatch(/not whole/);
});

test('files of an earlier Sonal are a sentence', async () => {
  expect(await faultOf('a.rtr', '\u0000\u0001')).toMatch(/earlier Sonal.*export the interview/);
});
