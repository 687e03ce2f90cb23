import { formatNumber } from '../language/numbers.ts';
import type { StudySaturation } from '../measure/study-saturation.ts';
import type { Language } from '../model/settings.ts';
import type { ChartComposition } from './chart-composition.ts';
import { labelsIn } from './labels.ts';

/** Themes known after each interview, and over random orders; undefined without interviews. */
export function saturationChart(
  { curve, themes, interviews }: StudySaturation,
  language: Language,
): ChartComposition | undefined {
  if (curve.length === 0) return undefined;
  const labels = labelsIn(language);
  const number = (value: number) =>
    formatNumber(value, language, { decimals: Math.round(value * 10) % 10 === 0 ? 0 : 1 });
  return {
    chart: {
      kind: 'saturation',
      points: curve.map((point) => ({ themes: point.themes, median: point.median, band: [...point.band] })),
      axes: [labels.interviews, labels.knownThemes],
      legend: [labels.asHeld, labels.randomMedian, labels.randomBand],
    },
    caption: language === 'fr' ? 'Thèmes connus après chaque entretien' : 'Themes known after each interview',
    description:
      language === 'fr'
        ? `Courbe des thèmes connus, de ${curve[0]?.themes} après le premier entretien à ${themes} après ${interviews}.`
        : `Curve of the themes known, from ${curve[0]?.themes} after the first interview to ${themes} after ${interviews}.`,
    table: {
      type: 'table',
      columns: [labels.interviews, labels.knownThemes, labels.randomMedian, labels.randomBand].map((label) => ({
        label,
        align: 'right' as const,
      })),
      rows: curve.map((point) => [
        { text: String(point.interviews) },
        { text: String(point.themes) },
        { text: number(point.median) },
        { text: point.band.map(number).join('–') },
      ]),
    },
  };
}
