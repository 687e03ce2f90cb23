import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../fast-check.ts';
import type { GridFormat, GridsRead } from '../../src/exchange/grid.ts';
import { gridFormats } from '../../src/exchange/grid-formats.ts';
import { zipTexts } from '../../src/exchange/zip.ts';

const formats = Object.keys(gridFormats);
const load = async (name: string): Promise<GridFormat> =>
  (await (gridFormats[name] as () => Promise<{ format: GridFormat }>)()).format;

function textsOf(read: GridsRead): string[][] {
  if ('fault' in read) throw new Error(read.fault);
  return read.grids[0]?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
}

const awkward = [
  ['Libellé', 'Définition'],
  ['=SOMME(A1)', '+33'],
  ['-concurrence déloyale', '@nom'],
  ["'=déjà", "''- encore"],
  [' =espace', '\t=tab'],
  ['« oui », "non"', 'a | b ; c , d'],
  ['Première ligne\nSeconde\n\nParagraphe', '- un\n- deux\n\n\nfin'],
  ['🐝 abeille', 'e\u0301 et é'],
  ['_x000D_ écrit', '<b>&amp;</b>'],
  ['  espaces  ', 'fin\n'],
];

describe.each(formats)('%s', (name) => {
  test('awkward cells come back exactly', async () => {
    const format = await load(name);
    expect(textsOf(format.read(format.write(awkward, 'fr')))).toEqual(awkward);
  });

  test('any text comes back', async () => {
    const format = await load(name);
    const cell = fc.string({ unit: 'binary' }).map((text) => text.replace(/[^\P{Cc}\t\n]|[\ufeff\ufffe\uffff]/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const filled = rows.map(([one, other]) => [`x${one}`, `${other}x`]);
        expect(textsOf(format.read(format.write(filled, 'fr')))).toEqual(filled);
      }),
    );
  });

  test('the same rows give the same bytes', async () => {
    const format = await load(name);
    expect(format.write(awkward, 'fr')).toEqual(format.write(awkward, 'fr'));
  });

  test('what is no such file is a sentence, not an exception', async () => {
    const format = await load(name);
    for (const bytes of [
      new Uint8Array([0, 1, 2, 0]),
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
      zipTexts({ 'a.xml': '<a/>' }),
    ])
      expect(format.read(bytes)).toEqual({ fault: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});
