import { expect, it } from 'vitest';
import type { Figure } from '../../src/report/document.ts';
import { composeSmall } from './composed.ts';

const themes = { entraide: ['pret'], marche: [] };
const waves = 'waves: [{ id: "2021" }, { id: "2024" }]\n';
const interviews = {
  atelier: { codes: ['pret'], wave: '2021', front: 'organisation: Atelier Tamarelle' },
  forge: { codes: ['marche'], wave: '2024' },
};

function figures(body: string, settings = '') {
  const { document, problems } = composeSmall({ themes, interviews, settings: waves + settings }, body);
  return { figures: document.blocks.filter((block): block is Figure => block.type === 'figure'), problems };
}

it.each([
  ['purposive', undefined],
  ['random', [expect.any(Number), expect.any(Number)]],
])('a %s sample has its intervals or none', (sampling, interval) => {
  const [figure] = figures('::chart{kind=frequency}', `sampling: ${sampling}\n`).figures;
  const rows = figure?.chart.kind === 'frequency' ? figure.chart.rows : [];
  expect(rows.map((row) => row.interval)).toEqual([interval, interval]);
  expect(figure?.table?.columns).toHaveLength(interval ? 4 : 3);
});

it('compares the first wave with the last, and says where there are not two', () => {
  const [figure] = figures('::chart{kind=dumbbell}').figures;
  expect(figure?.chart).toMatchObject({
    waves: ['2021', '2024'],
    rows: [
      { from: 1, to: 0 },
      { from: 0, to: 1 },
    ],
  });
  const { problems } = figures('::chart{kind=dumbbell from=2021 to=2021}');
  expect(problems.map(({ rule }) => rule)).toContain('wrong-value');
});

it('shows no name of an anonymous interview', () => {
  const [figure] = figures(
    '::chart{kind=heatmap caption="Vu à l’Atelier Tamarelle"}',
    'identifying: [organisation]\n',
  ).figures;
  expect(JSON.stringify(figure)).not.toMatch(/Tamarelle|atelier/i);
});

it('figures have names of their own; an unknown kind, or nothing to draw, is said', () => {
  const found = figures('::chart{kind=frequency}\n\n::chart{kind=saturation}').figures;
  expect(found.map(({ anchor }) => anchor)).toEqual(['figure-1', 'figure-2']);
  expect(figures('::chart{kind=pie}').problems[0]?.message).toContain(
    'frequency, dumbbell, heatmap, network, agreement, saturation',
  );
  const { document } = composeSmall({ themes, interviews }, '::chart{kind=network level=2}');
  expect(document.blocks).toMatchObject([{ type: 'prose', markdown: 'Aucun extrait ne porte deux de ces thèmes.' }]);
});
