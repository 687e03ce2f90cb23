import { frenchSpaces } from '../language/typography.ts';
import type { ComparedSide } from '../measure/compared-side.ts';
import type { Comparison, ComparisonRow } from '../measure/comparison.ts';
import { levelLabel } from '../model/level-label.ts';
import type { CodedStudy } from '../model/study.ts';
import { comparisonCautions } from './comparison-cautions.ts';
import { type Inferred, inferenceCells, inferenceNote } from './comparison-reading.ts';
import { changeWords, comparisonWords, machineText } from './comparison-words.ts';
import { detectableSentence } from './detectable-sentence.ts';
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
  const can = inference ? detectableSentence(compared, coded) : undefined;
  const items = [
    ...[compared.from, compared.to].map((side) => sideText(side, coded)),
    ...comparisonCautions(compared, coded, rows),
    ...(can === undefined ? [] : [can]),
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
    ...(codings > 0 ? [words.codingCount(codings)] : []),
    ...(machineShare
      ? [`${words.suggested}${language === 'fr' ? ' : ' : ': '}${machineText(machineShare, codings, language)}`]
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
      { text: levelLabel(row) },
      { text: ratio(row.from, coded) },
      { text: ratio(row.to, coded) },
      ...(isPanel && row.pairs ? [row.pairs.gained, row.pairs.lost, row.pairs.kept].map(names) : []),
    ]),
  };
}

/** Difference, interval, adjusted p, and what they say, theme by theme; under it how to read them. */
export function inferenceBlocks(rows: readonly ComparisonRow[], coded: CodedStudy): (Table | Prose)[] {
  const { language } = coded.settings;
  const words = comparisonWords(language);
  const heads = [words.difference, words.interval, words.test];
  const inferred = rows.map(inferredOf);
  const note = inferenceNote(inferred, coded.settings);
  return [
    {
      type: 'table',
      columns: [
        { label: words.theme, align: 'left' },
        ...heads.map((label) => ({ label: frenchSpaces(label, language), align: 'right' as const })),
        { label: words.reading, align: 'left' },
      ],
      rows: rows.map((row, i) => [
        { text: levelLabel(row) },
        ...inferenceCells(inferred[i] as Inferred, language).map((text) => ({ text })),
      ]),
    },
    ...(note === '' ? [] : [proseOf(literal(note))]),
  ];
}

function inferredOf({ inference, ...row }: ComparisonRow): Inferred {
  const { difference = null, interval = null, untestable = false } = inference ?? {};
  return { ...row, difference, interval, untestable };
}

function ratio({ k, n }: ComparisonRow['from'], { settings }: CodedStudy): string {
  return n === 0 ? '–' : `${k}${settings.language === 'fr' ? ' sur ' : ' of '}${n}`;
}
