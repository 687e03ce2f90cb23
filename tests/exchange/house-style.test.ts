import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readHouseStyle } from '../../src/exchange/house-style.ts';
import { houseDocument, houseParts } from '../render/house-document.ts';

function read(changed: Parameters<typeof houseDocument>[0] = {}) {
  const house = readHouseStyle(houseDocument(changed));
  if (typeof house === 'string') throw new Error(house);
  return house;
}

describe('readHouseStyle', () => {
  it('knows styles by their names and aliases, whatever their ids', () => {
    const { names } = read();
    expect(names.find(({ id }) => id === 'Titre1')).toEqual({
      type: 'paragraph',
      id: 'Titre1',
      names: ['heading 1'],
      isDefault: false,
    });
    expect(names.find(({ id }) => id === 'Extrait')?.names).toEqual(['extrait', 'propos', 'verbatim']);
    expect(names.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual(['Normal', 'TableauNormal']);
  });

  it('takes the page of the last section; a page without room for text is A4', () => {
    expect(read().page).toMatchObject({ width: 12240, height: 15840, margins: { left: 1300, right: 1100 } });
    const document = String(houseParts['word/document.xml']);
    const narrow = read({ 'word/document.xml': document.replace('w:left="1300"', 'w:left="11000"') });
    expect(narrow.page).toMatchObject({ width: 12240, margins: { left: 1417, right: 1417 } });
    const none = read({ 'word/document.xml': document.replace(/<w:sectPr>.*<\/w:sectPr>/, '') });
    expect(none).toMatchObject({ page: { width: 11906 }, running: [] });
    expect(read({ 'word/document.xml': document.replace('w:w="12240"', 'w:w="beaucoup"') }).page.width).toBe(11906);
  });

  it('leaves out a header that needs what is not in the file, and a first page that is not one', () => {
    const parts = (changed: Parameters<typeof houseDocument>[0]) =>
      read(changed).running.map(({ kind, pages }) => `${pages} ${kind}`);
    expect(parts({})).toEqual(['default header', 'first header']);
    expect(parts({ 'word/media/image1.png': null })).toEqual(['default header']);
    expect(parts({ 'word/header1.xml': '<w:hdr>' })).toEqual(['first header']);
    const document = String(houseParts['word/document.xml']).replace('<w:titlePg/>', '<w:titlePg w:val="0"/>');
    expect(parts({ 'word/document.xml': document })).toEqual(['default header']);
  });

  it.each([
    ['no archive', strToU8('bonjour'), 'no Office file'],
    ['an old .doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old Office file'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'no Word document'],
    ['no styles', houseDocument({ 'word/styles.xml': null }), 'no Word document'],
    ['broken styles', houseDocument({ 'word/styles.xml': '<w:styles' }), 'no Word document'],
    [
      'a strict document',
      houseDocument({ 'word/styles.xml': '<w:styles xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>' }),
      'Strict Open XML',
    ],
    ['a bomb', houseDocument({ 'word/styles.xml': new Uint8Array(40_000_000) }), 'unpacks to more'],
  ])('refuses %s', (_, bytes, sentence) => {
    expect(readHouseStyle(bytes)).toEqual(expect.stringContaining(sentence));
  });
});
