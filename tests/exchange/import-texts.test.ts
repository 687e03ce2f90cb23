import { describe, expect, test } from 'vitest';
import type { PdfLine } from '../../src/exchange/pdf-lines.ts';
import { pdfParagraphs } from '../../src/exchange/pdf-paragraphs.ts';
import { bodyOf, faultOf, imported } from './imported.ts';
import { docxFile, odtFile, p, pdfFile, table } from './office-files.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('docx', () => {
  test('what is inserted under revision is text, what is deleted is none, and a deleted paragraph mark joins', async () => {
    const body = [
      p('**Q :** Et {-hier-}{+demain+} ?'),
      p('**Mme Roc** : On verra', '<w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>'),
      p(' bien.'),
      p('**Mme Roc** : Voilà.'),
    ].join('');
    const { sources, losses } = await imported('a.docx', docxFile(body));
    expect(sources[0]?.body).toBe('**Q :** Et demain ?\n\n**Mme Roc :** On verra bien.\n\n**Mme Roc :** Voilà.\n');
    expect(losses).toEqual(['1 deletion under revision']);
  });

  test('tables, notes, text boxes, headers and comments are left out and counted', async () => {
    const body = [
      p('**Q :** Quoi ?'),
      table([['a', 'b']]),
      '<w:p><w:r><w:t>Un quai long et calme, où l’on met les gens ensemble.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>en marge</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>',
    ].join('');
    const parts = {
      header1: '<w:hdr><w:p><w:r><w:t>Confidentiel</w:t></w:r></w:p></w:hdr>',
      comments:
        '<w:comments><w:comment w:id="0" w:author="A"><w:p><w:r><w:t>à voir</w:t></w:r></w:p></w:comment></w:comments>',
    };
    const { sources, losses } = await imported('a.docx', docxFile(body, parts));
    expect(sources[0]?.body).toBe('**Q :** Quoi ?\n\nUn quai long et calme, où l’on met les gens ensemble.\n');
    expect(losses).toEqual([
      '1 table',
      '1 footnote',
      '1 text box',
      'headers and footers',
      '1 comment (--comments takes them)',
    ]);
  });

  test('an interview that stands in a table is read row by row', async () => {
    const rows = [
      ['00:03', 'Léa', 'Bonjour, que faites-vous ici ?'],
      ['00:09', 'Tom', 'On répare : des quais, des grues.'],
      ['01:12', 'Léa', 'Et après ?'],
    ];
    expect(await bodyOf('a.docx', docxFile(table(rows)))).toBe(
      '**[00:03] Léa :** Bonjour, que faites-vous ici ?\n\n**[00:09] Tom :** On répare : des quais, des grues.\n\n**[01:12] Léa :** Et après ?\n',
    );
  });

  test('titles by the name of their style, questions by a style in bold', async () => {
    const styles =
      '<w:styles><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Question"><w:name w:val="Question"/><w:rPr><w:b/></w:rPr></w:style></w:styles>';
    const styled = (text: string, style: string) => p(text, `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`);
    const body = styled('Le quai', 'Titre1') + styled('Que faites-vous ?', 'Question') + p('On répare.');
    expect(await bodyOf('a.docx', docxFile(body, { styles }))).toBe(
      '# Le quai\n\n**Que faites-vous ?**\n\nOn répare.\n',
    );
  });

  test('a label of Teams is drawn up to its words, with its time', async () => {
    const body = p('**Léa Roc**   0:03\nBonjour.') + p('**Tom Val**   0:07\nOui ?') + p('**Léa Roc**   0:09\nBien.');
    expect(await bodyOf('a.docx', docxFile(body))).toBe(
      '**[0:03] Léa Roc :** Bonjour.\n\n**[0:07] Tom Val :** Oui ?\n\n**[0:09] Léa Roc :** Bien.\n',
    );
  });

  test('comments become memos, or codes where they are short, at the exact passage', async () => {
    const mark = (id: string, text: string) =>
      `<w:commentRangeStart w:id="${id}"/><w:r><w:t xml:space="preserve">${text}</w:t></w:r><w:commentRangeEnd w:id="${id}"/>`;
    const body = `${p('Q : Quoi 👩‍🔬 ?')}<w:p><w:r><w:t xml:space="preserve">R : Un *quai* </w:t></w:r>${mark(
      '0',
      'long & calme',
    ).replace('&', '&amp;')}<w:r><w:t>, oui.</w:t></w:r></w:p>`;
    const comment = (text: string) =>
      `<w:comments><w:comment w:id="0" w:author="Ana" w:date="2024-05-06T10:00:00Z"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment></w:comments>`;
    const read = async (text: string) => {
      const { sources } = await imported('a.docx', docxFile(body, { comments: comment(text) }), {
        comments: 'codings',
      });
      return sources[0];
    };
    const source = await read('quai, calme');
    expect(source?.codings).toEqual([expect.objectContaining({ codes: ['quai', 'calme'], date: '2024-05-06' })]);
    const [coding] = source?.codings ?? [];
    expect(source?.body.slice(coding?.start, coding?.end)).toBe('long & calme');
    expect((await read('Une phrase de plusieurs mots, à relire ensemble.'))?.codings[0]).toMatchObject({
      codes: [],
      memo: 'Une phrase de plusieurs mots, à relire ensemble.',
    });
  });

  test('a comment on no words is of its paragraph', async () => {
    const body = `${p('Q : Quoi ?')}<w:p><w:r><w:t>Un quai.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
    const comments =
      '<w:comments><w:comment w:id="0" w:author="A"><w:p><w:r><w:t>à voir</w:t></w:r></w:p></w:comment></w:comments>';
    const { sources } = await imported('a.docx', docxFile(body, { comments }), { comments: 'memos' });
    const [source] = sources;
    expect(source?.codings.map(({ start, end, memo }) => [source.body.slice(start, end), memo])).toEqual([
      ['Un quai.', 'à voir'],
    ]);
  });

  test.each([
    ['a truncated file', docxFile(p('x')).slice(0, 300), /damaged/],
    ['a part that is broken', docxFile('<w:p>'), /word\/document\.xml in it is broken/],
    ['an old file of Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /old Office file/],
    ['something else', latin1('hello'), /not what its name says/],
    ['a text without words', docxFile('<w:p/>'), /no text/],
  ])('%s is a sentence', async (_, bytes, message) => expect(await faultOf('a.docx', bytes)).toMatch(message));
});

describe('odt', () => {
  const annotation = (name: string, text: string, more = '') =>
    `<office:annotation office:name="${name}"${more}><dc:creator>Ana</dc:creator><dc:date>2024-05-06T10:00:00.5</dc:date>${text
      .split('\n')
      .map((line) => `<text:p><text:span>${line}</text:span></text:p>`)
      .join('')}</office:annotation>`;
  const commented = odtFile(
    [
      '<text:p>Q : Quoi 👩‍🔬 ?</text:p>',
      `<text:p>R : Un ${annotation('a', 'quai, calme')}long &amp;</text:p>`,
      `<text:p>calme<office:annotation-end office:name="a"/>${annotation('b', 'À revoir avec elle, un jour.', ' loext:parent-name="a"')}, oui.</text:p>`,
      `<text:p>R : Et ${annotation('c', 'Deux\nlignes.')}voilà.</text:p>`,
    ].join(''),
  );

  test('comments are left out and counted', async () => {
    const { sources, losses } = await imported('a.odt', commented);
    expect(sources[0]?.body).not.toMatch(/Ana|revoir/);
    expect(losses).toEqual(['3 comments (--comments takes them)']);
  });

  test('comments become codes or memos: over two paragraphs, an answer, one at a point', async () => {
    const { sources, losses } = await imported('a.odt', commented, { comments: 'codings' });
    const [source] = sources;
    expect(
      source?.codings.map(({ start, end, codes, memo, date }) => [source.body.slice(start, end), codes, memo, date]),
    ).toEqual([
      ['long &\n\ncalme', ['quai', 'calme'], undefined, '2024-05-06'],
      ['long &\n\ncalme', [], 'À revoir avec elle, un jour.', '2024-05-06'],
      [expect.stringMatching(/Et voilà\.$/), [], 'Deux\nlignes.', '2024-05-06'],
    ]);
    expect(losses).toEqual([]);
  });

  test('deleted words, notes and tables go; labels in bold, titles, spaces and breaks stay', async () => {
    const styles = '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>';
    const body = [
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>supprimé</text:p></text:deletion></text:changed-region></text:tracked-changes>',
      '<text:h text:outline-level="2">Le quai</text:h>',
      '<text:p><text:span text:style-name="T1">Q :</text:span> Et<text:s text:c="1"/>demain\n ?</text:p>',
      '<text:p><text:span text:style-name="T1">R</text:span> : Oui<text:note><text:note-body><text:p>en bas</text:p></text:note-body></text:note>.<text:line-break/>Voilà.</text:p>',
      '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>',
    ].join('');
    const { sources, losses } = await imported('a.odt', odtFile(body, styles));
    expect(sources[0]?.body).toBe('## Le quai\n\n**Q :** Et demain ?\n\n**R :** Oui.\nVoilà.\n');
    expect(losses).toEqual(['1 table', '1 deletion under revision', '1 footnote']);
  });
});

describe('rtf', () => {
  test('accents of every kind, dashes, and no words of headers, notes or deletions', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\header Confidentiel\par}{\*\generator x;}\pard {\b Q :} Le ch\'f4mage, l\'92\'9cuvre \emdash  c\u339\'9cur ?\par
\pard {\b R :} \uc0\u55357 \u56841 Oui{\footnote en bas}{\deleted  non}.\line Voil\'e0 \{bien\}.\par}`;
    const { sources, losses } = await imported('a.rtf', latin1(rtf));
    expect(sources[0]?.body).toBe('**Q :** Le chômage, l’œuvre — cœur ?\n\n**R :** 😉Oui.\nVoilà {bien}.\n');
    expect(losses).toEqual(['1 deletion under revision', '1 footnote', 'headers and footers']);
  });
});

