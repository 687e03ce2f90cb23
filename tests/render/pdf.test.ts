import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../../src/render/pdf.ts';
import type { Block, Document, Figure } from '../../src/report/document.ts';
import { temporaryStudy } from '../cli.ts';
import { awkward, documentOf, heading, prose, verbatim } from './documents.ts';
import { canReadPdf, pdfPages, pdfStream, pdfTags, pdfText, pdfWords, tagsNamed, tagText } from './read-pdf.ts';
import { typesetter } from './typesetter.ts';

const sentence = 'On se retrouve au bord du quai, on parle du temps, des machines et de ce qui viendra. ';

async function pdfOf(blocks: readonly Block[], rest: Partial<Document> = {}): Promise<Uint8Array> {
  const { content, missing } = await renderPdf(documentOf([...blocks], rest));
  expect(missing).toBeUndefined();
  return content ?? expect.unreachable();
}

const figure: Figure = {
  type: 'figure',
  anchor: 'figure-1',
  number: 1,
  caption: 'Présence des thèmes',
  description: 'Barres : « Entraide » 3 sur 4.',
  chart: {
    kind: 'frequency',
    ticks: [{ at: 0, text: '0 %' }],
    rows: [{ label: 'Entraide', level: 1, share: 0.75, text: '3 sur 4' }],
  },
  table: { type: 'table', columns: [{ label: 'Thème', align: 'left' }], rows: [[{ text: 'Entraide' }]] },
};

