import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '../../src/model/settings.ts';
import { type Ranked, rankVerbatims } from '../../src/verbatims/rank.ts';
import { selfContained } from '../../src/verbatims/self-contained.ts';
import { type Said, WordedTexts } from '../../src/verbatims/worded-texts.ts';
import { plainRanking, type Segment } from './plain-ranking.ts';

const othersOnce = [
  'Les loyers du quartier ont doublé et plusieurs ateliers ont fermé leurs portes cette année.',
  'La région finance une partie des salons, le reste vient des cotisations de nos membres.',
  'Une école d’ingénieurs nous envoie des stagiaires qui restent souvent dans la vallée.',
];
/** Enough of them for a word met three times to be telling. */
const saidElsewhere = Array.from({ length: 5 }, () => othersOnce).flat();

const texts = {
  trust: 'La confiance naît au café du mardi : chacun y raconte ses ratés sans craindre les moqueries.',
  feeling: 'Entre dirigeants, tout repose sur la confiance et le feeling, bien avant les contrats signés.',
  years: 'Nos membres ont mis trois ans à bâtir cette confiance, une visite après une autre, sans rien forcer.',
  back: 'Cela tient à la confiance et au feeling que les anciens savent transmettre aux nouveaux venus.',
  short: 'La confiance, voilà tout.',
  middle: 'une question de feeling et de patience entre voisins qui se croisent chaque matin au portail',
};

const none = { add: [], remove: [] };

function candidate(key: string, text: string, rest: Partial<Segment> = {}): Segment {
  return { key, text, case: key, order: 0, ...rest };
}

function rank(segments: readonly Segment[], max?: number, language: Language = 'fr', others = saidElsewhere): Ranked[] {
  const said = [...segments.map(({ text }) => text), ...others].map((text): Said => ({ text, language }));
  const texts = new WordedTexts(said, none);
  const candidates = segments.map(({ text, ...one }, at) => ({
    ...one,
    at,
    selfContained: selfContained(text, language),
  }));
  return [...rankVerbatims(candidates, texts, language)].slice(0, max);
}

function keys(ranked: readonly Ranked[]): string[] {
  return ranked.map(({ candidate }) => candidate.key);
}

function shown(ranked: readonly Ranked[]) {
  return ranked.map(({ candidate: { key }, score, reasons }) => ({ key, score, reasons }));
}

const all = Object.entries(texts).map(([key, text], order) => candidate(key, text, { order }));
const reasonsOf = (key: string, ranked = rank(all)) => ranked.find(({ candidate }) => candidate.key === key)?.reasons;

test.each([
  ['feeling', 'propre à ce thème : confiance, feeling'],
  ['trust', 'se lit seul'],
  ['trust', 'premier extrait de ce cas'],
  ['trust', 'longueur lisible (16 mots)'],
  ['back', 's’ouvre sur « Cela »'],
  ['short', 'court (4 mots)'],
  ['middle', 'commence en cours de phrase'],
  ['middle', 'phrase inachevée'],
])('of « %s » it says « %s »', (key, reason) => {
  expect(reasonsOf(key)).toContain(reason);
});

test('a segment with a fault is not said to read alone', () => {
  for (const key of ['back', 'middle']) expect(reasonsOf(key)).not.toContain('se lit seul');
});

test('the reasons are written in the language of the study', () => {
  const text = 'Our members meet every month and share what went wrong with orders.';
  const [first] = rank([candidate('a', text)], 1, 'en', []);
  expect(first?.reasons).toEqual(['reads on its own', 'readable length (12 words)', 'first quote of this case']);
});

test('what reads alone goes before what does not', () => {
  const ranked = keys(rank(all));
  expect(ranked.slice(0, 3).sort()).toEqual(['feeling', 'trust', 'years']);
});

test('what is proper to the code goes before what others say too, however typical', () => {
  const common = [
    'Les cotisations de nos membres et la région financent les salons de cette année, loyers compris.',
    'La région et les cotisations de nos membres financent les ateliers, les salons et les loyers du quartier.',
  ].map((text, order) => candidate(`common-${order}`, text));
  const proper = [texts.trust, texts.feeling, texts.years].map((text, order) => candidate(`proper-${order}`, text));
  expect(keys(rank([...common, ...proper]))[0]).toMatch(/^proper/);
});

test('a word of one case only is not said to be proper to the code', () => {
  expect(reasonsOf('trust')?.join()).not.toContain('moqueries');
});

test('the most representative third is called typical', () => {
  expect(rank(all).filter(({ reasons }) => reasons.includes('typique de ce thème'))).toHaveLength(2);
  expect(reasonsOf('trust', rank([candidate('trust', texts.trust)]))).not.toContain('typique de ce thème');
});

test('pinned ones come first, in the order of the corpus, whatever they are worth', () => {
  const pinned = [
    candidate('late', 'Oui.', { pinned: true, order: 9 }),
    candidate('early', 'Non.', { pinned: true, order: 8 }),
  ];
  const ranked = rank([...pinned, ...all]);
  expect(keys(ranked).slice(0, 2)).toEqual(['early', 'late']);
  expect(ranked[0]?.reasons[0]).toBe('choisi par l’analyste');
});

