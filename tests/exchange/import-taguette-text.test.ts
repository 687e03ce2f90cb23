import { describe, expect, test } from 'vitest';
import { runStudy, temporaryStudy } from '../cli.ts';
import { imported } from './imported.ts';
import { docxFile, odtFile, p } from './office-files.ts';

/** As Taguette's template writes it, white space included. */
const highlight = (words: string, document: string, tags: readonly string[], [doc, tag] = ['Document:', 'Tags:']) =>
  `\n    ${words}\n    <p>\n      <strong>${doc}</strong> ${document}\n      <strong>${tag}</strong>\n        ${tags.join(',\n        ')}\n    </p>`;
const page = (title: string, ...highlights: readonly string[]) =>
  `<!DOCTYPE html>\n<html>\n  <head>\n    <meta charset="UTF-8">\n    <title>${title}</title>\n  </head>\n  <body>\n    <h1>${title}</h1>\n${highlights.join('\n    <hr>\n')}\n  </body>\n</html>\n`;

describe('highlights', () => {
  test('as HTML: words of several paragraphs, tags that hold a comma, one without a tag', async () => {
    const html = page(
      'Taguette highlights',
      highlight('<p>On se <em>prête</em></p><p>l’outil.</p>', 'Léa.odt', ['Don', 'Peur, ou doute']),
      highlight('oui', 'Tom: 2.odt', ['Peur, ou doute']),
      highlight('oui', 'Tom: 2.odt', ['Don']),
      highlight('<ul><li>rien</li></ul>', 'Tom: 2.odt', []),
    );
    const read = await imported('all_tags.html', html, { labels: ['Peur, ou doute'] });
    expect(read.sources).toEqual([]);
    expect(read.quotes).toEqual([
      { source: 'Léa.odt', quote: 'On se prête\n\nl’outil.', codes: ['Don', 'Peur, ou doute'] },
      { source: 'Tom: 2.odt', quote: 'oui', codes: ['Peur, ou doute'] },
      { source: 'Tom: 2.odt', quote: 'oui', codes: ['Don'] },
    ]);
    expect(read.codes).toMatchObject({ chapter: 'all_tags', codes: [{ label: 'Don' }, { label: 'Peur, ou doute' }] });
    expect(read.losses).toEqual(['1 highlight without words or tag']);
    expect(read.warnings).toEqual([]);
  });

  test('in French, of one tag whose name holds a comma', async () => {
    const french = ['Document :', 'Tags :'] as const;
    const html = page(
      'Taguette : marques : Peur, ou doute',
      highlight('oui', 'Léa', ['Don', 'Peur, ou doute'], [...french]),
    );
    expect((await imported('peur.html', html)).quotes[0]?.codes).toEqual(['Don', 'Peur, ou doute']);
  });

  test.each([
    [
      'docx',
      docxFile(
        p('Taguette highlights') + p('On se prête') + p('l’outil.') + p('**Document:** Léa.odt **Tags:** Don') + p(''),
      ),
    ],
    [
      'odt',
      odtFile(
        '<text:h>Taguette highlights</text:h><text:p>On se prête</text:p><text:p>l’outil.</text:p><text:p>Document: Léa.odt Tags: Don</text:p>',
      ),
    ],
    [
      'rtf',
      '{\\rtf1\\ansi Taguette highlights\\par On se pr\\u234?te\\par l\\u8217?outil.\\par {\\b Document:} L\\u233?a.odt {\\b Tags:} Don\\par}',
    ],
  ])('as %s', async (ending, content) =>
    expect((await imported(`tags.${ending}`, content)).quotes).toEqual([
      { source: 'Léa.odt', quote: 'On se prête\n\nl’outil.', codes: ['Don'] },
    ]),
  );

  test('an interview about Taguette stays one', async () => {
    const read = await imported('a.html', page('Taguette highlights', '<p>Q : Quoi ?</p><p>R : Document : rien.</p>'));
    expect([read.sources.length, read.quotes.length]).toEqual([1, 0]);
  });

  test('find the interviews that come in the same call', async () => {
    const folder = temporaryStudy({
      'study.yaml': 'language: fr\n',
      'Léa.txt': 'Q : Et ici ?\n\nR : On se prête l’outil. Oui.\n',
      'all_tags.html': page('Taguette highlights', highlight('<p>prête l’outil</p>', 'Léa.odt', ['Don'])),
    });
    const { stdout } = await runStudy(['import', 'Léa.txt', 'all_tags.html', '--coder', 'zoe', '--json'], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toMatchObject({
      codings: { added: 1 },
      codes: { added: [{ id: 'don' }] },
      problems: [],
    });
  });
});

describe('codebook', () => {
  const entry = (label: string, count: string, description: string, parent?: string) =>
    `\n<h2>${label}</h2>\n\n${parent ? `<p>Parent: ${parent}</p>\n` : ''}\n<p class="number">${count}</p>\n<p>${description}</p>\n`;

  test('as HTML: descriptions, tags below tags, one whose parent is not there', async () => {
    const html = page(
      'Taguette Codebook',
      entry('Échanges', '12 highlights', 'Ce qu’on se donne : tout.') +
        entry('Don', '1 highlight', '', 'Échanges') +
        entry('Prêt', '3 highlights', '2 jours au plus', 'Absent'),
    );
    expect((await imported('codebook.html', html)).codes).toEqual({
      chapter: 'codebook',
      codes: [
        {
          id: 'Échanges',
          label: 'Échanges',
          definition: 'Ce qu’on se donne : tout.',
          children: [{ id: 'Don', label: 'Don', children: [] }],
        },
        { id: 'Prêt', label: 'Prêt', definition: '2 jours au plus', children: [] },
      ],
    });
  });

  test('as a text of Word, in French', async () => {
    const file = docxFile(
      p('Taguette Codebook') + p('Don') + p('2 marques') + p('Ce qu’on donne.') + p('Prêt') + p('0 marques'),
    );
    expect((await imported('codebook.docx', file)).codes?.codes).toMatchObject([
      { label: 'Don', definition: 'Ce qu’on donne.' },
      { label: 'Prêt' },
    ]);
  });
});
