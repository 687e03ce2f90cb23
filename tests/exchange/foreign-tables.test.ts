import { describe, expect, test } from 'vitest';
import { format as csv } from '../../src/exchange/csv.ts';
import { format as docx } from '../../src/exchange/docx.ts';
import type { GridsRead } from '../../src/exchange/grid.ts';
import { importCodebook } from '../../src/exchange/import-codebook.ts';
import { format as xlsx } from '../../src/exchange/xlsx.ts';
import { zipTexts } from '../../src/exchange/zip.ts';
import { codedStudy } from '../coding/coded.ts';

function textsOf(read: GridsRead): string[][] {
  if ('fault' in read) throw new Error(read.fault);
  return read.grids[0]?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
}
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('csv of other programs', () => {
  const rows = [
    ['Libellé', 'Définition'],
    ['Peur', 'a, b ; c'],
  ];
  test.each([
    ['semicolons and a BOM', utf8('\ufeffLibellé;Définition\r\nPeur;"a, b ; c"\r\n')],
    ['commas', utf8('Libellé,Définition\nPeur,"a, b ; c"\n')],
    ['tabs', utf8('Libellé\tDéfinition\nPeur\ta, b ; c')],
    ['a line that names the separator', utf8('sep=,\nLibellé,Définition\nPeur,"a, b ; c"\n')],
    [
      'UTF-16, as Excel saves Unicode text',
      new Uint8Array(Buffer.from('\ufeffLibellé\tDéfinition\r\nPeur\ta, b ; c\r\n', 'utf16le')),
    ],
    ['Windows-1252', new Uint8Array(Buffer.from('Libellé;Définition\r\nPeur;"a, b ; c"\r\n', 'latin1'))],
  ])('%s', (_, bytes) => expect(textsOf(csv.read(bytes))).toEqual(rows));

  test('Windows-1252 keeps the signs that Latin-1 does not have', () => {
    const bytes = new Uint8Array(Buffer.from('Libell\xe9;D\xe9finition\nL\x92\x9cuvre;\x80 \x96 \x85\n', 'latin1'));
    expect(textsOf(csv.read(bytes))[1]).toEqual(['L’œuvre', '€ – …']);
  });

  test('another encoding is said', () => {
    const read = csv.read(new Uint8Array(Buffer.from('Libellé;x\n', 'latin1')));
    expect(read).toMatchObject({ notices: [expect.stringContaining('Windows-1252')] });
  });

  test('rows keep their numbers over cells of several lines and empty rows', () => {
    const read = csv.read(utf8('Libellé;Définition\n"un\nautre";"a\nb"\n;\nPeur;c\n'));
    expect('grids' in read && read.grids[0]?.rows.map(({ number }) => number)).toEqual([1, 2, 4]);
  });

  test('a title above the headings does not choose the separator; quotation marks in words stay', () => {
    expect(textsOf(csv.read(utf8('Grille de 2021\nLibellé;Définition\nLe "nous";dit, souvent\n')))).toEqual([
      ['Grille de 2021'],
      ['Libellé', 'Définition'],
      ['Le "nous"', 'dit, souvent'],
    ]);
  });

  test('a quotation mark that is not closed is a sentence with its row', () => {
    expect(csv.read(utf8('Libellé;Définition\nPeur;"sans fin\n'))).toEqual({ fault: expect.stringContaining('row 2') });
  });
});

