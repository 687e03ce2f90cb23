import { frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import { levelLabel } from '../model/level-label.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { caseColumns } from './case-columns.ts';
import type { ChartComposition } from './chart-composition.ts';
import { labelsIn } from './labels.ts';
import { caseNames } from './words.ts';

/** Codes by cases. */
export function heatmapChart(coded: CodedStudy, codes: readonly Code[], selection: Selection): ChartComposition {
  const { language, unit } = coded.settings;
  const labels = labelsIn(language);
  const { cases, note } = caseColumns(coded, selection);
  const aside = note === undefined ? '' : `. ${note.slice(0, -1)}`;
  const names = caseNames(cases, coded, selection.waves);
  const rows = codes.map(({ id, label, level }) => {
    const counted = frequency(coded, id, selection).cases;
    const [present, absent] = [new Set(counted.present), new Set(counted.absent)];
    const cells = cases.map((name) => (present.has(name) ? 1 : absent.has(name) ? 0 : null));
    return { label, level, cells };
  });
  const sign = { 1: '●', 0: '·' } as const;
  return {
    chart: { kind: 'heatmap', columns: names, rows, legend: [labels.present, labels.absent, labels.notAssessed] },
    caption: `${language === 'fr' ? `Thèmes et ${unit.many}` : `Themes and ${unit.many}`}${aside}`,
    description:
      language === 'fr'
        ? `Carte de ${codes.length} thèmes (lignes) et ${names.length} ${unit.many} (colonnes) : un carré où le thème est présent.`
        : `Map of ${codes.length} themes (rows) and ${names.length} ${unit.many} (columns): a square where the theme is present.`,
    table: {
      type: 'table',
      columns: [{ label: labels.theme, align: 'left' }, ...names.map((label) => ({ label, align: 'left' as const }))],
      rows: rows.map(({ label, level, cells }) => [
        { text: levelLabel({ label, level }) },
        ...cells.map((cell) => ({ text: cell === null ? '–' : sign[cell] })),
      ]),
    },
  };
}
