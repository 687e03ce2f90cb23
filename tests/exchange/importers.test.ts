import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { importers } from '../../src/exchange/importers.ts';
import { parseXml } from '../../src/exchange/xml.ts';
import { unzip, zipTexts } from '../../src/exchange/zip.ts';
import { importOf } from './imported.ts';
import { docxFile, odtFile, p, pdfFile } from './office-files.ts';
import { refiProject } from './refi-files.ts';

const text = (words: string) => new TextEncoder().encode(words);
const database = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'databases', name)));
/** A file of each importer, which damage is done to. */
const whole: Readonly<Record<string, readonly [name: string, bytes: Uint8Array]>> = {
  docx: ['a.docx', docxFile(p('**Q :** Quoi ?') + p('R : Rien.'))],
  odt: ['a.odt', odtFile('<text:p>Q : Quoi ?</text:p><text:p>R : Rien.</text:p>')],
  pdf: ['a.pdf', pdfFile([[[60, 700, 'Q : Quoi ?']], [[60, 700, 'R : Rien.']]])],
  rtf: ['a.rtf', text("{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\b Q :\\b0  Quoi\\u233\\'e9 ?\\par R : Rien.\\cell\\row}")],
  html: ['a.html', text('<p><b>Q :</b> Quoi ?</p><table><tr><td>x</td></tr></table>')],
  captions: ['a.vtt', text('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Léa>Oui &amp; non</v>\n')],
  whisper: ['a.json', text('{"segments":[{"start":0,"end":1,"text":"Oui"}]}')],
  textgrid: [
    'a.TextGrid',
    text('File type = "ooTextFile"\n"TextGrid"\n0\n5\n<exists>\n1\n"IntervalTier"\n"Q"\n0\n5\n1\n0\n5\n"Oui"\n'),
  ],
  chat: ['a.txt', text('10:12:33 From Léa : Bonjour ?\n10:12:40 From Tom to Everyone : Oui.\n')],
  otter: ['a.txt', text('Léa Roc  0:03\nBonjour ?\n\nTom Val  0:07\nOui.\n')],
  iramuteq: ['a.txt', text('**** *a_1\nUn.\n**** *a_2\nDeux.\n')],
  table: ['a.csv', text('id;dit\n1;"Oui ; non"\n')],
  refi: ['a.qdpx', refiProject({ codes: '<Code guid="c1" name="Don" isCodable="true"/>', text: 'Un mot.' })],
  taguette: ['a.sqlite3', database('taguette.sqlite3')],
  qualcoder: ['a.qda', database('qualcoder.qda')],
  segments: ['b.csv', text('Document name;Code;Segment\nLéa;Don > Temps;Un mot.\n')],
  sonal: [
    'a.sonal',
    text(
      '<script id="cat-json">{[{"code":"cat_001","nom":"Don","rang":"0"}]}</script><span class="lblseg" data-deb="1" data-fin="2" data-loc="1" data-nomloc="Léa"><span class="cat_001" data-rk="1">Oui.</span></span>',
    ),
  ],
  qcoder: ['c.txt', text('Un (QCODE)mot(/QCODE){#don} ici.\n')],
  rock: ['a.rock', text('---<<un>>---\n[[uid=1]] Un mot. [[don>temps]]\n')],
  markdown: ['a.md', text('---\nrole: x\n---\n# Un\n\n**Q :** Quoi ?\n')],
  text: ['b.txt', text('Q : Quoi ?\n\nR : Rien.\n')],
};

test('every importer is known here, and reads its own file', async () => {
  expect(Object.keys(whole).sort()).toEqual(Object.keys(importers).sort());
  for (const [format, [name, bytes]] of Object.entries(whole))
    expect(await importOf(name, bytes, { text: 'dit', project: 'jardins' }), format).toMatchObject({ format });
});

test.each(Object.entries(whole))('%s: no damage makes it throw', async (_, [name, bytes]) => {
  const damage = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255), cut: fc.option(fc.nat(bytes.length)) });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
      const damaged = bytes.slice(0, Math.max(1, ...damages.map(({ cut }) => cut ?? bytes.length)));
      for (const { at, value } of damages) if (at < damaged.length) damaged[at] = value;
      await importOf(name, damaged, { text: '2' });
    }),
    { numRuns: 60 },
  );
});

test('an archive is refused before it is unpacked', () => {
  const packed = (files: Record<string, string>) => unzip(zipTexts(files), () => true);
  expect(packed({ 'a/b.xml': 'x' })).toBeInstanceOf(Map);
  expect(packed({ '../b.xml': 'x' })).toMatch(/leads out/);
  expect(packed({ '/etc/b': 'x' })).toMatch(/leads out/);
  expect(packed({ 'C:\\b': 'x' })).toMatch(/leads out/);
  expect(packed({ 'a\\..\\b': 'x' })).toMatch(/leads out/);
  const link = zipSync({ 'sources/a.txt': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120_777 * 65_536 }] });
  expect(unzip(link, () => true)).toBe('It holds a link in place of a file (sources/a.txt), and was not read.');
  const file = zipSync({ 'a.txt': [strToU8('x'), { os: 3, attrs: 0o100_644 * 65_536 }] }, { comment: 'PK' });
  expect(unzip(file, () => true)).toEqual(new Map([['a.txt', strToU8('x')]]));
  expect(packed({ 'a..b/c': 'x' })).toBeInstanceOf(Map);
  expect(packed({ 'a.xml': ' '.repeat(20_000_000) })).toMatch(/unpacks to more/);
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}`, 'x']));
  expect(unzip(zipTexts(many), () => true, { entries: 19, entry: 100, total: 100 })).toMatch(/more than 19 entries/);
  expect(unzip(zipTexts(many), () => true, { entries: 20, entry: 100, total: 19 })).toMatch(/unpacks to more/);
});

test('XML with a DTD, or with an entity of its own, is not read', () => {
  expect(parseXml('<a>x</a>')).toBeDefined();
  expect(parseXml('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')).toBeUndefined();
  expect(parseXml('<!DOCTYPE a><a>x</a>')).toBeUndefined();
  expect(parseXml('<a>&b;</a>')).toBeUndefined();
});
