import { describe, expect, it } from 'vitest';
import { readHouseStyle } from '../../src/exchange/house-style.ts';
import { format as workbooks } from '../../src/exchange/xlsx.ts';
import { childOf, childrenOf } from '../../src/exchange/xml.ts';
import { renderDocx } from '../../src/render/docx.ts';
import type { Block, Document, Figure } from '../../src/report/document.ts';
import { charts } from './charts.ts';
import { awkward, documentOf, heading, prose, small, verbatim } from './documents.ts';
import { docxFaults } from './docx-faults.ts';
import {
  allOf,
  callsOf,
  linksOf,
  notesOf,
  openDocx,
  paragraphsOf,
  quotesOf,
  shownText,
  styleNames,
} from './docx-reader.ts';
import { houseDocument, houseParts, pixel } from './house-document.ts';

const house = readHouseStyle(houseDocument());
if (typeof house === 'string') throw new Error(house);

const figures = (n: number): Document =>
  documentOf(
    charts(n).map(
      (chart, index): Figure => ({
        type: 'figure',
        anchor: `figure-${index + 1}`,
        number: index + 1,
        caption: `Figure ${index} & « suite »`,
        description: 'Ce que la figure montre',
        chart,
        table: { type: 'table', columns: [{ label: 'Thème', align: 'left' }], rows: [[{ text: 'a' }]] },
      }),
    ),
  );

const everyMarkdown = documentOf([
  heading('# Titre *en* `code`', 'titre-en-code'),
  prose(
    [
      '1. un\n2. deux\n   - trois\n\n     suite\n     1. quatre\n3. cinq',
      '7. sept\n\n- [x] fait\n- [ ] à faire\n- \n- > cité',
      '> Cité.\n>\n> - dans une liste\n>\n>   ```\n>   du  code\n>   ```',
      '```js\nconst a = 1;\n\n  b();\n```',
      '| a | b |\n|:-:|--:|\n| *x* | y\\|z |\n| | |\n',
      '***',
      'Une ligne\ncoupée  \npuis ~~barrée~~, **_forte_** ![plan](plan.png) ![absente](absente.png) ![loin][image].',
      '<div>du HTML</div>\n\n<!-- une remarque -->',
      '[ici](#titre-en-code) [nulle part](#nulle-part) [mal](#%E0%A4%A) [^n] [^m] et [^n]',
      '[image]: https://example.org/loin.png',
      '[^n]: Une note *belle*[^m], et cela[^autre].\n\n    - une liste\n\n[^m]: | a |\n    |---|\n    | b |\n\n[^autre]: Jamais appelée ailleurs.',
    ].join('\n\n'),
  ),
  verbatim('v1', 'Un.', { paragraphs: ['Un.', 'Deux.'], attribution: null }),
  verbatim('v2', 'Trois.'),
  { type: 'marker', message: 'ici' },
]);
const pictures = new Map([['plan.png', new Uint8Array(pixel)]]);

const documents: [string, Document][] = [
  ['a small document', small],
  ['an awkward one', awkward],
  ['an empty one', documentOf([])],
  ['every Markdown', everyMarkdown],
  ['one figure of each kind', figures(3)],
  ['large figures', figures(30)],
  ['tables that touch', documentOf([table(1), table(2), { type: 'contents', label: 'Sommaire', depth: 2 }])],
];

function table(number: number): Block {
  return {
    type: 'table',
    caption: 'Échantillon',
    number,
    columns: [{ label: 'n', align: 'right' }],
    rows: [[{ text: '1' }]],
  };
}

describe.each(documents)('%s in Word', (_, document) => {
  it.each([
    ['our', undefined],
    ['the user’s', house],
  ])('is sound with %s styles', (_, own) => {
    expect(docxFaults(renderDocx(document, own ? { house: own, pictures } : { pictures }))).toEqual([]);
  });
});

