import type { CodedStudy } from '../model/study.ts';

interface Unexplained {
  readonly sources: number;
  readonly passages: number;
  readonly coded: number;
  readonly found: number;
  readonly unexplained: number;
  readonly grouped: number;
  readonly groups: readonly {
    readonly passages: number;
    readonly cases: number;
    readonly words: readonly string[];
    readonly typical: readonly { readonly text: string; readonly attribution: string }[];
  }[];
}

/** A screenful or two; `--json` has all. */
const mostGroups = 10;

/** The groups for a terminal: typical words, then typical passages. */
export function unexplainedText(found: Unexplained, { settings }: CodedStudy): string {
  const { passages, sources, coded, unexplained, grouped, groups } = found;
  const counts =
    `${count(passages, 'passage')} in ${count(sources, 'source')}: ${coded} coded by people, ` +
    `${found.found} found by indicators, ${unexplained} that no code explains.\n`;
  if (groups.length === 0) return `${counts}None of them form a group: three passages of two ${settings.unit.many}.\n`;
  const blocks = groups.slice(0, mostGroups).map(({ words, typical, ...group }, at) => {
    const named = words.length > 0 ? words.join(', ') : '…';
    const size = `${count(group.passages, 'passage')}, ${group.cases} ${group.cases === 1 ? settings.unit.one : settings.unit.many}`;
    const quotes = typical.map(({ text, attribution }) => `   ${oneLine(text)} ${attribution}\n`).join('');
    return `${at + 1}. ${named} (${size})\n${quotes}`;
  });
  const more =
    groups.length > mostGroups ? `\n${count(groups.length - mostGroups, 'smaller group')} more: --json.\n` : '';
  const alone = unexplained - grouped;
  const rest = alone > 0 ? `\n${count(alone, 'passage')} like no others.\n` : '';
  return `${counts}\n${blocks.join('\n')}${more}${rest}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
