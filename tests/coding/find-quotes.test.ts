import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotes } from '../../src/coding/find-quotes.ts';
import { likelySources } from '../../src/coding/likely-sources.ts';
import { locateEach } from '../../src/coding/locate.ts';
import { isSameWording, quoteDifferences } from '../../src/coding/quote-difference.ts';
import { codedStudy } from './coded.ts';

const words = 'le la de on il y a fer feu camion repas lien peur temps mot four pain grain roue bief quai'.split(' ');
const text = fc.array(fc.constantFrom(...words), { minLength: 40, maxLength: 120 });

/** Words taken from a source, some of them replaced, left out or added, maybe with a cut. */
const asked = fc.record({
  corpus: fc.array(text, { minLength: 2, maxLength: 4 }),
  from: fc.nat(30),
  size: fc.integer({ min: 8, max: 30 }),
  edits: fc.array(fc.record({ at: fc.nat(30), kind: fc.constantFrom('replace', 'drop', 'add') }), { maxLength: 9 }),
  cut: fc.option(fc.nat(30)),
});

it('no source that holds a quotation, or nearly does, is passed over', () => {
  let near = 0;
  fc.assert(
    fc.property(asked, ({ corpus, from, size, edits, cut }) => {
      const said = (corpus[0] as string[]).slice(from, from + size);
      for (const { at, kind } of edits) {
        const place = at % said.length;
        if (kind === 'replace') said[place] = 'autre';
        else if (kind === 'add') said.splice(place, 0, 'encore');
        else if (said.length > 8) said.splice(place, 1);
      }
      if (cut !== null) said.splice(1 + (cut % (said.length - 1)), 2, '[…]');
      const quote = said.join(' ');
      const { sources } = codedStudy(
        Object.fromEntries(corpus.map((one, index) => [`corpus/e${index}.md`, `${one.join(' ')}.\n`])),
      );
      const [likely = []] = likelySources([quote], sources);
      const holding = sources.filter((source) => locateEach(quote, source).length > 0);
      near += holding.filter((source) => locateEach(quote, source)[0]?.located === 'drifted').length;
      expect(likely).toEqual(expect.arrayContaining(holding));
    }),
    { numRuns: 150 },
  );
  expect(near).toBeGreaterThan(20);
});

it('sources that share a few common words only are not searched', () => {
  const { sources } = codedStudy({
    'corpus/a.md': 'Il y a des gens qui, tous les jours, font le tour du lac à pied.\n',
    'corpus/b.md':
      'Il y a du pain. Le feu est allumé, la roue tourne, on entend la pierre qui gratte, et derrière elle un enfant qui chante. Tous les jours, le bief déborde un peu.\n',
  });
  const quote = 'il y a des gens qui tous les jours font le tour';
  expect(likelySources([quote], sources)[0]?.map(({ id }) => id)).toEqual(['a']);
});

it('places are all literal ones, else the likest first', () => {
  const { sources } = codedStudy({
    'corpus/a.md': 'On partage le même camion depuis dix ans, sans l’avoir écrit nulle part.\n',
    'corpus/b.md': 'On partage le même camion depuis vingt ans, sans l’avoir écrit nulle part.\n',
  });
  const idsOf = (quote: string) => findQuotes([quote], sources)[0]?.map(({ source }) => source.id);
  expect(idsOf('On partage le même camion depuis dix ans, sans')).toEqual(['a']);
  expect(idsOf('sans l’avoir écrit nulle part')).toEqual(['a', 'b']);
  expect(idsOf('On partage le même camion depuis vingt hivers, sans l’avoir')).toEqual(['b', 'a']);
  expect(findQuotes([], sources)).toEqual([]);
});

describe('differences', () => {
  const pairs = (written: string, said: string) =>
    quoteDifferences(written, said).map((one) => [
      written.slice(one.written.start, one.written.end),
      said.slice(one.said.start, one.said.end),
    ]);
  it.each([
    ['le fer et le feu', 'le fer et le feu', []],
    ['Le fer, et le feu !', 'le fer et le feu', []],
    ['le ver et le feu', 'le fer et le feu', [['ver', 'fer']]],
    ['le fer le feu', 'le fer et le feu', [['', 'et']]],
    ['le fer et puis le feu', 'le fer et le feu', [['puis', '']]],
    [
      'un fer et le pain',
      'le fer et le feu',
      [
        ['un', 'le'],
        ['pain', 'feu'],
      ],
    ],
    ['le fer', 'le fer et le feu', [['', 'et le feu']]],
  ])('%s / %s', (written, said, expected) => expect(pairs(written, said)).toEqual(expected));

  it('leave the first letter’s case and the outer punctuation aside', () => {
    expect(isSameWording('« On rit. »', 'on rit')).toBe(true);
    expect(isSameWording('on rit, un peu', 'on rit un peu')).toBe(false);
    expect(isSameWording('On Rit', 'on rit')).toBe(false);
  });
});
