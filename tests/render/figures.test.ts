import { describe, expect, it } from 'vitest';
import { figureFiles } from '../../src/render/figure-file.ts';
import { figureSvg } from '../../src/render/figure-svg.ts';
import { renderHtml } from '../../src/render/html.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { textWidth } from '../../src/render/svg-text.ts';
import type { Chart } from '../../src/report/chart.ts';
import type { Document, Figure } from '../../src/report/document.ts';
import { charts } from './charts.ts';

function figure(chart: Chart, caption = 'Une figure'): Figure {
  const table = { type: 'table' as const, columns: [{ label: 'n', align: 'left' as const }], rows: [[{ text: '17' }]] };
  return { type: 'figure', anchor: 'figure-1', number: 1, caption, description: 'Ce qu’elle montre.', chart, table };
}

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where each label stands, from the picture’s own numbers: 9 pixels above the baseline, 3 below. */
function boxes(svg: string): Box[] {
  return [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"([^>]*)>([^<]*)<\/text>/g)].map((match) => {
    const [x, y] = [Number(match[1]), Number(match[2])];
    const text = (match[4] as string).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    const width = textWidth(text, 12);
    if (match[3]?.includes('rotate(-90')) return { text, left: x - 9, right: x + 3, top: y - width, bottom: y };
    const left = match[3]?.includes('"end"') ? x - width : match[3]?.includes('"middle"') ? x - width / 2 : x;
    return { text, left, right: left + width, top: y - 9, bottom: y + 3 };
  });
}

describe.each([1, 3, 60])('with %i codes', (n) => {
  it.each(charts(n).map((chart) => [chart.kind, chart] as const))(
    'no label of a %s meets another or is cut',
    (_, chart) => {
      const svg = figureSvg(figure(chart));
      const all = boxes(svg);
      expect(all.length).toBeGreaterThan(1);
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
      for (const { text, left, right, top, bottom } of all) {
        expect({
          text,
          inside: left >= -0.01 && right <= Number(width) + 0.01 && top >= 0 && bottom <= Number(height),
        }).toEqual({
          text,
          inside: true,
        });
      }
      const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      expect(
        all.flatMap((a, i) => all.slice(i + 1).flatMap((b) => (meets(a, b) ? [`${a.text} / ${b.text}`] : []))),
      ).toEqual([]);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );
});

it('names too long for a column stand whole below the map, under their numbers', () => {
  const name = (i: number) => `Groupement interprofessionnel du bois et de la forêt, section ${i}`;
  const rows = [{ label: 'Confiance', level: 1, cells: [1 as const, 0 as const] }];
  const legend: [string, string, string] = ['présent', 'absent', 'non évalué'];
  const svg = figureSvg(figure({ kind: 'heatmap', columns: [name(1), name(2)], rows, legend }));
  const texts = boxes(svg).map(({ text }) => text);
  expect(texts.filter((text) => text === '2')).toHaveLength(2);
  expect(texts.join(' ')).toContain(name(1));
  expect(svg).not.toContain('…');
});

it('a picture has no colour but the text’s, and says what it is to those who do not see it', () => {
  for (const chart of charts(3)) {
    const svg = figureSvg(figure(chart, 'Prix < valeur & « coût »'));
    expect(svg).toContain('<title id="figure-1.title">Prix &#60; valeur &#38; « coût »</title>');
    expect(svg).toContain('<desc id="figure-1.desc">Ce qu’elle montre.</desc>');
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    expect(new Set(colours)).toEqual(new Set(colours.includes('none') ? ['currentColor', 'none'] : ['currentColor']));
    expect(svg).not.toMatch(/<style|style=/);
  }
});

const document = (name: string, caption: string): Document => ({
  schema: 1,
  name,
  language: 'fr',
  title: 'T',
  authors: [],
  blocks: [figure(charts(3)[0] as Chart, caption)],
});

it('a page holds the picture and its numbers, and nothing a caption could smuggle in', () => {
  const html = renderHtml(document('r', '</title><script>alert(1)</script>'));
  expect(html).toMatch(/<figure id="figure-1" class="chart"><svg [\s\S]*<\/svg><figcaption>/);
  expect(html).toContain('<summary>Les nombres de la figure</summary>');
  expect(html).toContain('<td align="left">17</td>');
  expect(html.replace(/"[^"]*"/g, '""')).not.toContain('<script');
});

it('Markdown points at a file beside it, and shows the numbers', () => {
  const spaced = document('Une synthèse (1)', 'Légende');
  expect([...figureFiles(spaced).keys()]).toEqual(['Une synthèse (1)-figure-1.svg']);
  expect(renderMarkdown(spaced)).toBe(
    '![Ce qu’elle montre.](Une%20synth%C3%A8se%20\\(1\\)-figure-1.svg)\n\n**Figure\u00a01. Légende**\n\n| n |\n| :-- |\n| 17 |\n',
  );
  expect(figureFiles(spaced).get('Une synthèse (1)-figure-1.svg')).toContain('prefers-color-scheme: dark');
});
