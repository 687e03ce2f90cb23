import type { Base } from '../coding/agreement-base.ts';
import { leastClusters } from '../measure/alpha-interval.ts';
import { leastGiven } from '../measure/coder-agreement.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import { disagreementText } from './agree-disagreements.ts';
import type { AgreeDocument } from './agree-document.ts';
import { counted, countedIn, unitWords } from './agree-words.ts';
import { lines } from './review-notes.ts';

interface Shown {
  /** How many disagreements. */
  readonly most: number;
  readonly width: number;
}

type Row = AgreeDocument['codes'][number];

/** Labels are cut so that the numbers stay on one line. */
const labelWidth = 30;

/** The comparison for people. */
export function agreeText(document: AgreeDocument, coded: CodedStudy, shown: Shown): string {
  return [
    opening(document),
    numbers(document),
    overall(document),
    unitizing(document),
    confusions(document, coded),
    disagreementText(document, coded, shown),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** What a base is, and why. */
const baseWords: Readonly<Record<Base, readonly [which: string, why: string]>> = {
  coded: [
    'that at least one of them coded',
    'The others, which nobody coded, would raise the agreement without saying anything of the codes; --base all counts them.',
  ],
  both: [
    'that each of them coded',
    'What only one of them coded is left out: this asks how they code what all found worth coding, not whether they find the same.',
  ],
  all: [
    'whether anybody coded them or not',
    'Text that nobody coded counts as agreement and raises percent and AC1; --base coded leaves it out.',
  ],
};

function opening(document: AgreeDocument): string {
  const { coders, unit, base, n, of, sources, partial } = document;
  const interviews = `${sources.length} ${sources.length === 1 ? 'interview' : 'interviews'}`;
  const both = coders.length === 2 ? 'both' : 'two or more of them';
  const [which, why] = baseWords[base];
  const left = partial.length === 0 ? '' : ` Left out, not read to the end by two of them: ${partial.join(', ')}.`;
  return [
    lines(`${coders.join(', ')}: ${interviews} that ${both} read to the end.${left}`),
    lines(
      `Unit: the ${unitWords[unit][0]}. Base: the ${counted(n, unit)}, of ${of}, ${which}.${n < of || base === 'all' ? ` ${why}` : ''}`,
    ),
    lines(`A theme is given where a code below it is. ${intervals(document)}`),
  ].join('');
}

function intervals({ codes, overall: { interval, reason }, bootstrap }: AgreeDocument): string {
  const whole = bootstrap.of === 'cases' ? 'cases' : 'interviews';
  if (interval !== null || codes.some((row) => row.interval !== null))
    return `Intervals: 95 %, ${bootstrap.replicates} samples of whole ${whole}, seed ${bootstrap.seed}; none from fewer than ${leastClusters} ${whole}.`;
  return reason === 'too-few-documents'
    ? `No intervals: they take ${leastClusters} ${whole} or more.`
    : 'No intervals.';
}

function numbers({ codes, unit, coders, n: units }: AgreeDocument): string {
  const many = unitWords[countedIn(unit)][1];
  const inParagraphs = unit === 'character' ? ' (codes are counted in paragraphs)' : '';
  const assessed = codes.filter(({ alpha, assessment }) => alpha !== null && assessment === undefined);
  const rare = codes.filter(({ alpha, assessment }) => alpha !== null && assessment !== undefined);
  const uniform = codes.filter(({ n, alpha, given }) => n > 0 && alpha === null && sumOf(given) > 0);
  const never = codes.filter(({ n, given }) => n > 0 && sumOf(given) === 0).length;
  const unread = codes.filter(({ n }) => n === 0).length;
  const unitized = assessed.some((row) => 'unitizing' in row);
  const hasIntervals = assessed.some(({ interval }) => interval !== null);
  const head = ['Code', 'n', 'prev.', 'agree', 'kappa', 'AC1', 'alpha'];
  const heads = [...head, ...(hasIntervals ? ['95 %'] : []), ...(unitized ? ['uα'] : [])];
  const rows = assessed.map((row) => [
    ...cells(row),
    ...(hasIntervals ? [range(row.interval)] : []),
    ...(unitized ? [decimal(row.unitizing ?? null)] : []),
  ]);
  const table =
    rows.length === 0
      ? lines(`No code has a coefficient to show${units === 0 ? ': there is nothing in the base' : ''}.`)
      : terminalTable(heads, rows, heads.map((_, index) => index).slice(1));
  const listed = (rows_: readonly Row[]) =>
    rows_.map(({ label, given }) => `${label} (${coders.map((coder) => given[coder]).join('/')})`).join(', ');
  return [
    table,
    rare.length === 0
      ? ''
      : lines(
          `Too rare to assess, in fewer than ${leastGiven} ${many} of each coder${inParagraphs}, how many of ${coders.join('/')}: ${listed(rare)}.`,
        ),
    uniform.length === 0
      ? ''
      : lines(
          `Without a coefficient, since it does not vary over the ${unitWords[unit][1]}${inParagraphs}, how many of ${coders.join('/')}: ${listed(uniform)}.`,
        ),
    never === 0 ? '' : lines(`${never} ${never === 1 ? 'code' : 'codes'} that none of them gave.`),
    unread === 0
      ? ''
      : lines(`${unread} ${unread === 1 ? 'code' : 'codes'} for which no interview was read by two of them.`),
  ].join('');
}

function sumOf(given: Readonly<Record<string, number>>): number {
  return Object.values(given).reduce((sum, times) => sum + times, 0);
}

function cells({ label, n, prevalence, percent, kappa, ac1, alpha }: Row): string[] {
  const name =
    [...label].length > labelWidth
      ? `${[...label]
          .slice(0, labelWidth - 1)
          .join('')
          .trimEnd()}…`
      : label;
  return [name, String(n), share(prevalence), share(percent), decimal(kappa), decimal(ac1), decimal(alpha)];
}

function range(interval: readonly number[] | null): string {
  return interval ? interval.map(decimal).join(' to ') : '–';
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`;
}

/** Two decimals, with a minus as long as a digit; never −0. */
function decimal(value: number | null): string {
  return value === null
    ? '–'
    : value
        .toFixed(2)
        .replace(/^-0\.00$/, '0.00')
        .replace('-', '−');
}

function overall({ overall: { n, percent, alpha, interval, reason }, unit, bootstrap }: AgreeDocument): string {
  if (alpha === null) return lines(`Over sets of codes: no alpha (${whyNot(reason)}).`);
  const within = interval ? range(interval) : `no interval: ${whyNot(reason, bootstrap.of)}`;
  return lines(
    `Over sets of codes: alpha ${decimal(alpha)} (${within}; MASI distance, which gives part of the credit to sets that overlap); the very same codes in ${share(percent)} of ${counted(n, unit)}.`,
  );
}

const whys: Readonly<Record<string, string>> = {
  'no-variation': 'all units have the same codes',
  'no-unit-coded-twice': 'nothing here was coded by two of them',
  'estimate-outside': 'the samples of them do not surround it',
  'no-replicate': 'most samples of sources have no value',
  'overlapping-spans': 'passages of one coder overlap, or have several codes',
  'no-units': 'nobody marked a passage',
};

function whyNot(reason: string | undefined, of?: string): string {
  if (reason === 'too-few-documents') return `fewer than ${leastClusters} ${of === 'cases' ? 'cases' : 'interviews'}`;
  return whys[reason ?? ''] ?? reason ?? 'not known';
}

function unitizing({ overall: { unitizing: family } }: AgreeDocument): string {
  if (!family) return '';
  const one = (name: 'binary' | 'u' | 'cu', what: string) =>
    `  ${what}: ${family[name] === null ? `none (${whyNot(family.reasons[name])})` : decimal(family[name])}\n`;
  const { f1 } = family;
  return [
    `Passages in ${family.length} characters, where they begin and end:\n`,
    one('binary', '|u|α, the same places'),
    one('u', 'uα, the same places and codes'),
    one('cu', 'cuα, the codes where passages meet'),
    f1 === null
      ? ''
      : `  F1 of passages: ${decimal(f1.strict)} the same, ${decimal(f1.overlap)} overlapping; of characters ${decimal(f1.character)}\n`,
  ].join('');
}

/** So many pairs are shown. */
const mostPairs = 8;

function confusions({ confusions: pairs, coders, unit }: AgreeDocument, coded: CodedStudy): string {
  if (pairs.length === 0) return '';
  const name = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  const repeated = pairs.filter(({ units }) => units > 1);
  const rows = (repeated.length > 0 ? repeated : pairs).slice(0, mostPairs).map(({ codes, units, share: part, by }) => {
    const ways = by.map(({ given, units: times }) => {
      const said = coders
        .filter((coder) => coder in given)
        .map((coder) => `${coder} « ${name(given[coder] as string)} »`);
      return `${said.join(', ')}: ${times}`;
    });
    const head = `${codes.map((id) => `« ${name(id)} »`).join(' and ')}: ${counted(units, countedIn(unit))}, ${share(part)} of those with either.`;
    return `${wrapText(head, { width: 80, margin: '  ' })}${ways.map((way) => wrapText(way, { width: 80, margin: '    ' })).join('')}`;
  });
  const rest = pairs.length - rows.length;
  const more =
    rest === 0
      ? ''
      : `  ${rest} more ${rest === 1 ? 'pair' : 'pairs'}${repeated.length > 0 && repeated.length <= mostPairs ? ', once each' : ''}: --json lists them.\n`;
  return `Codes given in each other’s place:\n${rows.join('')}${more}`;
}
