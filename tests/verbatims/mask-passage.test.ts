import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locate } from '../../src/coding/locate.ts';
import { segmentText } from '../../src/coding/segment-text.ts';
import { type Pattern, parsePattern } from '../../src/language/pattern.ts';
import { bodyOffset } from '../../src/model/paragraph.ts';
import type { Paragraph, Source } from '../../src/model/source.ts';
import { concordance } from '../../src/verbatims/concordance.ts';
import { maskedAt, namedIn } from '../../src/verbatims/identities.ts';
import { maskPassage } from '../../src/verbatims/mask-passage.ts';
import { codedStudy } from '../coding/coded.ts';

const said = [
  'Jean Dupont de la Menuiserie Kerbrat vend du bois à Plougastel. Kerbrat, Dupont, bof. La Menuiserie des Quatre Vents aussi.',
  'Le prix monte chez **Menuiserie Kerbrat**, dit *Jean Dupont*, qui vend ailleurs. Menuiserie Kerbrat a peur ; Dupont non.',
  'On va chez Menuiserie\nKerbrat pour le bois, à la cordée.',
  'Chez Menuiserie Kerbrat vend des planches. Le soir, Menuiserie Kerbrat dort ; chez Menuiserie Kerbrat parle.',
];
const coded = codedStudy({
  'study.yaml': 'title: T\nlanguage: fr\nconsent: anonymous\n',
  'codebook/1-a/prix.md': '---\nid: prix\nlabel: Prix\n---\nD.\n',
  'corpus/2021/jean-dupont.md':
    '---\ninterviewee: Jean Dupont\norganisation: Menuiserie Kerbrat\npseudonym: E07\n---\n\n**R :** Nous, chez Kerbrat, on vend. Kerbrat a du bois, Jean aussi. Le père Dupont, lui, dort ; les Dupont dorment.\n',
  'corpus/2021/vents.md': '---\norganisation: Menuiserie des Quatre Vents\npseudonym: E08\n---\n\n**R :** Rien.\n',
  'corpus/2021/cordee.md':
    '---\norganisation: Cordée\npseudonym: E06\n---\n\n**R :** On travaille chez Cordée depuis dix ans, Cordée dure.\n',
  'corpus/2021/autre.md': `---\npseudonym: E09\n---\n\n${said.map((text) => `**R :** ${text}`).join('\n\n')}\n`,
});
const autre = coded.sources.find(({ path }) => path.endsWith('autre.md')) as Source;
const paragraphs = coded.sources.flatMap(({ id, turns }) =>
  turns.flatMap((turn) => turn.paragraphs.map((paragraph) => [id, paragraph] as const)),
);

function shown(quote: string): string {
  const found = locate(quote, undefined, autre);
  if (!found) throw new Error(quote);
  const { text } = segmentText(autre, found.parts, found.joints);
  return maskPassage({ source: autre.id, parts: found.parts, text }, coded);
}

test.each([
  ['Kerbrat vend du bois', '[E07] vend du bois'],
  ['Jean Dupont de la Menuiserie', '[E07] de la [E07]'],
  ['Vents aussi', '[E08] aussi'],
  ['chez Menuiserie', 'chez [E07]'],
  ['Kerbrat, dit Jean', '[E07], dit [E07]'],
  ['Kerbrat vend […] Quatre Vents aussi', '[E07] vend […] [E08] aussi'],
  ['Dupont de la Menuiserie […] Kerbrat a peur', '[E07] de la [E07] […] [E07] a peur'],
  ['Menuiserie', '[E07]'],
  ['Kerbrat pour le bois', '[E07] pour le bois'],
  [
    'Kerbrat vend des planches […] chez Menuiserie […] Kerbrat parle',
    '[E07] vend des planches […] chez [E07] […] [E07] parle',
  ],
  ['Menuiserie […] des planches. Le soir, Menuiserie', '[E07] […] des planches. Le soir, [E07]'],
])('« %s » is shown as « %s »', (quote, masked) => {
  expect(shown(quote)).toBe(masked);
});

test('a passage shows what its paragraph shows where it stands', () => {
  const words = (paragraph: Paragraph) =>
    [...paragraph.text.matchAll(/\S+/g)].map(({ index, 0: word }) => [index, index + word.length] as const);
  fc.assert(
    fc.property(fc.constantFrom(...paragraphs), fc.nat(), fc.nat(), ([source, paragraph], one, other) => {
      const all = words(paragraph);
      const [first, last] = [one % all.length, other % all.length].sort((a, b) => a - b) as [number, number];
      const [from, to] = [all[first]?.[0] as number, all[last]?.[1] as number];
      const places = namedIn(paragraph.text, coded, source).filter(({ start, end }) => start < to && from < end);
      const clipped = places.map((name) => ({
        ...name,
        start: Math.max(0, name.start - from),
        end: Math.min(to, name.end) - from,
      }));
      const text = paragraph.text.slice(from, to);
      const parts = [{ start: bodyOffset(paragraph, from), end: bodyOffset(paragraph, to - 1) + 1 }];
      expect(maskPassage({ source, parts, text }, coded)).toBe(maskedAt(text, clipped));
    }),
  );
});

test('a search that finds a part of a name shows none of it', () => {
  const lines = (word: string) =>
    concordance(coded, parsePattern(word) as Pattern, { selection: {}, context: 12 }).hits.map(
      ({ left, hit, right }) => `${left}|${hit}|${right}`,
    );
  expect([...lines('menuiserie'), ...lines('vents'), ...lines('vend')].join('\n')).not.toMatch(
    /Kerbrat v|Menuiserie|Vents|Jean/,
  );
});
