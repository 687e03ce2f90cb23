import { cooccurrences } from '../measure/cooccurrences.ts';
import { frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import type { ChartComposition } from './chart-composition.ts';
import { labelsIn } from './labels.ts';

/** Codes that meet in the same passages, the most frequent pairs; undefined where none do. */
export function networkChart(
  coded: CodedStudy,
  codes: readonly Code[],
  selection: Selection,
  max: number,
): ChartComposition | undefined {
  const { language } = coded.settings;
  const labels = labelsIn(language);
  const ids = codes.map(({ id }) => id);
  const pairs = cooccurrences(coded, ids, selection).slice(0, max);
  if (pairs.length === 0) return undefined;
  const met = new Set(pairs.flatMap((pair) => pair.codes));
  const nodes = codes.filter(({ id }) => met.has(id));
  const index = new Map(nodes.map(({ id }, at) => [id, at]));
  const label = (id: string) => ({ text: coded.codebook.codes.get(id)?.label ?? id });
  return {
    chart: {
      kind: 'network',
      nodes: nodes.map((code) => ({ label: code.label, size: frequency(coded, code.id, selection).k })),
      links: pairs.map(({ codes: [first, second], segments = 0 }) => ({
        from: index.get(first) as number,
        to: index.get(second) as number,
        weight: segments,
      })),
    },
    caption: language === 'fr' ? 'Thèmes qui se rencontrent' : 'Themes that meet',
    description:
      language === 'fr'
        ? `Réseau de ${nodes.length} thèmes, joints deux à deux (${pairs.length}) par un trait d’autant plus épais qu’ils se rencontrent dans plus d’extraits ; un point est d’autant plus grand que son thème est présent.`
        : `Network of ${nodes.length} themes joined two by two (${pairs.length}) by a line, thicker the more segments they meet in; a dot is larger the more present its theme is.`,
    table: {
      type: 'table',
      columns: [
        { label: labels.theme, align: 'left' },
        { label: labels.theme, align: 'left' },
        { label: labels.segments, align: 'right' },
        { label: labels.cases, align: 'right' },
      ],
      rows: pairs.map(({ codes: [first, second], segments = 0, cases }) => [
        label(first),
        label(second),
        { text: String(segments) },
        { text: String(cases) },
      ]),
    },
  };
}
