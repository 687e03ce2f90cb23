import type { Base } from '../coding/agreement-base.ts';
import type { UnitKind } from '../coding/agreement-units.ts';
import { leastGiven } from '../measure/coder-agreement.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import { abridge } from '../verbatims/abridge.ts';
import type { AgreeDocument } from './agree-document.ts';
import { lines } from './review-notes.ts';

interface Shown {
  /** How many disagreements. */
  readonly most: number;
  readonly width: number;
}

type Row = AgreeDocument['codes'][number];

/** A passage is read as far as it is needed to see what it is about. */
const wordsShown = 60;

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
    disagreements(document, coded, shown),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const unitWords: Readonly<Record<UnitKind, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  sentence: ['sentence', 'sentences'],
  character: ['character', 'characters'],
  case: ['case', 'cases'],
};

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

function opening({ coders, unit, base, n, of, sources, partial, bootstrap }: AgreeDocument): string {
  const many = unitWords[unit][1];
  const interviews = `${sources.length} ${sources.length === 1 ? 'interview' : 'interviews'}`;
  const both = coders.length === 2 ? 'both' : 'two or more of them';
  const [which, why] = baseWords[base];
  const left = partial.length === 0 ? '' : ` Left out, not read to the end by two of them: ${partial.join(', ')}.`;
  return [
    lines(`${coders.join(', ')}: ${interviews} that ${both} read to the end.${left}`),
    lines(
      `Unit: the ${unitWords[unit][0]}. Base: the ${n} ${many}, of ${of}, ${which}.${n < of || base === 'all' ? ` ${why}` : ''}`,
    ),
    lines(
      `A theme is given where a code below it is. Intervals: 95 %, ${bootstrap.replicates} samples of whole ${bootstrap.of === 'cases' ? 'cases' : 'interviews'}, seed ${bootstrap.seed}.`,
    ),
  ].join('');
}

function numbers({ codes, unit, coders }: AgreeDocument): string {
  const many = unitWords[unit === 'character' ? 'paragraph' : unit][1];
  const assessed = codes.filter(({ alpha, assessment }) => alpha !== null && assessment === undefined);
  const rare = codes.filter(({ alpha, assessment }) => alpha !== null && assessment === 'too-rare');
  const uniform = codes.filter(({ alpha, given }) => alpha === null && sumOf(given) > 0);
  const never = codes.filter(({ n, given }) => n > 0 && sumOf(given) === 0).length;
  const unread = codes.filter(({ n }) => n === 0).length;
  const unitized = assessed.some((row) => 'unitizing' in row);
  const head = ['Code', 'n', 'prev.', 'agree', 'kappa', 'AC1', 'alpha', '95 %', ...(unitized ? ['uα'] : [])];
  const rows = assessed.map((row) => [...cells(row), ...(unitized ? [decimal(row.unitizing ?? null)] : [])]);
  const table =
    rows.length === 0
      ? lines(`No code was given in ${leastGiven} ${many} or more by any of them: there is no coefficient to show.`)
      : terminalTable(head, rows, head.map((_, index) => index).slice(1));
  const listed = (rows_: readonly Row[]) =>
    rows_.map(({ label, given }) => `${label} (${coders.map((coder) => given[coder]).join('/')})`).join(', ');
  return [
    table,
    rare.length === 0
      ? ''
      : lines(
          `Too rare to assess, in fewer than ${leastGiven} ${many} of each coder (how many of ${coders.join('/')}): ${listed(rare)}.`,
        ),
    uniform.length === 0
      ? ''
      : lines(`Without a coefficient, since it does not vary over the ${unitWords[unit][1]}: ${listed(uniform)}.`),
    never === 0 ? '' : lines(`${never} ${never === 1 ? 'code' : 'codes'} that none of them gave.`),
    unread === 0
      ? ''
      : lines(`${unread} ${unread === 1 ? 'code' : 'codes'} for which no interview was read by two of them.`),
  ].join('');
}

function sumOf(given: Readonly<Record<string, number>>): number {
  return Object.values(given).reduce((sum, times) => sum + times, 0);
}

