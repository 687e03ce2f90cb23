import { frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import { levelLabel } from '../model/level-label.ts';
import type { Selection } from '../model/selection.ts';
import type { Language, Wave } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import type { ChartComposition } from './chart-composition.ts';
import { shareTicks } from './chart-ticks.ts';
import { labelsIn } from './labels.ts';

interface Counted {
  readonly k: number;
  readonly n: number;
  readonly share: number | null;
}

/** A code on either side. */
export interface DumbbellRow {
  readonly label: string;
  readonly level: number;
  readonly from: Counted;
  readonly to: Counted;
}

/** How many cases each code is present in, in two waves. */
export function dumbbellChart(
  coded: CodedStudy,
  codes: readonly Code[],
  selection: Selection,
  [from, to]: readonly [Wave, Wave],
): ChartComposition {
  const rows = codes.map((code) => ({
    label: code.label,
    level: code.level,
    from: frequency(coded, code.id, { ...selection, waves: [from.id] }),
    to: frequency(coded, code.id, { ...selection, waves: [to.id] }),
  }));
  return dumbbellOf(rows, [from.label, to.label], coded.settings.language);
}

/** Two points a code, whatever the sides are: waves, values of a variable, coders. */
export function dumbbellOf(
  rows: readonly DumbbellRow[],
  [from, to]: readonly [string, string],
  language: Language,
): ChartComposition {
  const ratio = ({ k, n }: Counted) => (n === 0 ? '–' : `${k}/${n}`);
  const sides = `${from} ${labelsIn(language).and} ${to}`;
  const isKnown = (row: DumbbellRow) => row.from.share !== null && row.to.share !== null;
  const rises = rows.filter((row) => isKnown(row) && (row.to.share ?? 0) > (row.from.share ?? 0)).length;
  return {
    chart: {
      kind: 'dumbbell',
      ticks: shareTicks(
        rows.flatMap((row) => [row.from.n, row.to.n]),
        language,
      ),
      waves: [from, to],
      rows: rows.map((row) => ({
        label: row.label,
        level: row.level,
        from: row.from.share,
        to: row.to.share,
        text: `${ratio(row.from)} → ${ratio(row.to)}`,
      })),
    },
    caption: language === 'fr' ? `Présence des thèmes : ${sides}` : `Presence of the themes: ${sides}`,
    description:
      language === 'fr'
        ? `Deux points par thème (${rows.length}) : ${sides}. La part observée augmente pour ${rises}.`
        : `Two points a theme (${rows.length}): ${sides}. The share observed rises for ${rises}.`,
    table: {
      type: 'table',
      columns: [
        { label: labelsIn(language).theme, align: 'left' },
        { label: from, align: 'right' },
        { label: to, align: 'right' },
      ],
      rows: rows.map((row) => [{ text: levelLabel(row) }, { text: ratio(row.from) }, { text: ratio(row.to) }]),
    },
  };
}