const word = (body: string) =>
  zipTexts({
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Grille</w:t></w:r></w:p>${body}</w:body></w:document>`,
  });
const p = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const tc = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const bullet = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';

describe('docx of a team', () => {
  test('a table typed in Word: headings merged and in two rows, a chapter across, themes merged down, bullets, revisions', () => {
    const table = `<w:tbl>${[
      tr(tc(p('Notre grille'), '<w:gridSpan w:val="5"/>')),
      tr(
        tc(p('Thème'), '<w:vMerge w:val="restart"/>'),
        tc(p('Sous-thème'), '<w:vMerge w:val="restart"/>'),
        tc(p('Contenu'), '<w:gridSpan w:val="3"/>'),
      ),
      tr(
        tc(p(''), '<w:vMerge/>'),
        tc(p(''), '<w:vMerge/>'),
        tc(p('Description'), '<w:gridSpan w:val="2"/>'),
        tc(p('Mots-clés')),
      ),
      tr(tc(p('1. Les freins'), '<w:gridSpan w:val="5"/>')),
      tr(
        tc(p('La '.concat('peur')), '<w:vMerge w:val="restart"/>'),
        tc(p('Du rival')),
        tc(p('Il inquiète.') + p('Souvent.')),
        tc(
          '<w:p><w:r><w:t xml:space="preserve">Et </w:t></w:r><w:del><w:r><w:delText>jamais </w:delText></w:r></w:del><w:ins><w:r><w:t>toujours</w:t></w:r></w:ins></w:p>',
        ),
        tc(p('rival', bullet) + p('concurren*', bullet)),
      ),
      tr(tc(p(''), '<w:vMerge/>'), tc(p('Du client')), tc(p('')), tc(p('')), tc(p(''))),
    ].join('')}</w:tbl>`;
    const read = docx.read(word(table));
    const { added, problems } = importCodebook('grids' in read ? read.grids : [], codedStudy({}), 'grille.docx');
    expect(problems).toEqual([]);
    expect(added).toMatchObject([
      {
        id: 'la-peur',
        chapter: '1. Les freins',
        children: [
          {
            label: 'Du rival',
            definition: 'Il inquiète.\n\nSouvent.\n\nEt toujours',
            indicators: ['rival', 'concurren*'],
          },
          { label: 'Du client', definition: '' },
        ],
      },
    ]);
  });

  test('labels alone, without a heading', () => {
    const read = docx.read(word(`<w:tbl>${tr(tc(p('La peur')))}${tr(tc(p('Le temps')))}</w:tbl>`));
    const { added } = importCodebook('grids' in read ? read.grids : [], codedStudy({}), 'x');
    expect(added.map(({ id, label }) => [id, label])).toEqual([
      ['la-peur', 'La peur'],
      ['le-temps', 'Le temps'],
    ]);
  });

  test('no table is a sentence', () => expect(docx.read(word(''))).toEqual({ fault: 'It has no table.' }));
});

describe('xlsx of other programs', () => {
  const sheet = (cells: string, more = '') =>
    `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${cells}</x:sheetData>${more}</x:worksheet>`;
  const book = (sheets: Readonly<Record<string, string>>, hidden = '') =>
    zipTexts({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${Object.keys(sheets)
        .map((name) => `<sheet name="${name}" r:id="${name}"${name === hidden ? ' state="hidden"' : ''}/>`)
        .join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${Object.keys(sheets)
        .map((name) => `<Relationship Id="${name}" Target="/xl/worksheets/${name}.xml"/>`)
        .join('')}</Relationships>`,
      'xl/sharedStrings.xml':
        '<sst><si><t>Libellé</t></si><si><r><t>La </t></r><r><t>peur</t></r><rPh><t>x</t></rPh></si><si><t>Chapitre</t></si></sst>',
      ...Object.fromEntries(Object.entries(sheets).map(([name, text]) => [`xl/worksheets/${name}.xml`, text])),
    });

  test('what is true and false in Excel is no number', () => {
    const cells =
      '<x:c r="A1" t="b"><x:v>1</x:v></x:c><x:c r="B1" t="b"><x:v>0</x:v></x:c><x:c r="C1"><x:v>1</x:v></x:c>';
    expect(textsOf(xlsx.read(book({ vu: sheet(`<x:row r="1">${cells}</x:row>`) })))).toEqual([['TRUE', 'FALSE', '1']]);
  });

  test('shared strings, gaps, numbers, merged cells; a hidden sheet is left out', () => {
    const bytes = book(
      {
        caché: sheet('<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>'),
        vu: sheet(
          '<x:row r="3"><x:c r="A3" t="s"><x:v>2</x:v></x:c><x:c r="C3" t="s"><x:v>0</x:v></x:c></x:row><x:row r="4"><x:c r="A4"><x:v>2021</x:v></x:c><x:c r="C4" t="s"><x:v>1</x:v></x:c></x:row><x:row r="6"><x:c r="C6" t="str"><x:v>Le temps</x:v></x:c></x:row>',
          '<x:mergeCells><x:mergeCell ref="A4:B6"/></x:mergeCells>',
        ),
      },
      'caché',
    );
    const read = xlsx.read(bytes);
    expect(textsOf(read)).toEqual([
      ['Chapitre', '', 'Libellé'],
      ['2021', '', 'La peur'],
      ['2021', '', 'Le temps'],
    ]);
    expect('grids' in read && read.grids[0]?.rows.map(({ number }) => number)).toEqual([3, 4, 6]);
  });

  test('an archive that unpacks to more than a table holds is refused unread', () => {
    const bomb = zipTexts({ 'xl/workbook.xml': ' '.repeat(40_000_000) });
    expect(xlsx.read(bomb)).toEqual({ fault: expect.stringContaining('more than any table') });
  });
});