function cells({ label, n, prevalence, percent, kappa, ac1, alpha, interval }: Row): string[] {
  const name =
    [...label].length > labelWidth
      ? `${[...label]
          .slice(0, labelWidth - 1)
          .join('')
          .trimEnd()}…`
      : label;
  const range = interval ? `${decimal(interval[0])} to ${decimal(interval[1])}` : '–';
  return [name, String(n), share(prevalence), share(percent), decimal(kappa), decimal(ac1), decimal(alpha), range];
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

function overall({ overall: { n, percent, alpha, interval, reason }, unit }: AgreeDocument): string {
  const many = unitWords[unit][1];
  if (alpha === null) return lines(`Over sets of codes: no alpha (${whyNot(reason)}).`);
  const range = interval ? `${decimal(interval[0])} to ${decimal(interval[1])}` : `no interval: ${whyNot(reason)}`;
  return lines(
    `Over sets of codes: alpha ${decimal(alpha)} (${range}; MASI distance, which gives part of the credit to sets that overlap); the very same codes in ${share(percent)} of ${n} ${many}.`,
  );
}

const whys: Readonly<Record<string, string>> = {
  'no-variation': 'all units have the same codes',
  'no-unit-coded-twice': 'nothing here was coded by two of them',
  'too-few-documents': 'there is one source only',
  'no-replicate': 'most samples of sources have no value',
  'overlapping-spans': 'passages of one coder overlap, or have several codes',
  'no-units': 'nobody marked a passage',
};

function whyNot(reason: string | undefined): string {
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
  const [one, many] = unitWords[unit === 'character' ? 'paragraph' : unit];
  const name = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  const repeated = pairs.filter(({ units }) => units > 1);
  const rows = (repeated.length > 0 ? repeated : pairs).slice(0, mostPairs).map(({ codes, units, share: part, by }) => {
    const ways = by.map(({ given, units: times }) => {
      const said = coders
        .filter((coder) => coder in given)
        .map((coder) => `${coder} « ${name(given[coder] as string)} »`);
      return `${said.join(', ')}: ${times}`;
    });
    const head = `${codes.map((id) => `« ${name(id)} »`).join(' and ')}: ${units} ${units === 1 ? one : many}, ${share(part)} of those with either.`;
    return `${wrapText(head, { width: 80, margin: '  ' })}${ways.map((way) => wrapText(way, { width: 80, margin: '    ' })).join('')}`;
  });
  const rest = pairs.length - rows.length;
  const more =
    rest === 0
      ? ''
      : `  ${rest} more ${rest === 1 ? 'pair' : 'pairs'}${repeated.length > 0 && repeated.length <= mostPairs ? ', once each' : ''}: --json lists them.\n`;
  return `Codes given in each other’s place:\n${rows.join('')}${more}`;
}

function disagreements({ disagreements: all, unit }: AgreeDocument, coded: CodedStudy, { most, width }: Shown): string {
  const many = unitWords[unit === 'character' ? 'paragraph' : unit][1];
  if (all.length === 0) return lines(`No disagreement: the same codes throughout these ${many}.`);
  const label = (id: string) => coded.codebook.codes.get(id)?.label ?? id;
  let code: string | undefined;
  const shown = all.slice(0, most).map((one) => {
    const head = one.code === code ? '' : `${label(one.code)} (${one.code})\n`;
    code = one.code;
    const given = givenText(one);
    const where = one.source === null ? one.case : `${one.source}:${one.start}`;
    return `${head}${wrapText(`${where} · ${given}`, { width, margin: '  ' })}${words(one, coded, width)}`;
  });
  const rest = all.length - shown.length;
  const more = rest === 0 ? '' : `${rest} more: --max ${all.length}.\n`;
  const which = `${all.length} ${all.length === 1 ? 'disagreement' : 'disagreements'}, the least agreed codes first; \`study reconcile\` settles them:\n`;
  return most === 0 ? `${all.length} disagreements: --max ${all.length}.\n` : `${which}${shown.join('')}${more}`;
}

/** What each coder says of a unit that not all of them say; what they share stands first. */
function givenText({ given, source }: AgreeDocument['disagreements'][number]): string {
  const said = given.map(({ coder, codes, against }) => ({
    coder,
    all: [...codes, ...against.map((id) => `against ${id}`)],
  }));
  const shared = (said[0]?.all ?? []).filter((id) => said.every(({ all }) => all.includes(id)));
  const own = said.map(({ coder, all }) => {
    const rest = all.filter((id) => !shared.includes(id));
    const nothing = shared.length > 0 ? 'nothing more' : 'nothing';
    return `${coder}: ${rest.length === 0 ? nothing : rest.join(', ')}`;
  });
  return [...(shared.length > 0 && source !== null ? [`all: ${shared.join(', ')}`] : []), ...own].join(' · ');
}

function words({ text, source }: AgreeDocument['disagreements'][number], coded: CodedStudy, width: number): string {
  if (source === null) return '';
  if (text === null) return wrapText('This interview may not be quoted.', { width, margin: '    ' });
  const { paragraphs } = abridge(text, coded.settings.spoken, { words: wordsShown });
  return wrapText(paragraphs.join('\n'), { width, margin: '    │ ' });
}