describe('html', () => {
  test('scripts, styles and navigation are not read, blocks are paragraphs', async () => {
    const html =
      '<!doctype html><style>p{}</style><nav>menu</nav><h2>Le quai</h2><p><b>Q&nbsp;:</b> Et\n demain&nbsp;?<div>R : <i>Oui</i><br>Voilà.</div><script>alert(1)</script>';
    expect(await bodyOf('a.html', html)).toBe('## Le quai\n\n**Q :** Et demain\u00a0?\n\n**R :** Oui\nVoilà.\n');
  });
});

describe('bullets of a list are drawn, not said', () => {
  test('rtf, where they are text', async () => {
    const item = (sign: string, words: string) => `{\\pard \\fi-360 ${sign}\\tx360\\tab ${words}\\par}`;
    const rtf = `{\\rtf1\\ansi ${item('\\bullet ', 'le pain')}${item('\\endash ', 'le sel')}{\\pard \\endash  dit-il\\par}}`;
    expect(await bodyOf('a.rtf', rtf)).toBe('le pain\n\nle sel\n\n– dit-il\n');
  });

  test('pdf, where they are of a font, and each item is a paragraph', () => {
    const line = (text: string, bottom: number): PdfLine => ({ text, left: 60, right: 300, bottom, size: 12 });
    const lines = ['\uf0b7 le pain', '• le sel', 'et le lait', '\uf0b7'].map((text, index) =>
      line(text, 700 - 14 * index),
    );
    expect(pdfParagraphs([{ height: 800, lines }]).map(({ text }) => text)).toEqual([
      'le pain',
      'le sel et le lait \uf0b7',
    ]);
  });
});

