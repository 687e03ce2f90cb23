import { frenchSpaces } from '../language/typography.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { Language } from '../model/settings.ts';
import type { CodedStudy } from '../model/study.ts';
import { dumbbell, dumbbellScale } from '../render/dumbbell.ts';
import { shortened } from '../render/shortened.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import { shareTicks } from '../report/chart-ticks.ts';
import type { CodeDocument, ComparisonDocument } from '../report/comparison-document.ts';
import { inferenceCells, inferenceNote } from '../report/comparison-reading.ts';
import { type ComparisonWords, changeWords, comparisonWords, machineText } from '../report/comparison-words.ts';

/** Characters of a label beside the chart, beside the tests, and of the name of a side: so the tables fit a terminal of 100. */
const [besideChart, besideTests, widestSide] = [36, 26, 12];

interface Shown {
  readonly isEmpty: boolean;
  readonly isInferring: boolean;
  /** From which former codes the codes of the table were followed; empty: from none. */
  readonly mapping: string;
}

/** A comparison for a terminal, in the study's language: what can be compared, the counts as a table and a chart, the cases. */
export function diffText(
  document: ComparisonDocument,
  coded: CodedStudy,
  { isEmpty, isInferring, mapping }: Shown,
): string {
  const { language } = coded.settings;
  const words = comparisonWords(language);
  const { comparability, codes, design, sampling } = document;
  const { from, to, cautions } = comparability;
  const title = `${from.label} → ${to.label} · ${words.design[design]} · ${words.sampling[sampling]}\n`;
  // The last caution states what could have been detected: it belongs to the tests.
  const hasPower = document.inference && comparability.detectable !== null;
  const said = hasPower && !isInferring ? cautions.slice(0, -1) : cautions;
  const parts = [title, sideTable(document, coded, words), ...said.map((sentence) => wrapText(`- ${sentence}`))];
  const opening = [parts.slice(0, 2).join('\n'), parts.slice(2).join('')].filter((part) => part !== '');
  if (isEmpty) return opening.join('\n');
  return [
    ...opening,
    countTable(document, words, language) + (mapping === '' ? '' : wrapText(mapping)),
    ...(isInferring ? [inferenceText(codes, coded, words)] : []),
    ...[caseText(document, words, language)].filter((part) => part !== ''),
    ...verbatimText(document, words),
  ].join('\n');
}

function sideTable({ comparability }: ComparisonDocument, { settings }: CodedStudy, words: ComparisonWords): string {
  const { codebook } = comparability;
  const sides = [comparability.from, comparability.to];
  const row = (head: string, of: (side: (typeof sides)[number]) => string) => [head, ...sides.map(of)];
  const kinds = ({ kinds: { transcript, 'write-up': writeUp } }: (typeof sides)[number]) =>
    [transcript > 0 ? words.transcripts(transcript) : '', writeUp > 0 ? words.writeUps(writeUp) : '']
      .filter((part) => part !== '')
      .join(', ');
  const table = terminalTable(
    ['', ...sides.map(({ label }) => label)],
    [
      row(settings.unit.many, ({ cases }) => String(cases)),
      row(words.notRead, ({ unassessed }) => String(unassessed.length)),
      row(words.kinds, kinds),
      row(words.coders, ({ coders }) => coders.join(', ')),
      row(words.codings, ({ codings }) => String(codings)),
      row(words.suggested, ({ machineShare, codings }) => machineText(machineShare, codings, settings.language)),
    ],
  );
  const changes = words.operations(codebook.operations.length);
  return `${table}${words.codebook} ${codebook.fingerprint}, ${changes}\n`;
}

function labelOf({ label, level }: CodeDocument, width: number): string {
  return shortened(`${'  '.repeat(level - 1)}${label}`, width);
}

