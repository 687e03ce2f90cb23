import type { Chart } from '../../src/report/chart.ts';

const labels = [
  'Retombées pour le territoire et reconnaissance par les pouvoirs publics',
  'Confiance',
  'L’empilement des dispositifs, vu par les dirigeants des plus petites structures',
  'Interdépendanceinstitutionnellementcontractualiséeetpluriannuelle',
  'Accès au marché',
];
const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${at * 100} %` }));

/** Every kind of chart, of so many codes, with long French labels. */
export function charts(n: number): Chart[] {
  const rows = Array.from({ length: n }, (_, i) => ({
    label: labels[i % labels.length] as string,
    level: 1 + (i % 3),
  }));
  const share = (i: number) => (i % 7) / 6;
  return [
    {
      kind: 'frequency',
      ticks,
      rows: rows.map((row, i) => ({ ...row, share: i === 1 ? null : share(i), text: '12 sur 124', interval: [0, 1] })),
    },
    {
      kind: 'dumbbell',
      ticks,
      waves: ['Vague de février à juillet 2021, avant la réforme', 'Vague de mars à juin 2024, après la réforme'],
      rows: rows.map((row, i) => ({
        ...row,
        from: share(i),
        to: i === 2 ? null : share(i + 3),
        text: '11/112 → 110/110',
      })),
    },
    {
      kind: 'heatmap',
      columns: Array.from({ length: 40 }, (_, i) => (i % 9 ? `E${i + 100}` : (labels[2] as string))),
      rows: rows.map((row) => ({
        ...row,
        cells: Array.from({ length: 40 }, (_, i) => ([0, 1, null] as const)[i % 3] ?? null),
      })),
      legend: ['présent', 'absent', 'non évalué'],
    },
    {
      kind: 'network',
      nodes: rows.map(({ label }, i) => ({ label, size: i })),
      links: rows.map((_, i) => ({ from: i, to: (i * 7 + 1) % n, weight: i })),
    },
    {
      kind: 'saturation',
      points: Array.from({ length: n }, (_, i) => ({ themes: i * 40, median: i * 39.5, band: [i * 38, i * 41] })),
      axes: ['Entretiens', 'Thèmes connus'],
      legend: ['dans l’ordre des entretiens', 'ordres au hasard, médiane', '95 % des ordres au hasard'],
    },
  ];
}
