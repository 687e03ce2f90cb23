import { formatPercent } from '../language/numbers.ts';
import { smallestPercentBase } from '../measure/percent-base.ts';
import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import type { Explained } from './code-explain.ts';

interface Explanation {
  readonly passages: number;
  readonly sources: number;
  readonly indicators: readonly Explained[];
  readonly codes: readonly {
    readonly label: string;
    readonly level: number;
    readonly passages: number;
    readonly found: number;
    readonly missed: number;
  }[];
}

/** A screenful; `--json` has all. */
const mostRows = 30;
const mostQuoted = 5;
const mostNever = 12;

/** How the indicators do, for a terminal. */
export function explainTables({ passages, sources, indicators, codes }: Explanation, coded: CodedStudy): string {
  if (indicators.length === 0) return 'The codebook has no indicators: write some under `indicators:` of a theme.\n';
  const words = coded.settings.language === 'fr' ? french : english;
  const fired = indicators.filter((one) => one.passages > 0);
  const idle = indicators.filter((one) => one.passages === 0);
  const never = idle.filter((one) => !one.forbids);
  const parts = [
    `${count(indicators.length, 'indicator')}, ${count(passages, 'passage')} in ${count(sources, 'source')}.\n`,
  ];
  if (fired.length > 0) parts.push(indicatorTable(fired, words, coded));
  const quoted = fired.filter(({ wrong }) => wrong.length > 0).slice(0, mostQuoted);
  if (quoted.length > 0) parts.push(`${words.wrong}\n${quoted.map(example).join('')}`);
  if (codes.length > 0) parts.push(codeTable(codes, words, coded));
  else parts.push('Nobody has yet read a source to the end: how often the indicators are right cannot be said.\n');
  const silenced = never.filter((one) => one.silenced.passages > 0);
  if (silenced.length > 0) parts.push(silencedEverywhere(silenced));
  const nowhere = never.filter((one) => one.silenced.passages === 0);
  if (nowhere.length > 0) parts.push(`${count(nowhere.length, 'indicator')} in no passage: ${named(nowhere)}.\n`);
  const needless = idle.filter((one) => one.forbids);
  if (needless.length > 0)
    parts.push(
      `${count(needless.length, 'exclusion')} that silence${needless.length === 1 ? 's' : ''} nothing: ${named(needless)}.\n`,
    );
  return parts.join('\n');
}

type Words = typeof french;

function indicatorTable(fired: readonly Explained[], words: Words, { settings }: CodedStudy): string {
  const rows = fired
    .slice(0, mostRows)
    .map((one) => [
      one.indicator,
      one.code,
      ...[one.passages, one.sources, one.cases].map(String),
      one.judged === 0 ? '–' : `${one.right}/${one.judged}`,
      one.share === null || one.judged < smallestPercentBase ? '' : formatPercent(one.share, settings.language),
    ]);
  const head = [words.indicator, 'code', 'passages', 'sources', settings.unit.many, words.right, '%'];
  const more = fired.length > mostRows ? `${fired.length - mostRows} more: --json.\n` : '';
  return terminalTable(head, rows, [2, 3, 4, 5, 6]) + more;
}

function example({ indicator, code, wrong: [first] }: Explained): string {
  return first ? `  ${indicator} (${code}): ${first.text} ${first.attribution}\n` : '';
}

/** The codes whose indicators miss most, first. */
function codeTable(codes: Explanation['codes'], words: Words, { settings }: CodedStudy): string {
  const rows = [...codes]
    .sort((a, b) => b.missed - a.missed)
    .slice(0, mostRows)
    .map(({ label, passages, found, missed }) => [
      label,
      String(missed),
      `${found}/${passages}`,
      passages < smallestPercentBase ? '' : formatPercent(found / passages, settings.language),
    ]);
  return terminalTable([words.theme, words.missed, words.found, '%'], rows, [1, 2, 3]);
}

function named(never: readonly Explained[]): string {
  const shown = never.slice(0, mostNever).map(({ indicator, code }) => `${indicator} (${code})`);
  const more = never.length > mostNever ? `, and ${never.length - mostNever} more: --json` : '';
  return shown.join(', ') + more;
}

/** Those whose words do stand in passages, but never without words that forbid the code. */
function silencedEverywhere(never: readonly Explained[]): string {
  const lines = never.slice(0, mostNever).map(({ indicator, code, silenced: { passages, by } }) => {
    return `  ${indicator} (${code}): in ${count(passages, 'passage')}, silenced by ${by.join(', ')}\n`;
  });
  const more = never.length > mostNever ? `  ${never.length - mostNever} more: --json\n` : '';
  return `${count(never.length, 'indicator')} silenced by another of the same code wherever the words stand:\n${lines.join('')}${more}`;
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

const french = {
  indicator: 'Indice',
  right: 'justes',
  wrong: 'À tort\u00a0:',
  theme: 'Thème',
  missed: 'manqués',
  found: 'trouvés',
};

const english: Words = {
  indicator: 'Indicator',
  right: 'right',
  wrong: 'Wrongly:',
  theme: 'Theme',
  missed: 'missed',
  found: 'found',
};