describe('notes of a page', () => {
  test.each([
    [
      'of Pandoc',
      '<p>R : Ici<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>, x<sup>2</sup>.</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1" role="doc-endnote"><p>Une note.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      'of Word',
      '<p>R : Ici<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>, x2.</p><div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Une note.</p></div></div>',
    ],
    [
      'of Google Docs',
      '<p>R : Ici<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>, x2.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Une note.</span></p></div>',
    ],
    [
      'of LibreOffice',
      '<p>R : Ici<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>, x2.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Une note.</p></div>',
    ],
  ])('%s are left out, and said to be', async (_, html) => {
    const { sources, losses } = await imported('a.html', html);
    expect(sources[0]?.body).toBe('**R :** Ici, x2.\n');
    expect(losses).toEqual(['1 footnote']);
  });

  test('links to other places of the page are words of it', async () => {
    const html = '<p id="a">R : Voir <a href="#b">1</a> et <a href="#b">plus bas</a>.</p><p id="b">R : Ici.</p>';
    const { sources, losses } = await imported('a.html', html);
    expect(sources[0]?.body).toBe('**R :** Voir 1 et plus bas.\n\n**R :** Ici.\n');
    expect(losses).toEqual([]);
  });

  test('what the page does not show is left out, and said to be', async () => {
    const html =
      '<p style="color:red; display: none">caché</p><p>R : Ici<span style="visibility:hidden">caché</span>.</p><p hidden>caché</p><div style="display:none"> </div>';
    const { sources, losses } = await imported('a.html', html);
    expect(sources[0]?.body).toBe('**R :** Ici.\n');
    expect(losses).toEqual(['3 hidden passages']);
  });
});

