import { describe, expect, test } from 'vitest';
import type { PageChapter, PageCode } from '../../src/model/page-study.ts';
import { movedByWord, sentenceAt, turnAt } from '../../src/page/choose-units.ts';
import { chosenText, type Numbered, wholeWords } from '../../src/page/chosen.ts';
import { codeColours, hues } from '../../src/page/code-colours.ts';
import { searchCodes } from '../../src/page/code-search.ts';
import { lanesOf } from '../../src/page/lanes.ts';

function code(id: string, more: Partial<PageCode> = {}): PageCode {
  const words = { definition: '', include: '', exclude: '', examples: '', indicators: [], path: '' };
  const empty = { aliases: [], retired: false, ...words, children: [] };
  return { id, label: id, level: 1, ...empty, ...more };
}

function chapters(...themes: PageCode[]): PageChapter[] {
  return [{ id: 'un', label: 'Un', themes }];
}

describe('colours of codes', () => {
  const some = ['entraide', 'argent', 'temps', 'distance', 'confiance', 'recrutement', 'prix', 'ecole'];

  test('as many themes as hues share none', () => {
    const colours = codeColours(chapters(...some.slice(0, hues).map((id) => code(id))));
    expect(new Set([...colours.values()].map(({ hue }) => hue)).size).toBe(hues);
  });

  test('a theme in front changes hardly any of the others', () => {
    const before = codeColours(chapters(...some.slice(0, 4).map((id) => code(id))));
    const after = codeColours(chapters(code('nouveau'), ...some.slice(0, 4).map((id) => code(id))));
    const changed = some.slice(0, 4).filter((id) => before.get(id)?.hue !== after.get(id)?.hue);
    expect(changed.length).toBeLessThanOrEqual(1);
  });

  test('what lies below a theme has its hue and another stroke; no two codes of a hue and a small theme look alike', () => {
    const colours = codeColours(chapters(code('a', { children: [code('b'), code('c'), code('d')] })));
    expect(new Set([...colours.values()].map(({ hue }) => hue)).size).toBe(1);
    expect(new Set([...colours.values()].map(({ stroke }) => stroke)).size).toBe(4);
  });
});

describe('lanes', () => {
  const strip = (from: number, to: number, last = 0) => ({
    pieces:
      last === 0
        ? [{ paragraph: 0, from, to }]
        : [
            { paragraph: 0, from, to: 99 },
            { paragraph: last, from: 0, to },
          ],
  });

  test('what overlaps lies side by side, what follows in the same lane', () => {
    const strips = [strip(0, 10), strip(5, 8), strip(8, 20), strip(10, 12), strip(30, 5, 2)];
    const lanes = lanesOf(strips);
    expect(strips.map((one) => lanes.get(one))).toEqual([0, 1, 1, 0, 0]);
  });

  test('what was not found has none', () => expect(lanesOf([{ pieces: [] }]).size).toBe(0));
});

describe('codes as they are typed', () => {
  const codes = [
    code('peur-du-concurrent', { label: 'La peur du concurrent' }),
    code('concurrence', { label: 'Rivalité et méfiance', aliases: ['rivalite'] }),
    code('ecole', { label: 'Écoles et recherche' }),
    code('vieux', { retired: true }),
  ];
  const found = (typed: string, recent: string[] = []) => searchCodes(typed, codes, recent).map((one) => one.code.id);

  test.each([
    ['conc', ['concurrence', 'peur-du-concurrent']],
    ['ECO', ['ecole']],
    ['rivalite', ['concurrence']],
    ['peur conc', ['peur-du-concurrent']],
    ['urren', ['peur-du-concurrent', 'concurrence']],
    ['vieux', []],
    ['xyz', []],
  ])('%s', (typed, ids) => expect(found(typed)).toEqual(ids));

  test('those used lately come first', () => {
    expect(found('', ['ecole'])).toEqual(['ecole', 'peur-du-concurrent', 'concurrence']);
    expect(found('urren', ['concurrence'])).toEqual(['concurrence', 'peur-du-concurrent']);
  });

  test('a former id says what it is now', () => {
    expect(searchCodes('rivalite', codes, [])[0]).toMatchObject({ alias: 'rivalite', code: { id: 'concurrence' } });
  });
});

describe('what is chosen', () => {
  const said = (text: string, sentences: number[] = [0, text.length], asks = false, turnNumber = 0): Numbered => {
    const paragraph = { kind: 'paragraph' as const, text, sentences };
    return { paragraph, turn: { asks, paragraphs: [paragraph] }, turnNumber };
  };
  const all = [
    said('Un. Deux mots !', [0, 3, 4, 15], false, 0),
    said('Pourquoi ?', undefined, true, 1),
    said('L’école, donc.', undefined, false, 2),
    said('Et puis.', undefined, false, 2),
  ];
  const at = (paragraph: number, at: number) => ({ paragraph, at });

  test('an end that cuts a word takes all of it; spaces are left out', () => {
    expect(wholeWords(all, { from: at(0, 6), to: at(0, 10) })).toEqual({ from: at(0, 4), to: at(0, 13) });
    expect(wholeWords(all, { from: at(0, 3), to: at(0, 4) })).toBeUndefined();
    expect(wholeWords(all, { from: at(0, 3), to: at(1, 0) })).toEqual({ from: at(0, 4), to: at(0, 15) });
  });

  test('a compound is one word', () => {
    const compound = [said('Avant-hier, dit-il.')];
    expect(wholeWords(compound, { from: at(0, 6), to: at(0, 8) })).toEqual({ from: at(0, 0), to: at(0, 10) });
    expect(wholeWords(compound, { from: at(0, 0), to: at(0, 5) })).toEqual({ from: at(0, 0), to: at(0, 10) });
  });

  test('sentences and turns leave questions out', () => {
    expect(sentenceAt(all, at(0, 3))).toEqual({ from: at(0, 4), to: at(0, 15) });
    expect(sentenceAt(all, at(0, 15))).toEqual({ from: at(2, 0), to: at(2, 14) });
    expect(turnAt(all, 1)).toEqual({ from: at(2, 0), to: at(3, 8) });
    expect(sentenceAt(all, at(3, 8))).toBeUndefined();
    expect(chosenText(all, { from: at(0, 4), to: at(2, 7) })).toBe('Deux mots !\n\nL’école');
  });

  test('its ends move by words, over paragraphs, and never past each other', () => {
    const chosen = { from: at(0, 4), to: at(0, 8) };
    expect(movedByWord(all, chosen, 'to', 1).to).toEqual(at(0, 13));
    expect(movedByWord(all, chosen, 'to', -1)).toEqual(chosen);
    expect(movedByWord(all, { ...chosen, to: at(0, 15) }, 'to', 1).to).toEqual(at(2, 8));
    expect(movedByWord(all, { from: at(2, 0), to: at(3, 8) }, 'from', -1).from).toEqual(at(0, 9));
  });
});
