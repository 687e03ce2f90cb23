import { formatPercent } from '../language/numbers.ts';
import { type Frequency, frequency } from '../measure/frequency.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Code } from '../model/codebook.ts';
import { levelLabel } from '../model/level-label.ts';
import type { Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import type { ChartComposition } from './chart-composition.ts';
import { shareTicks } from './chart-ticks.ts';
import { labelsIn } from './labels.ts';

/** Bars of how many cases each code is present in; intervals where the sample was drawn at random. */
export function frequencyChart(coded: CodedStudy, codes: readonly Code[], selection: Selection): ChartComposition {
  const { language, sampling, unit } = coded.settings;
  const labels = labelsIn(language);
  const counted = codes.map((code) => ({ ...frequency(coded, code.id, selection), code }));
  const of = language === 'fr' ? ' sur ' : ' of ';
  const ratio = ({ k, n }: Pick<Frequency, 'k' | 'n'>) => (n === 0 ? '–' : `${k}${of}${n}`);
  const drawn = sampling === 'random';
  const percent = ({ share, n }: Pick<Frequency, 'share' | 'n'>) =>
    share === null || n < smallestPercentBase ? '–' : formatPercent(share, language);
  const interval = ({ interval: range }: Pick<Frequency, 'interval'>) =>
    range === null ? '–' : range.map((share) => formatPercent(share, language)).join('–');
  const [first] = [...counted].sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
  return {
    chart: {
      kind: 'frequency',
      ticks: shareTicks(
        counted.map(({ n }) => n),
        language,
      ),
      rows: counted.map((one) => ({
        label: one.code.label,
        level: one.code.level,
        share: one.share,
        text: ratio(one),
        ...(drawn && one.interval ? { interval: one.interval } : {}),
      })),
    },
    caption: language === 'fr' ? `Présence des thèmes (${unit.many})` : `Presence of the themes (${unit.many})`,
    description: description(first ? `${first.code.label} (${ratio(first)})` : '', codes.length, coded),
    table: {
      type: 'table',
      columns: [
        { label: labels.theme, align: 'left' },
        { label: labels.cases, align: 'right' },
        { label: '%', align: 'right' },
        ...(drawn ? [{ label: labels.interval, align: 'right' as const }] : []),
      ],
      rows: counted.map((one) => [
        { text: levelLabel(one.code) },
        { text: ratio(one) },
        { text: percent(one) },
        ...(drawn ? [{ text: interval(one) }] : []),
      ]),
    },
  };
}

function description(most: string, codes: number, { settings: { language } }: CodedStudy): string {
  return language === 'fr'
    ? `Diagramme en barres, une par thème (${codes}). Le plus présent : ${most}.`
    : `Bar chart, one bar a theme (${codes}). The most present: ${most}.`;
}
