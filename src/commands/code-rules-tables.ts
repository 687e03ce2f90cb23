import type { CodedStudy } from '../model/study.ts';
import { terminalTable } from '../render/terminal-table.ts';
import type { RulesRow } from './code-rules.ts';

interface RulesDone {
  readonly sources: readonly RulesRow[];
  readonly codes: readonly { readonly label: string; readonly level: number; readonly suggestions: number }[];
}

/**
 * What the rules did, for a terminal.
 * @param assumed coding files for which all rows of a table count as read, since they do not say which were.
 */
export function rulesTables({ sources, codes }: RulesDone, coded: CodedStudy, assumed: readonly string[]): string {
  if (![...coded.codebook.codes.values()].some(({ indicators }) => indicators.length > 0))
    return 'The codebook has no indicators: write some under `indicators:` of a theme.\n';
  if (sources.length === 0)
    return `No source is left: each has been read to the end. ${saidRead(assumed)}Name the sources to code all the same: study code --rules SOURCES.\n`;
  const words = coded.settings.language === 'fr' ? french : english;
  const rows = sources.map(({ source, passages, added, kept, dropped, decided }) => [
    source,
    ...[passages, added, kept, dropped, decided].map(String),
  ]);
  const table = terminalTable(
    [words.source, words.passages, words.added, words.kept, words.dropped, words.decided],
    rows,
    [1, 2, 3, 4, 5],
  );
  if (codes.length === 0)
    return `${table}\nNo indicator suggests anything for ${sources.length === 1 ? 'it' : 'them'}.\n`;
  const byCode = codes.map(({ label, level, suggestions }) => ['  '.repeat(level - 1) + label, String(suggestions)]);
  return `${table}\n${terminalTable([words.theme, 'suggestions'], byCode, [1])}\nSuggestions never count before a person accepts them: \`study review\`.\n`;
}

function saidRead(files: readonly string[]): string {
  if (files.length === 0) return '';
  const [say, do_, there] = files.length === 1 ? ['says', 'does', 'there'] : ['say', 'do', 'in each'];
  return `${files.join(', ')} ${say} that all rows were read, since ${files.length === 1 ? 'it' : 'they'} ${do_} not list them: write \`rows: [12, 13]\` ${there}, with those that were. `;
}

const french = {
  source: 'Source',
  passages: 'passages',
  added: 'nouvelles',
  kept: 'gardées',
  dropped: 'retirées',
  decided: 'déjà décidées',
  theme: 'Thème',
};

const english: typeof french = {
  source: 'Source',
  passages: 'passages',
  added: 'new',
  kept: 'kept',
  dropped: 'dropped',
  decided: 'already decided',
  theme: 'Theme',
};
