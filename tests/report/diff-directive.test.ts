import { expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import type { Figure } from '../../src/report/document.ts';
import { codedSmall, composeSmall, markdownOf, type SmallStudy } from './composed.ts';

const study: SmallStudy = {
  settings:
    'design: panel\nconsent: named\nwaves:\n  - { id: "2021", label: Avant }\n  - { id: "2024", label: Après }\n',
  themes: { pret: ['outil'], loyer: [] },
  interviews: {
    'a-2021': { wave: '2021', front: 'case: a', codes: ['loyer'] },
    'a-2024': { wave: '2024', front: 'case: a', codes: ['outil'] },
    'b-2021': { wave: '2021', front: 'case: b\nconsent: anonymous\npseudonym: E07', codes: [] },
    'b-2024': { wave: '2024', front: 'case: b\nconsent: anonymous\npseudonym: E07', codes: ['pret'] },
  },
};

test('a table of who gained, lost and kept each theme, pseudonyms for who is not named', () => {
  const text = markdownOf(study, '::diff{from=2021 to=2024}');
  expect(text).toContain('| Thème | Avant | Après | gagné | perdu | gardé |');
  expect(text).toContain('| Pret | 0 sur 2 | 2 sur 2 | a, E07 |  |  |');
  expect(text).toContain('| Loyer | 1 sur 2 | 0 sur 2 |  | a |  |');
  expect(text).not.toMatch(/intervalle|Outil|Parole/);
});

test('`level=`, `code=`, `max=` and `inference=` widen and narrow it; a passage stands once', () => {
  const text = markdownOf(study, '::diff{from=2021 to=2024 code=pret max=1 inference=yes}');
  expect(text).toContain('| – Outil | 0 sur 2 | 1 sur 2 |');
  expect(text).toContain('| Pret | +2/2 | – |');
  expect(text).not.toMatch(/[+−]\d+ …/);
  expect(text).toContain('**Pret** · Après');
  expect(text.match(/> Parole 0 sur (?:pret|outil)/g)).toHaveLength(1);
  expect(text).not.toContain('Loyer');
});

test('a picture of the table stands under it, its own table not again; `chart=no` leaves it out', () => {
  const { document } = composeSmall(study, '::diff{from=2021 to=2024 level=1}');
  expect(document.blocks.map(({ type }) => type)).toEqual(['prose', 'table', 'figure']);
  const figure = document.blocks.find((block): block is Figure => block.type === 'figure');
  expect(figure?.table).toBeUndefined();
  expect(figure?.chart).toMatchObject({
    kind: 'dumbbell',
    waves: ['Avant', 'Après'],
    rows: [
      { label: 'Loyer', from: 0.5, to: 0 },
      { label: 'Pret', from: 0, to: 1, text: '0/2 → 2/2' },
    ],
  });
  expect(figure?.description).toContain('augmente pour 1');
  const text = markdownOf(study, '::diff{from=2021 to=2024 level=1}');
  expect(text.match(/figure-1\.svg/g)).toHaveLength(1);
  expect(text.match(/\| Loyer \|/g)).toHaveLength(1);
  expect(markdownOf(study, '::diff{from=2021 to=2024 chart=no}')).not.toContain('svg');
});

test('a theme that came after the first wave was read has no points', () => {
  const added = '- date: 2023-01-01\n  op: add\n  from: []\n  to: [outil]\n  reason: relecture\n';
  const coded = codedSmall(study, { 'codebook/history.yaml': added });
  const { document } = composeReport(coded, templateFrom('essai', '::diff{from=2021 to=2024 code=pret}'));
  const figure = document.blocks.find((block): block is Figure => block.type === 'figure');
  expect(figure?.chart).toMatchObject({
    rows: [
      { label: 'Pret', from: 0, to: 1 },
      { label: 'Outil', from: null, to: null, text: '0/2 → 1/2' },
    ],
  });
});

test('under the table, from which former codes its themes were followed', () => {
  const coded = codedSmall(study, {
    'codebook/vie/loyer.md': '---\nid: loyer\nlabel: Loyer\naliases: [bail, terme, charges]\n---\n',
    'codebook/history.yaml': '- date: 2023-02-01\n  op: merge\n  from: [bail, terme]\n  to: [loyer]\n  reason: essai\n',
  });
  const told = (body: string) =>
    renderMarkdown(composeReport(coded, templateFrom('essai', body)).document).replace(/[\u00a0\u202f]/g, ' ');
  expect(told('::diff{from=2021 to=2024}')).toContain(
    'Loyer : réunit « bail » et « terme » (fusion du 2023-02-01) ; tient lieu de « charges » (',
  );
  expect(told('::diff{from=2021 to=2024 code=pret}')).not.toContain('fusion');
});

test.each([
  ['from=2021', 'missing-attribute'],
  ['from=2021 to=2025', 'unknown-wave'],
  ['from=2021 to=2021', 'wrong-value'],
  ['from=2021 to=2024 wave=2021', 'wrong-value'],
  ['from=2021 to=2024 inference=oui', 'wrong-value'],
  ['from=2021 to=2024 chart=non', 'wrong-value'],
  ['by=taille from=a to=b', 'unknown-variable'],
  ['by=coder from=alice to=bea', 'unknown-value'],
])('{%s} is a fault: %s', (attributes, rule) => {
  const { problems, document } = composeSmall(study, `::diff{${attributes}}`);
  expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  expect(document.blocks.map(({ type }) => type)).toEqual(['marker']);
});