describe.skipIf(!typesetter || !canReadPdf)('a PDF', () => {
  describe('of a report', () => {
    let text = '';
    let pdf: Uint8Array;
    beforeAll(async () => {
      pdf = await pdfOf([...awkward.blocks, figure], { title: 'Le quai', authors: ['A & B', 'Ç'] });
      text = pdfText(pdf);
    });

    it('is tagged, has a language, bookmarks and a title', () => {
      expect(text).toMatch(/\/MarkInfo <<\s*\/Marked true/);
      expect(text).toContain('/StructTreeRoot');
      expect(text).toMatch(/\/Lang \(fr\)/);
      expect(text).toContain('/Title (1. Définition)');
      expect(text).toMatch(/\/Title \(Le quai\)/);
    });

    it('is archivable: PDF/A-2a, fonts embedded, nothing asked of the reader', () => {
      expect(text).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
      const fonts = text.match(/\/Type \/FontDescriptor[\s\S]*?endobj/g) ?? [];
      expect(fonts.length).toBeGreaterThan(1);
      expect(fonts.filter((font) => !/\/FontFile[23]? /.test(font))).toEqual([]);
      expect(text).not.toMatch(/\/(?:JavaScript|EmbeddedFile|Launch)\b/);
    });

    it('tells no time', () => {
      expect(text).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate|stEvt:when/);
    });

    it('describes a figure to those who do not see it, and sets its letters in the font of the text', () => {
      expect(text).toContain('/Alt (Barres : « Entraide » 3 sur 4.)');
      expect(text).not.toMatch(/\/BaseFont \/\S*(?:Helvetica|Arial|Liberation|DejaVuSans\b)/);
      expect(tagsNamed(pdfTags(pdf), 'Caption').map((tag) => tagText(tag).trim())).toContain(
        'Figure 1. Présence des thèmes',
      );
    });

    it('numbers its pages, with title and chapter at their head', () => {
      const pages = pdfPages(pdf);
      expect(pages[0]).not.toMatch(/^\s*1\s*$/m);
      expect(pages[2]).toMatch(/^ *Le quai\s+1\. Définition/);
      expect(pages[2]?.trimEnd()).toMatch(/\n\s*3$/);
    });
  });

  it('says the title once at the head of pages where a chapter has the same words', async () => {
    const cover = { type: 'cover' as const, title: 'Le quai', authors: [], lines: [] };
    const blocks = [
      cover,
      heading('# Le quai', 'le-quai'),
      prose('Mots.'),
      heading('# Autre', 'autre'),
      prose('Mots.'),
    ];
    const long = Array.from({ length: 60 }, () => prose('Une ligne.'));
    const { content } = await renderPdf(
      documentOf([...blocks.slice(0, 3), ...long, ...blocks.slice(3), ...long], { title: 'Le quai' }),
    );
    const heads = pdfPages(content ?? expect.unreachable()).map((page) =>
      page
        .trim()
        .split('\n')[0]
        ?.trim()
        .replace(/\s{2,}/g, ' / '),
    );
    expect(heads[1]).toBe('Le quai');
    expect(heads.at(-1)).toBe('Le quai / Autre');
  });

  it('compiles from its .typ and the files beside it alone', async () => {
    const document = documentOf([heading('## Un', 'un'), prose('![vue](vue.png)'), figure], { name: 'étude 1' });
    const { beside, content } = await renderPdf(document, { pictures: new Map([['vue.png', pixel]]) });
    expect([...beside.keys()]).toEqual(['étude 1.typ', 'étude 1-figure-1.svg', 'étude 1-picture-1.png']);
    const folder = temporaryStudy(
      Object.fromEntries([...beside].map(([name, content]) => [name, Buffer.from(content)])),
    );
    const compiler = typesetter?.NodeCompiler.create({ workspace: folder }) ?? expect.unreachable();
    const { result } = compiler.compile({ mainFilePath: join(folder, 'étude 1.typ') });
    const again = compiler.pdf(result ?? expect.unreachable(), { pdfStandard: '1.7', creationTimestamp: 0 });
    expect(pdfPages(again)).toEqual(pdfPages(content ?? expect.unreachable()));
  });

  it('parts no attribution from its quote, no heading from its text, no quote from what announces it', async () => {
    for (let filling = 26; filling < 44; filling += 1) {
      const filler = Array.from({ length: filling }, () => prose('Une ligne.'));
      const quote = verbatim('v', sentence.repeat(4), { attribution: '(Attribution)' });
      const pages = pdfPages(await pdfOf([...filler, heading('## Titre', 'titre'), prose('Il annonce :'), quote]));
      const whole = pages.find((page) => page.includes('Attribution')) ?? '';
      expect(whole.match(/On se retrouve/g)).toHaveLength(4);
      expect(whole).toContain('Titre');
      expect(whole).toContain('Il annonce');
    }
  });

  it('breaks a quote longer than a page, and keeps words with its attribution', async () => {
    for (let filling = 0; filling < 4; filling += 1) {
      const quote = verbatim('v', `${sentence.repeat(80 + filling)}fin.`, { attribution: '(Attribution)' });
      const pages = pdfPages(await pdfOf([quote]));
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.at(-1)).toMatch(/fin\.\s+\(Attribution\)/);
      expect(
        pages
          .at(-1)
          ?.split('\n')
          .filter((line) => line.trim() !== '').length,
      ).toBeGreaterThan(2);
    }
  });

  it.each([
    ['twelve columns of text', 12, 'une cellule de texte'],
    ['forty columns', 40, '●'],
    ['addresses', 5, 'https://example.org/une/adresse/bien/trop/longue/pour/une/colonne?avec=des&parametres=1'],
    ['a word without end', 4, 'interdépendanceinstitutionnellementcontractualiséeetpluriannuelle'.repeat(3)],
    ['long headings', 14, '1 sur 2'],
  ])('clips no column of %s', async (name, count, cell) => {
    const label = (column: number) =>
      name === 'long headings' ? `Vague de février à juillet ${column}` : `C${column}`;
    const columns = Array.from({ length: count }, (_, at) => ({ label: label(at), align: 'left' as const }));
    const rows = Array.from({ length: 40 }, (_, row) =>
      columns.map((_, at) => ({ text: at === 0 ? `L${row}` : cell })),
    );
    const pdf = await pdfOf([{ type: 'table', caption: 'Large', number: 1, columns, rows }]);
    for (const { right, page } of pdfWords(pdf)) expect(right).toBeLessThanOrEqual(page - 60);
    const words = pdfStream(pdf).replace(/[\s\u00ad-]/g, '');
    expect(words.split(cell.replace(/[\s-]/g, ''))).toHaveLength(40 * (count - 1) + 1);
    const titles = pdfPages(pdf).filter((page) => page.trim() !== '');
    if (name === 'addresses') expect(titles.slice(1).every((page) => page.includes('C4'))).toBe(true);
  });

  it.each<[string, Block[], string]>([
    ['notes in headings', [prose('[^n]: Une note.'), { ...heading('## Un[^n]', 'un'), nodes: noted }], 'Une note.'],
    ['a note that calls itself', [prose('Un[^n].\n\n[^n]: Une note[^n].')], 'Une note'],
    ['notes in notes', [prose('Un[^n].\n\n[^n]: Une note[^m].\n\n[^m]: Dedans\n\n    Second.')], 'Second.'],
    ['300 nested quotes', [prose(`${'> '.repeat(300)}fond`)], 'fond'],
    [
      '300 nested lists',
      [prose(Array.from({ length: 150 }, (_, at) => `${'  '.repeat(at)}- n${at}`).join('\n'))],
      'n149',
    ],
    ['signs no font inside Typst has', [prose('Voilà 日本 et 😀.')], 'Voilà'],
    ['private signs', [prose('Voilà \ue000 et \u{f0000}.')], 'Voilà'],
    ['control characters', [prose('Voi\u0001là \u2028 et \ufeff.')], 'Voilà'],
    ['a page of one table cell', [prose(`| A |\n|---|\n| ${sentence.repeat(100)}fin |`)], 'fin'],
    ['HTML', [prose('Un <b>mot</b>.\n\n<div>bloc<!-- secret --></div>')], 'bloc'],
    ['an empty verbatim', [verbatim('v', '', { attribution: null }), prose('fin')], 'fin'],
  ])('is made of %s', async (name, blocks, expected) => {
    const words = pdfPages(await pdfOf(blocks)).join(' ');
    expect(words).toContain(expected);
    expect(words).not.toContain('secret');
    if (name === 'a page of one table cell') expect(words.match(/On se retrouve/g)).toHaveLength(100);
  });

  it('leaves the note of a heading out of contents, bookmarks and running heads', async () => {
    const contents: Block = { type: 'contents', label: 'Sommaire', depth: 2 };
    const noteText = prose('[^n]: Renvoi unique.');
    const pdf = await pdfOf([contents, { ...heading('## Un[^n]', 'un'), nodes: noted }, noteText]);
    expect(
      pdfPages(pdf)
        .join(' ')
        .match(/Renvoi unique/g),
    ).toHaveLength(1);
    expect(pdfText(pdf)).toContain('/Title (Un)');
  });

  it('shows the pictures that are at hand, each file once, and links to others', async () => {
    const markdown =
      '![Le quai](a.png) ![Encore](a.png) ![Ailleurs](https://example.org/b.png) ![Loin](loin/c.png) ![Faux](d.png)';
    const pictures = new Map([
      ['a.png', pixel],
      ['d.png', Buffer.from('rien')],
    ]);
    const { content, beside } = await renderPdf(documentOf([prose(markdown)], { name: 'r' }), { pictures });
    expect([...beside.keys()]).toEqual(['r.typ', 'r-picture-1.png']);
    const text = pdfText(content ?? expect.unreachable());
    expect(text).toContain('/Alt (Le quai)');
    expect(text).toContain('/Alt (Encore)');
    expect(text).toContain('https://example.org/b.png');
    expect(pdfPages(content ?? expect.unreachable()).join('')).toMatch(/Ailleurs\s+Loin\s+Faux/);
  });

  it('shows all the Markdown of an analyst', async () => {
    const pdf = await pdfOf([
      prose(
        '1. un\n2. deux\n   - niché\n\n- [x] fait\n\n> cité *fort*\n\n`a  b` ~~non~~ ![vue](https://example.org/v.png) [lien][l]\n\n```\ncode  ici\n```\n\n***\n\n| a | b |\n|--|:-:|\n| c | d |\n\nun  \ndeux « oui » : non !\n\n[l]: https://example.org/l',
      ),
    ]);
    const root = pdfTags(pdf);
    const words = (...names: string[]) => tagsNamed(root, ...names).map((tag) => tagText(tag).trim());
    expect(words('LBody').length).toBe(4);
    expect(words('BlockQuote')).toEqual(['cité fort']);
    expect(words('Code')).toEqual(['a b', 'code ici']);
    expect(words('Link')).toEqual(['vue', 'lien']);
    expect(words('TD')).toEqual(['c', 'd']);
  });
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const noted = [
  { type: 'text' as const, value: 'Un' },
  { type: 'footnoteReference' as const, identifier: 'n', label: 'n' },
];
