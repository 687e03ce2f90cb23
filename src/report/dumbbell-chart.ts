import { type Frequency, frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import type { Selection } from '../model/selection.ts';
import type { Wave } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import type { ChartComposition } from './chart-composition.ts';
import { shareTicks } from './chart-ticks.ts';
import { labelsIn } from './labels.ts';

/** How many cases each code is present in, in two waves. */
export function dumbbellChart(
  coded: CodedStudy,
  codes: readonly Code[],
  selection: Selection,
  [from, to]: readonly [Wave, Wave],
): ChartComposition {
  const { language } = coded.settings;
  const counted = codes.map((code) => ({
    code,
    before: frequency(coded, code.id, { ...selection, waves: [from.id] }),
    after: frequency(coded, code.id, { ...selection, waves: [to.id] }),
  }));
  const ratio = ({ k, n }: Frequency) => (n === 0 ? '–' : `${k}/${n}`);
  const waves = `${from.label} ${labelsIn(language).and} ${to.label}`;
  const rises = counted.filter(({ before, after }) => (after.share ?? 0) > (before.share ?? 0)).length;
  return {
    chart: {
      kind: 'dumbbell',
      ticks: shareTicks(
        counted.flatMap(({ before, after }) => [before.n, after.n]),
        language,
      ),
      waves: [from.label, to.label],
      rows: counted.map(({ code, before, after }) => ({
        label: code.label,
        level: code.level,
        from: before.share,
        to: after.share,
        text: `${ratio(before)} → ${ratio(after)}`,
      })),
    },
    caption: language === 'fr' ? `Présence des thèmes : ${waves}` : `Presence of the themes: ${waves}`,
    description:
      language === 'fr'
        ? `Deux points par thème (${codes.length}), un par vague. La part observée augmente pour ${rises}.`
        : `Two points a theme (${codes.length}), one a wave. The share observed rises for ${rises}.`,
    table: {
      type: 'table',
      columns: [
        { label: labelsIn(language).theme, align: 'left' },
        { label: from.label, align: 'right' },
        { label: to.label, align: 'right' },
      ],
      rows: counted.map(({ code, before, after }) => [
        { text: `${'– '.repeat(code.level - 1)}${code.label}` },
        { text: ratio(before) },
        { text: ratio(after) },
      ]),
    },
  };
}
