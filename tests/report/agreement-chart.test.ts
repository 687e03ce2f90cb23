import { expect, test } from 'vitest';
import { codeStudy } from '../../src/coding/code-study.ts';
import { parseStudy } from '../../src/parse/study.ts';
import { composeReport, templateFrom } from '../../src/report/compose.ts';
import type { Figure } from '../../src/report/document.ts';

const paragraphs = ['un prêt', 'un outil', 'un service', 'un échange', 'une fête', 'un repas'];
const codings = (given: Readonly<Record<string, readonly number[]>>) =>
  `codings:\n${Object.entries(given)
    .flatMap(([code, places]) => places.map((i) => `  - quote: ${paragraphs[i]}\n    codes: [${code}]\n`))
    .join('')}`;

const files = {
  'study.yaml': 'language: fr\ncoders: { report: [ana] }\n',
  'codebook/1-vie/entraide.md': '---\nid: entraide\nlabel: Entraide\n---\n',
  'codebook/1-vie/joie.md': '---\nid: joie\nlabel: Joie\n---\n',
  'codebook/1-vie/argent.md': '---\nid: argent\nlabel: Argent\n---\n',
  'corpus/lys.md': paragraphs.map((text) => `${text}\n`).join('\n'),
  'corpus/lys.ana.yaml': codings({ entraide: [0, 1, 2], joie: [3, 4, 5], argent: [1] }),
  'corpus/lys.bea.yaml': codings({ entraide: [0, 1, 2], joie: [0, 4, 5], argent: [1] }),
};

function composed(study: Readonly<Record<string, string>>) {
  const bytes = new Map(Object.entries(study).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const { study: read } = parseStudy({ name: 'essai', files: bytes, folders: [], unreadable: [] });
  return composeReport(codeStudy(read), templateFrom('x', '::chart{kind=agreement}\n')).document;
}

test('codes stand by how far coders agree, the least first; rare ones are left out', () => {
  const figure = composed(files).blocks.find((block) => block.type === 'figure') as Figure;
  expect(figure.caption).toBe('Accord entre ana, bea (alpha de Krippendorff, 1 entretien)');
  expect(figure.chart).toMatchObject({
    kind: 'frequency',
    rows: [
      { label: 'Joie', share: expect.closeTo(0.389, 2), text: '0,39' },
      { label: 'Entraide', share: 1 },
    ],
  });
  expect(figure.table?.rows.map((row) => row.map(({ text }) => text))[1]).toEqual([
    'Entraide',
    '6',
    expect.stringMatching(/^100/),
    '1,00',
    '–',
  ]);
});

test('where one person has read there is nothing to agree on', () => {
  const { 'corpus/lys.bea.yaml': _, ...alone } = files;
  const { blocks } = composed(alone);
  expect(blocks.some(({ type }) => type === 'figure')).toBe(false);
  expect(JSON.stringify(blocks)).toContain('Deux personnes n’ont pas encore lu');
});