function countTable(
  { variable, comparability, codes, design }: ComparisonDocument,
  words: ComparisonWords,
  language: Language,
): string {
  const { from, to } = comparability;
  const isPanel = design === 'panel';
  const ratio = ({ k, n }: CodeDocument['from']) => (n === 0 ? '–' : `${k}/${n}`);
  const changes = ({ cases: { gained, lost, kept } }: CodeDocument) =>
    [gained, lost, kept].map((names) => (names && names.length > 0 ? String(names.length) : '·'));
  const rows = codes.map((row) => [
    labelOf(row, besideChart),
    ratio(row.from),
    ratio(row.to),
    // Two points would be read as a change.
    row.status === 'comparable' ? dumbbell(row.from.share, row.to.share) : '',
    ...(isPanel ? changes(row) : []),
  ]);
  const sides = [from, to].map(({ label }) => shortened(label, widestSide));
  const marks = changeWords(variable, { from: { label: '○' }, to: { label: '●' } }, language);
  const bases = codes.flatMap((row) => [row.from.n, row.to.n]);
  const inHundredths = bases.some((n) => n >= smallestPercentBase);
  const [none, half, all] = inHundredths
    ? ['0', '50', '100']
    : (shareTicks(bases, language).map(({ text }) => text) as [string, string, string]);
  const heads = [words.theme, ...sides, dumbbellScale([none, half, all]), ...(isPanel ? marks : [])];
  const legend = `○ ${from.label}   ● ${to.label}${inHundredths ? '   (%)' : ''}\n`;
  return `${terminalTable(heads, rows, [1, 2, 4, 5, 6])}${legend}`;
}

function inferenceText(codes: readonly CodeDocument[], { settings }: CodedStudy, words: ComparisonWords): string {
  const { language } = settings;
  const inferred = codes.map((row) => ({ ...row, untestable: row.flags.includes('untestable') }));
  const rows = inferred.map((row) => [labelOf(row, besideTests), ...inferenceCells(row, language)]);
  const heads = [words.theme, words.difference, words.interval, words.test, words.reading];
  const note = inferenceNote(inferred, settings);
  return `${terminalTable(
    heads.map((head) => frenchSpaces(head, language)),
    rows,
    [1, 2, 3],
  )}${note === '' ? '' : wrapText(note)}`;
}

/** The cases behind the numbers, the greatest changes first; a theme that is the same in every case is left out. */
function caseText(
  { variable, codes, comparability }: ComparisonDocument,
  words: ComparisonWords,
  language: Language,
): string {
  const [gained, lost, kept] = changeWords(variable, comparability, language);
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const changed = ({ cases, pairs, from, to }: CodeDocument) =>
    // A panel that shares no case is read as different cases are.
    pairs && pairs.n > 0 ? (cases.gained?.length ?? 0) + (cases.lost?.length ?? 0) : from.share === to.share ? 0 : 1;
  const net = ({ cases, pairs, from, to }: CodeDocument) =>
    pairs && pairs.n > 0
      ? Math.abs((cases.gained?.length ?? 0) - (cases.lost?.length ?? 0))
      : Math.abs((from.share ?? 0) - (to.share ?? 0));
  const shown = codes
    .filter((row) => row.status === 'comparable' && changed(row) > 0)
    .sort((a, b) => net(b) - net(a) || changed(b) - changed(a));
  const blocks = shown.map(({ label, cases, pairs }) => {
    const { from, to } = comparability;
    const list = (head: string, names: readonly string[] | null) =>
      names && names.length > 0
        ? wrapText(`${head} (${names.length})${colon}${names.join(', ')}`, { margin: '  ' })
        : '';
    const alone = pairs ? ` ${words.unpaired}` : '';
    return [
      `${label}\n`,
      list(gained, cases.gained),
      list(lost, cases.lost),
      list(kept, cases.kept),
      list(`${from.label}${alone === '' ? '' : `,${alone}`}`, cases.from),
      list(`${to.label}${alone === '' ? '' : `,${alone}`}`, cases.to),
    ].join('');
  });
  return frenchSpaces(blocks.join(''), language);
}

function verbatimText({ codes, comparability }: ComparisonDocument, words: ComparisonWords): string[] {
  const blocks = codes.flatMap(({ label, verbatims }) => {
    if (!verbatims) return [];
    const quotes = (['from', 'to'] as const).flatMap((side) =>
      verbatims[side].map(
        ({ shown, attribution, source, start }) =>
          `${comparability[side].label}\n${wrapText(shown, { margin: '  ' })}  ${attribution}  ${source}:${start}\n`,
      ),
    );
    return quotes.length === 0 ? [] : [`── ${label}\n\n${quotes.join('\n')}`];
  });
  return blocks.length === 0 ? [] : [`${words.verbatims}\n\n${blocks.join('\n')}`];
}
