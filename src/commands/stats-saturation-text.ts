import { formatNumber, formatPercent } from '../language/numbers.ts';
import type { StudySaturation } from '../measure/study-saturation.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';

/** Longer curves are shown at so many points. */
const mostPoints = 15;

/** The sentence on saturation, the runs, and the themes known after each interview. */
export function saturationText(
  { sentence, runs = [], curve }: StudySaturation & { readonly sentence: string },
  coded: CodedStudy,
): string[] {
  const { language } = coded.settings;
  const words = language === 'fr' ? french : english;
  const runRows = runs.map(({ interviews: [first, last], new: fresh, ratio }) => [
    first === last ? String(first) : `${first}–${last}`,
    String(fresh),
    formatPercent(ratio, language),
  ]);
  const number = (value: number) =>
    formatNumber(value, language, { decimals: Math.round(value * 10) % 10 === 0 ? 0 : 1 });
  const curveRows = spread(curve, mostPoints).map(({ interviews, themes, median, band: [low, high] }) => [
    String(interviews),
    String(themes),
    number(median),
    `${number(low)}–${number(high)}`,
  ]);
  return [
    `${sentence}\n`,
    ...(runRows.length > 0 ? [terminalTable([words.run, words.fresh, words.ratio], runRows, [1, 2])] : []),
    ...(curveRows.length > 0
      ? [terminalTable([words.interviews, words.themes, words.median, words.band], curveRows, [0, 1, 2, 3])]
      : []),
  ];
}

/** At most so many values of a list, evenly spread, the first and the last among them. */
function spread<V>(values: readonly V[], most: number): V[] {
  if (values.length <= most) return [...values];
  return Array.from(
    { length: most },
    (_, index) => values[Math.round((index * (values.length - 1)) / (most - 1))] as V,
  );
}

const french = {
  run: 'Série',
  fresh: 'thèmes nouveaux',
  ratio: 'de la base',
  interviews: 'Entretiens',
  themes: 'thèmes connus',
  median: 'ordres au hasard',
  band: '95 %',
};

const english: typeof french = {
  run: 'Run',
  fresh: 'new themes',
  ratio: 'of the base',
  interviews: 'Interviews',
  themes: 'themes known',
  median: 'random orders',
  band: '95%',
};