test('near-duplicates sink below everything else, and say so', () => {
  const twin = candidate('twin', texts.trust.replace('craindre', 'redouter'));
  const ranked = rank([twin, ...all]);
  expect(['twin', 'trust']).toContain(ranked.at(-1)?.candidate.key);
  expect(ranked.at(-1)?.reasons).toContain('proche d’un extrait déjà retenu');
  expect(ranked.at(-1)?.score).toBe(0);
});

test('a case waits for its second quote until every case has one', () => {
  const rich = [texts.trust, texts.feeling, texts.years].map((text, order) =>
    candidate(`rich-${order}`, text, { case: 'rich', order }),
  );
  const ranked = rank([...rich, candidate('poor', texts.middle, { order: 9 })]);
  expect(keys(ranked)[1]).toBe('poor');
  expect(ranked[2]?.reasons).not.toContain('premier extrait de ce cas');
});

test('the values of the variable take turns', () => {
  const waves = { trust: '2021', feeling: '2021', years: '2021', back: '2024', short: '2021', middle: '2024' };
  const ranked = rank(all.map((one) => ({ ...one, stratum: waves[one.key as keyof typeof waves] })));
  const order = ranked.map(({ candidate }) => candidate.stratum);
  expect(new Set(order.slice(0, 2)).size).toBe(2);
  expect(new Set(order.slice(2, 4)).size).toBe(2);
  expect(ranked.find(({ candidate }) => candidate.stratum === '2024')?.reasons).toContain(
    'premier extrait de « 2024 »',
  );
});

test('what says nothing goes after what says something, even of a case already quoted', () => {
  const nothing = candidate('nothing', 'Oui, oui.');
  const ranked = rank([
    nothing,
    candidate('a', texts.trust, { case: 'a' }),
    candidate('b', texts.feeling, { case: 'a' }),
  ]);
  expect(keys(ranked).at(-1)).toBe('nothing');
});

test('`max` cuts the list and changes nothing else', () => {
  expect(rank(all, 2)).toEqual(rank(all).slice(0, 2));
  expect(rank([])).toEqual([]);
});

const vocabulary =
  'confiance feeling café visite commande voisin atelier loyer salon région école métier chantier patron'.split(' ');
const someText = fc.array(fc.constantFrom(...vocabulary, 'cela', 'il', 'et', 'nous'), { minLength: 1, maxLength: 25 });
const someCandidates = fc
  .array(
    fc.record({ words: someText, case: fc.constantFrom('a', 'b', 'c', 'd'), stratum: fc.constantFrom('x', 'y') }),
    { maxLength: 14 },
  )
  .map((list) =>
    list.map(({ words, case: name, stratum }, order): Segment => {
      const text = `${words.join(' ').replace(/^./u, (first) => first.toUpperCase())}.`;
      return {
        key: `k${order}`,
        text,
        case: name,
        stratum,
        pinned: order % 7 === 6,
        order: order >> 1,
      };
    }),
  );

test('a permutation of the candidates, the same however they are shuffled, with scores that never rise', () => {
  fc.assert(
    fc.property(
      someCandidates.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => {
        const ranked = rank(list);
        expect(shown(rank(shuffled))).toEqual(shown(ranked));
        expect(keys(ranked).sort()).toEqual(list.map(({ key }) => key).sort());
        ranked.forEach(({ score }, index) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? 1);
        });
      },
    ),
  );
});

test('among the first m, m the number of cases, every case appears', () => {
  fc.assert(
    fc.property(someCandidates, (list) => {
      // A case all of whose segments repeat others may come later: unlike words make sure that there is none.
      const unlike = list.map((one, index) => ({
        ...one,
        pinned: false,
        text: `Mot${index}a mot${index}b mot${index}c ${one.text.slice(0, 9)}.`,
      }));
      const cases = new Set(unlike.map((one) => one.case));
      expect(new Set(rank(unlike, cases.size).map(({ candidate }) => candidate.case)).size).toBe(cases.size);
    }),
  );
});

const repeatedly = fc
  .tuple(someCandidates, someCandidates, fc.array(fc.nat(), { maxLength: 60 }))
  .map(([some, more, again]) => {
    const once = [...some, ...more];
    const copies = again.flatMap((at) => once[at % Math.max(1, once.length)] ?? []);
    return [...once, ...copies].map((one, order) => ({ ...one, key: `k${order}`, order }));
  });

test('ranks as every text compared with every other at every step does, what is said often again included', () => {
  fc.assert(
    fc.property(repeatedly, fc.array(someText, { maxLength: 6 }), (list, elsewhere) => {
      const others = [...othersOnce, ...elsewhere.map((words) => words.join(' '))];
      expect(shown(rank(list, undefined, 'fr', others))).toEqual(plainRanking(list, others));
    }),
    { numRuns: 60 },
  );
});

test('500 candidates of 100 words do not keep a user waiting', () => {
  const many = Array.from({ length: 500 }, (_, index) => {
    const words = Array.from(
      { length: 100 },
      (_, at) => `${vocabulary[(index * 7 + at * at) % 14]}${(index * at) % 60}`,
    );
    return candidate(`k${index}`, `Nous ${words.join(' ')}.`, { case: `c${index % 24}`, order: index });
  });
  expect(rank(many)).toHaveLength(500);
});
