import type { Unit } from '../coding/suggestion-corpus.ts';
import { terminalTable } from '../render/terminal-table.ts';
import { wrapText } from '../render/wrap-text.ts';
import { unreadableNote } from './sources-to-code.ts';

/** A passage with its codes as `--json` gives it. */
export interface RankedPassage {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly codes: readonly { readonly code: string; readonly confidence: number | null; readonly because: string }[];
}

/** What was learned, and what was written. */
export interface SuggestReport {
  readonly unit: Unit;
  /** Sources that were named, that nobody has read to the end, or all since all have been. */
  readonly scope: 'named' | 'unread' | 'all';
  readonly learned: { readonly passages: number; readonly sources: number; readonly calibrated: boolean };
  /** Null with `--best`. */
  readonly threshold: number | null;
  /** Why confidences are null. */
  readonly reason: string | null;
  readonly written: readonly {
    readonly source: string;
    readonly passages: number;
    readonly added: number;
    readonly kept: number;
    readonly dropped: number;
    readonly decided: number;
  }[];
  readonly unreadable: readonly string[];
  /** Passages of interviews without consent: ranked, not shown. */
  readonly withheld: number;
}

export function suggestText(report: SuggestReport, ranked: readonly RankedPassage[]): string {
  const { learned, written, unreadable, withheld } = report;
  const head = ['Source', report.unit === 'paragraph' ? 'paragraphs' : 'answers', 'new', 'kept', 'gone', 'decided'];
  const rows = written.map(({ source, passages, added, kept, dropped, decided }) => [
    source,
    ...[passages, added, kept, dropped, decided].map(String),
  ]);
  return [
    ranked.map(passageText).join('\n'),
    ranked.length > 0 ? '\n' : '',
    terminalTable(head, rows, [1, 2, 3, 4, 5]),
    '\n',
    `Learned from ${learned.passages} coded passages of ${learned.sources} interviews.\n`,
    outcome(report),
    unreadable.map(unreadableNote).join(''),
    withheld > 0 ? `${withheld} passages of interviews without consent are ranked, not shown.\n` : '',
  ].join('');
}

function outcome({ scope, reason, threshold, written }: SuggestReport): string {
  if (scope === 'all')
    return 'Every interview has been read to the end: nothing is written. Name one to have suggestions for it.\n';
  if (threshold === null) return added(written);
  if (reason !== null)
    return `No confidence: ${reason}. The order of the codes is all there is; nothing is written, unless --best asks for it.\n`;
  return `${added(written)}Suggestions from a confidence of ${threshold} on; \`study code --evaluate\` says what that is worth here.\n`;
}

function added(written: SuggestReport['written']): string {
  const count = written.reduce((sum, one) => sum + one.added + one.kept, 0);
  if (count === 0) return 'No suggestion to write.\n';
  return `${count} suggestion${count === 1 ? '' : 's'} stand${count === 1 ? 's' : ''} in files named \`.model.yaml\`; none counts until a person accepts it.\n`;
}

function passageText({ source, start, text, codes }: RankedPassage): string {
  const lines = codes.map(({ code, confidence, because }, rank) => {
    const share = confidence === null ? `${rank + 1}.` : confidence.toFixed(2);
    return wrapText(`${share}  ${code}  ${because}`, { margin: '    ' });
  });
  return `${source}:${start}\n${wrapText(text)}${lines.join('')}`;
}
