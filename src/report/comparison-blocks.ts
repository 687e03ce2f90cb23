import { frenchSpaces } from '../language/typography.ts';
import type { ComparedSide } from '../measure/compared-side.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import type { CodedStudy } from '../model/study.ts';
import { comparisonCautions, detectableSentence } from './comparison-cautions.ts';
import { inferenceCells } from './comparison-reading.ts';
import { changeWords, comparisonWords, machineText } from './comparison-words.ts';
import type { Cell, Prose, Table } from './document.ts';
import { listing } from './labels.ts';
import { literal, proseOf } from './prose.ts';
import { caseNames, unitText } from './words.ts';

/** A list: what each side is, then what cannot be compared. */
export function comparisonProse(
  compared: Comparison,
  rows: readonly ComparisonRow[],
  coded: CodedStudy,
  inference: boolean,
): Prose {
  const { language } = coded.settings;
  const { asIfRandom } = comparisonWords(language);
  const can = inference ? detectableSentence(compared.detectable, coded) : undefined;
  const items = [
    ...[compared.from, compared.to].map((side) => sideText(side, coded)),
    ...comparisonCautions(compared, coded, rows),
    ...(can === undefined ? [] : [can]),
    ...(inference && coded.settings.sampling === 'purposive' ? [frenchSpaces(asIfRandom, language)] : []),
  ];
  return proseOf(items.map((item) => `- ${literal(item)}`).join('\n'));
}

/** « 2021 : 12 clusters ; 12 transcriptions ; codé par camille (131 codages, dont suggérés par machine 0 %). » */
function sideText({ label, cases, kinds, coders, codings, machineShare }: ComparedSide, coded: CodedStudy) {
  const { language } = coded.settings;
  const words = comparisonWords(language);
  const parts = [
    unitText(cases.length, coded),
    ...(kinds.transcript > 0 ? [words.transcripts(kinds.transcript)] : []),
    ...(kinds['write-up'] > 0 ? [words.writeUps(kinds['write-up'])] : []),
    ...(coders.length > 0 ? [`${words.coders} ${listing(coders, language)}`] : []),
    ...(codings > 0 ? [`${codings} ${words.codings}`] : []),
    ...(machineShare
      ? [`${words.suggested}${language === 'fr' ? ' : ' : ': '}${machineText(machineShare, language)}`]
      : []),
  ];
  return frenchSpaces(`${label}${language === 'fr' ? ' : ' : ': '}${parts.join(', ')}.`, language);
}

/** More cases than this are counted in a cell, not named. */
const mostNamed = 6;

/** k of n on either side; of a panel, which cases gained, lost and kept each theme. */
export function comparisonTable(compared: Comparison, rows: readonly ComparisonRow[], coded: CodedStudy): Table {
  const words = comparisonWords(coded.settings.language);
  const isPanel = compared.design === 'panel';
  const names = (cases: readonly string[]): Cell => ({
    text: cases.length > mostNamed ? unitText(cases.length, coded) : caseNames(cases, coded).join(', '),
  });
  const heads = isPanel ? changeWords(compared.variable, compared, coded.settings.language) : [];
  return {
    type: 'table',
    columns: [
      { label: words.theme, align: 'left' },
      { label: compared.from.label, align: 'right' },
      { label: compared.to.label, align: 'right' },
      ...heads.map((label) => ({ label, align: 'left' as const })),
    ],
    rows: rows.map((row) => [
      { text: `${'– '.repeat(row.level - 1)}${row.label}` },
      { text: ratio(row.from, coded) },
      { text: ratio(row.to, coded) },
      ...(isPanel && row.pairs ? [row.pairs.gained, row.pairs.lost, row.pairs.kept].map(names) : []),
    ]),
  };
}

/** Difference, interval, adjusted p, and what they say, theme by theme. */
export function inferenceTable(rows: readonly ComparisonRow[], coded: CodedStudy): Table {
  const { language } = coded.settings;
  const words = comparisonWords(language);
  const heads = [words.difference, words.interval, words.test];
  return {
    type: 'table',
    columns: [
      { label: words.theme, align: 'left' },
      ...heads.map((label) => ({ label: frenchSpaces(label, language), align: 'right' as const })),
      { label: words.reading, align: 'left' },
    ],
    rows: rows.map(({ inference, ...row }) => [
      { text: `${'– '.repeat(row.level - 1)}${row.label}` },
      ...inferenceCells(
        {
          ...row,
          difference: inference?.difference ?? null,
          interval: inference?.interval ?? null,
          untestable: inference?.untestable ?? false,
        },
        language,
      ).map((text) => ({ text })),
    ]),
  };
}

function ratio({ k, n }: ComparisonRow['from'], { settings }: CodedStudy): string {
  return n === 0 ? '–' : `${k}${settings.language === 'fr' ? ' sur ' : ' of '}${n}`;
}