describe('pdf', () => {
  const wide = 'Vous travaillez depuis longtemps dans cette grande ville portuaire, avec des col-';
  const page = (number: number, lines: readonly string[]) =>
    [
      [60, 800, 'Étude des quais, confidentiel'],
      ...lines.map((line, index) => [60, 700 - 14 * index, line] as const),
      [290, 40, `${number} / 3`],
    ] as [number, number, string][];

  test('headers, page numbers, line ends and hyphens go', async () => {
    const bytes = pdfFile([
      page(1, [
        'Q : Bonjour.',
        `R : ${wide}`,
        'lègues de tous les métiers, et cela compte pour nous plus que tout le reste, vraiment',
        'beaucoup.',
      ]),
      page(2, [
        'Q : Et après ?',
        'R : Après, on verra bien ce que les machines deviennent, et ce que les gens en diront ici,',
      ]),
      page(3, ['une fois la saison passée.']),
    ]);
    const { sources, losses, warnings } = await imported('a.pdf', bytes);
    expect(sources[0]?.body).toBe(
      [
        '**Q :** Bonjour.',
        '**R :** Vous travaillez depuis longtemps dans cette grande ville portuaire, avec des collègues de tous les métiers, et cela compte pour nous plus que tout le reste, vraiment beaucoup.',
        '**Q :** Et après ?',
        '**R :** Après, on verra bien ce que les machines deviennent, et ce que les gens en diront ici, une fois la saison passée.\n',
      ].join('\n\n'),
    );
    expect(losses).toEqual(['6 lines of headers, footers and page numbers']);
    expect(warnings).toEqual([expect.stringContaining('Proof-read')]);
  });

  test('pictures of pages, and a file that breaks off, are sentences', async () => {
    expect(await faultOf('a.pdf', pdfFile([[]]))).toMatch(/OCR/);
    expect(await faultOf('a.pdf', latin1('%PDF-1.4\n1 0 obj\n<<'))).toMatch(/damaged/);
  });
});