describe('renderDocx', () => {
  const written = openDocx(renderDocx(awkward));

  it('gives the same bytes whatever was written before', () => {
    const first = renderDocx(everyMarkdown, { pictures });
    renderDocx(figures(3));
    expect(renderDocx(structuredClone(everyMarkdown), { pictures })).toEqual(first);
  });

  it('says title, authors and language, and no day', () => {
    const core = written.xml('docProps/core.xml');
    expect(childOf(core, 'title')?.children).toEqual(['Le cluster *en* France']);
    expect(childOf(core, 'creator')?.children).toEqual(['France Clusters; A & B']);
    expect(written.text('docProps/core.xml')).not.toMatch(/created|modified|\d{4}-\d\d/);
    expect(written.text('word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
    expect(openDocx(renderDocx(small)).text('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
  });

  it('writes the entries of the contents in, each a link to its heading', () => {
    const entries = paragraphsOf(written).filter(({ style }) => /^toc \d$/.test(style));
    expect(entries.map(({ style, text }) => [style, text.trim()])).toEqual([
      ['toc 1', '1. Définition'],
      ['toc 2', 'Observations'],
      ['toc 1', '2. Support'],
      ['toc 2', 'Observations'],
    ]);
    const field = allOf(written.xml('word/document.xml'), 'instrText').flatMap(({ children }) => children);
    expect(field).toContain(' TOC \\o "1-2" \\h \\z \\u ');
    // Until Word has written the pages, no dots lead to nothing.
    for (const { style, element } of paragraphsOf(written))
      if (/^toc \d$/.test(style)) expect(allOf(element, 'tab')).toEqual([]);
    const targets = allOf(written.xml('word/document.xml'), 'bookmarkStart').map(({ attributes }) => attributes.name);
    const links = allOf(written.xml('word/document.xml'), 'hyperlink').map(({ attributes }) => attributes.anchor);
    expect(links.slice(0, entries.length).filter((name) => targets.includes(name))).toHaveLength(entries.length);
    // Either would make Word ask a question whenever the file is opened.
    expect(written.text('word/document.xml') + written.text('word/settings.xml')).not.toMatch(/w:dirty|updateFields/);
  });

  it('keeps a quote with its attribution, a caption with its table, a heading with its text', () => {
    const keeps = (text: string) => {
      const found = paragraphsOf(written).find((paragraph) => paragraph.text === text);
      return childOf(childOf(found?.element, 'pPr'), 'keepNext') !== undefined;
    };
    expect(keeps('On se connaît.')).toBe(true);
    expect(keeps('On s’entraide.')).toBe(false);
    expect(keeps('Échantillon *complet*')).toBe(true);
    const looks = new Map(
      childrenOf(written.xml('word/styles.xml'), 'style').map((one) => [one.attributes.styleId, one]),
    );
    expect(childOf(childOf(looks.get('Heading2'), 'pPr'), 'keepNext')).toBeDefined();
  });

  it('numbers captions with fields that have their number', () => {
    const text = openDocx(renderDocx(documentOf([table(1), table(2)])));
    const captions = paragraphsOf(text).filter(({ style }) => style === 'caption');
    expect(captions.map(({ text: words }) => words)).toEqual([
      'Tableau\u00a01. Échantillon',
      'Tableau\u00a02. Échantillon',
    ]);
    expect(captions.map(({ element }) => shownInstructions(element))).toEqual([
      ' SEQ Tableau \\* ARABIC ',
      ' SEQ Tableau \\* ARABIC ',
    ]);
  });

  it('repeats the head of a table, and cuts no row', () => {
    const rows = allOf(written.xml('word/document.xml'), 'tr').map((row) => childOf(row, 'trPr'));
    expect(rows.map((row) => childOf(row, 'tblHeader') !== undefined)).toEqual([true, false, false]);
    expect(rows.every((row) => childOf(row, 'cantSplit'))).toBe(true);
  });

  it('gives a cover a page without header, and the text a running title and page numbers', () => {
    const sections = allOf(written.xml('word/document.xml'), 'sectPr');
    expect(sections.map((section) => childrenOf(section, 'headerReference', 'footerReference').length)).toEqual([0, 2]);
    expect(shownText(written.xml('word/header1.xml'))).toBe('Le cluster *en* France');
    expect(written.text('word/footer2.xml')).toContain(' PAGE ');
    expect(sections.map((section) => childOf(section, 'pgSz')?.attributes.w)).toEqual(['11906', '11906']);
  });

  it('writes prose as it is in Markdown', () => {
    const text = openDocx(renderDocx(everyMarkdown, { pictures }));
    const shown = paragraphsOf(text).map(({ style, text: words }) => `${style}: ${words}`);
    expect(shown).toEqual(expect.arrayContaining(['list paragraph: ☒ fait', 'list paragraph: suite', 'quote: Cité.']));
    expect(shown).toEqual(
      expect.arrayContaining(['source code: const a = 1;    b();', ': du HTML', 'separator: * * *']),
    );
    expect(shown.join('\n')).not.toContain('remarque');
    expect(shown).toContain(': Une ligne coupée puis barrée, forte  absente loin.');
    expect(allOf(text.xml('word/document.xml'), 'blip')).toHaveLength(1);
    expect(linksOf(text)).toEqual(expect.arrayContaining(['#titre-en-code', 'https://example.org/loin.png']));
    expect(linksOf(text)).not.toContain('#nulle-part');
    expect(quotesOf(text)).toEqual(['Un. Deux.', 'Trois. (Norlink)']);
  });

  it('numbers notes by their first call; a note that calls one has its number, or its words', () => {
    const text = openDocx(renderDocx(everyMarkdown));
    expect(callsOf(text)).toEqual([1, 2, 1]);
    expect(notesOf(text)[0]).toBe('Une note belle [2], et cela [Jamais appelée ailleurs.]. une liste');
  });

  it('starts every numbered list of its own at its own number', () => {
    const text = openDocx(renderDocx(documentOf([prose('1. un\n2. deux'), prose('x'), prose('4. quatre\n   1. un')])));
    const starts = new Map(
      childrenOf(text.xml('word/numbering.xml'), 'num').map((num) => [
        num.attributes.numId,
        allOf(num, 'startOverride')[0]?.attributes.val,
      ]),
    );
    const used = allOf(text.xml('word/document.xml'), 'numId').map(({ attributes }) => attributes.val);
    expect(new Set(used).size).toBe(3);
    expect(used.map((id) => starts.get(id))).toEqual(['1', '1', '4', '1']);
  });

  it('has a box to tick stand for a bullet, not for a number', () => {
    const text = openDocx(renderDocx(documentOf([prose('- ☐ oui\n- [x] non\n- rien\n\n1. ☐ un')])));
    const items = paragraphsOf(text).filter(({ style }) => style === 'list paragraph');
    const signs = items.map(({ text: words, element }) => [words, allOf(element, 'numPr').length]);
    expect(signs).toEqual([
      ['☐ oui', 0],
      ['☒ non', 0],
      ['rien', 1],
      ['☐ un', 1],
    ]);
  });

  it('takes the narrow space of French for one that every font has', () => {
    const text = openDocx(renderDocx(documentOf([prose('Quoi\u202f? Oui : « cela »'), verbatim('v', 'Ah\u202f!')])));
    expect(paragraphsOf(text).map(({ text: words }) => words)).toEqual(
      expect.arrayContaining(['Quoi\u00a0? Oui\u00a0: «\u00a0cela\u00a0»', 'Ah\u00a0!']),
    );
  });
});

describe('figures in Word', () => {
  const text = openDocx(renderDocx(figures(3)));

  it('draws bars and curves from a sheet that Excel opens', async () => {
    const names = text.paths.filter((path) => path.endsWith('.xlsx'));
    expect(names).toHaveLength(3);
    const sheet = await workbooks.read(text.bytes(names[0] as string) as Uint8Array);
    expect(JSON.stringify(sheet)).toContain('12 sur 124');
    const chart = text.xml('word/charts/figure-1.xml');
    expect(allOf(chart, 'errBars')).toHaveLength(1);
    const cached = allOf(childOf(allOf(chart, 'ser')[0], 'val'), 'v').map(({ children }) => Number(children.join('')));
    expect(cached).toEqual([0, 2 / 6]);
  });

  it('says what each shows to those who do not see it', () => {
    const described = allOf(text.xml('word/document.xml'), 'docPr').map(({ attributes }) => attributes.descr);
    expect(described).toEqual(Array(4).fill('Ce que la figure montre'));
    expect(allOf(text.xml('word/document.xml'), 'tblDescription')).not.toEqual([]);
  });

  it('writes the signs of a heat map in its cells, on as many tables as it needs', () => {
    const wide = openDocx(renderDocx(figures(60)));
    const cells = allOf(wide.xml('word/document.xml'), 'tc').map(shownText);
    expect(cells.filter((cell) => cell === '■')).toHaveLength(60 * 13);
    expect(cells.filter((cell) => cell === '–')).toHaveLength(60 * 13);
  });

  it('puts the table of its numbers under a network', () => {
    const shapes = allOf(text.xml('word/document.xml'), 'wgp');
    expect(allOf(shapes[0], 'txbxContent')).toHaveLength(3);
    expect(allOf(text.xml('word/document.xml'), 'tc').map(shownText)).toContain('a');
  });
});

describe('in the user’s own styles', () => {
  const dressed = openDocx(renderDocx(awkward, { house }));
  const ids = (style: string) =>
    paragraphsOf(dressed)
      .filter((one) => one.style === style)
      .map(({ element }) => childOf(childOf(element, 'pPr'), 'pStyle')?.attributes.val);

  it('finds a style by its name or its alias, whatever its id', () => {
    expect(new Set(ids('heading 1'))).toEqual(new Set(['Titre1']));
    expect(ids('title')).toEqual(['Titre']);
    expect(new Set(ids('extrait'))).toEqual(new Set(['Extrait']));
    expect(new Set(ids('caption'))).toEqual(new Set(['Lgende']));
  });

  it('adds the styles that are missing, under ids that are free, and no others', () => {
    expect(new Set(ids('attribution'))).toEqual(new Set(['Attribution2']));
    expect([...styleNames(dressed).values()]).not.toContain('heading 6');
    expect([...styleNames(dressed).values()]).toContain('heading 2');
  });

  it('checks the spelling of the report’s language', () => {
    expect(dressed.text('word/styles.xml').match(/<w:lang\b[^>]*>/g)).toEqual([
      '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>',
    ]);
  });

  it('takes the page, the theme, the headers and their pictures; not a footer that leads elsewhere, and no word of the text', () => {
    const sections = allOf(dressed.xml('word/document.xml'), 'sectPr');
    expect(sections.map((section) => childOf(section, 'pgMar')?.attributes.left)).toEqual(['1300', '1300']);
    expect(dressed.text('word/theme/theme1.xml')).toContain('Maison');
    const shown = dressed.paths
      .filter((path) => /^word\/header/.test(path))
      .map((path) => shownText(dressed.xml(path)));
    expect(shown.sort()).toEqual(['', 'Institut des grappes']);
    // The number of the page is ours, since their footer cannot be taken.
    const footers = dressed.paths.filter((path) => path.startsWith('word/footer'));
    expect(footers.map((path) => shownInstructions(dressed.xml(path)).trim())).toEqual(['PAGE']);
    expect(dressed.paths.filter((path) => path.startsWith('word/media/'))).toHaveLength(1);
    expect(dressed.paths.map((path) => dressed.text(path)).join('')).not.toMatch(/secret|ailleurs/);
  });

  it.each<[string, Record<string, string | null>, string[]]>([
    ['a header only', {}, ['header: Institut des grappes', 'footer:  PAGE ']],
    [
      'a footer only',
      { 'word/header1.xml': null, 'word/footer1.xml': running('ftr', 'Pied'), 'word/_rels/footer1.xml.rels': null },
      ['header: Étude', 'footer: Pied'],
    ],
    [
      'a header with the number of the page',
      { 'word/header1.xml': running('hdr', 'Page ', '<w:r><w:instrText> PAGE \\* Arabic </w:instrText></w:r>') },
      ['header: Page  PAGE \\* Arabic '],
    ],
    [
      'pages that face each other',
      {
        'word/document.xml': String(houseParts['word/document.xml']).replace(
          'w:type="first" r:id="rId8"',
          'w:type="even" r:id="rId8"',
        ),
        'word/header2.xml': running('hdr', 'À gauche'),
        'word/_rels/header2.xml.rels': null,
      },
      ['header: Institut des grappes', 'header: À gauche', 'footer:  PAGE ', 'footer:  PAGE '],
    ],
  ])('of a house with %s, adds what it has not at the head or foot of pages', (_, changed, expected) => {
    const own = readHouseStyle(houseDocument(changed));
    if (typeof own === 'string') return expect.unreachable();
    const bytes = renderDocx(documentOf([prose('Un.')]), { house: own });
    expect(docxFaults(bytes)).toEqual([]);
    const docx = openDocx(bytes);
    const relations = new Map(
      childrenOf(docx.xml('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
        attributes.Id,
        attributes.Target,
      ]),
    );
    const section = allOf(docx.xml('word/document.xml'), 'sectPr').at(-1);
    const references = childrenOf(section, 'headerReference', 'footerReference').filter(
      ({ attributes }) => attributes.type !== 'first',
    );
    expect(
      references.map(({ name, attributes }) => {
        const part = docx.xml(`word/${relations.get(attributes.id ?? '')}`);
        const words = `${shownText(part)}${shownInstructions(part)}`;
        return `${name.replace('Reference', '')}: ${words.replace(/^1(?= PAGE)/, '')}`;
      }),
    ).toEqual(expected);
  });

  it('defines every style that a header of the house names, or takes the name out', () => {
    const named =
      '<w:pPr><w:pStyle w:val="Absent"/></w:pPr><w:r><w:rPr><w:rStyle w:val="En-tte"></w:rStyle><w:b/></w:rPr><w:t>Ici</w:t></w:r>';
    const own = readHouseStyle(
      houseDocument({ 'word/header1.xml': running('hdr', '').replace('<w:p>', `<w:p>${named}`) }),
    );
    if (typeof own === 'string') return expect.unreachable();
    expect(docxFaults(renderDocx(documentOf([prose('Un.')]), { house: own }))).toEqual([]);
    expect(own.running[0]?.xml).toContain('<w:pPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Ici');
  });

  it('keeps the numbering of headings beside that of lists', () => {
    const numbering = dressed.text('word/numbering.xml');
    expect(numbering).toContain('<w:pStyle w:val="Titre1"/>');
    expect(numbering).not.toContain('numPicBullet');
  });
});

/** A header or footer of the house with these words, and more runs. */
function running(name: 'hdr' | 'ftr', words: string, more = ''): string {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `<?xml version="1.0"?><w:${name} xmlns:w="${w}"><w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r>${more}</w:p></w:${name}>`;
}

function shownInstructions(element: Parameters<typeof allOf>[0]): string {
  return allOf(element, 'instrText')
    .flatMap(({ children }) => children)
    .join('');
}