describe('text', () => {
  test.each([
    ['UTF-8 with a BOM and CRLF', new TextEncoder().encode('\ufeffQ : Été ?\r\n\r\nR : L’œuvre.\r\n')],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffQ : Été ?\n\nR : L’œuvre.\n', 'utf16le'))],
    ['Windows-1252', latin1('Q : \xc9t\xe9 ?\n\nR : L\x92\x9cuvre.\n')],
  ])('%s', async (_, bytes) => expect(await bodyOf('a.txt', bytes)).toBe('**Q :** Été ?\n\n**R :** L’œuvre.\n'));

  test('lines cut at a width are joined, lines that are paragraphs are parted', async () => {
    const cut =
      'Un texte que quelqu’un a coupé à soixante signes, comme le\nfont les courriers et les vieux programmes, ligne par ligne,\nsans y penser autrement, et dont les lignes sont pleines,\npresque toutes.\n';
    expect(await bodyOf('a.txt', cut)).toBe(`${cut.trim().replace(/\n/g, ' ')}\n`);
    expect(await bodyOf('a.txt', 'Q : Un ?\nR : Oui.\nQ : Deux ?\nR : Non.\n')).toBe(
      '**Q :** Un ?\n\n**R :** Oui.\n\n**Q :** Deux ?\n\n**R :** Non.\n',
    );
  });

  test('layouts of Sonal: a name alone on its line, one of them asking', async () => {
    const text = 'Léa ?\nQue faites-vous ?\n\nTom\nOn répare.\n\nLéa ?\nEt après ?\n\nTom\nOn verra.\n';
    const { sources } = await imported('a.txt', text);
    expect(sources[0]?.body).toBe(
      '**Léa ? :** Que faites-vous ?\n\n**Tom :** On répare.\n\n**Léa ? :** Et après ?\n\n**Tom :** On verra.\n',
    );
    expect(sources[0]?.speakers).toEqual([
      { label: 'Léa ?', turns: 2, asks: true },
      { label: 'Tom', turns: 2, asks: false },
    ]);
  });

  test('Markdown keeps titles and labels, its front matter becomes variables', async () => {
    const { sources } = await imported(
      'a.md',
      '---\nrole: chef\n---\n# Le quai\n\n__Q__ : Un `x` ?\n\n**R :** 2 * 3, *oui*.\n',
    );
    expect(sources[0]).toMatchObject({
      variables: { role: 'chef' },
      body: '# Le quai\n\n**Q :** Un x ?\n\n**R :** 2 * 3, oui.\n',
    });
  });
});

describe('labels', () => {
  const text = 'Chercheur : Un ?\n\nMme Roc : Oui.\n\nChecheur : Deux ?\n\nMme Roc : Non.\n\nChercheur : Bien.\n';

  test('a slip is taken for a label, counted, and said to be like another', async () => {
    const { sources } = await imported('a.txt', text);
    expect(sources[0]?.speakers).toEqual([
      { label: 'Chercheur', turns: 2, asks: true },
      { label: 'Mme Roc', turns: 2, asks: false },
      { label: 'Checheur', turns: 1, asks: false, like: 'Chercheur' },
    ]);
  });

  test('labels are renamed, also two for each other', async () => {
    const body = await bodyOf('a.txt', text, {
      speakers: { Checheur: 'Chercheur', Chercheur: 'Q', 'Mme Roc': 'Chercheur' },
    });
    expect(body).toBe(
      '**Q :** Un ?\n\n**Chercheur :** Oui.\n\n**Chercheur :** Deux ?\n\n**Chercheur :** Non.\n\n**Q :** Bien.\n',
    );
  });

  test('numbered people are not alike, and English labels have no space before the colon', async () => {
    const numbered = 'Participant 1: Yes.\n\nParticipant 2: No.\n\nParticipant 1: Well.\n\nParticipant 1: So.\n';
    const { sources } = await imported('a.txt', numbered, { language: 'en' });
    expect(sources[0]?.body).toMatch(/^\*\*Participant 1:\*\* Yes\./);
    expect(sources[0]?.speakers.every(({ like }) => like === undefined)).toBe(true);
  });
});
