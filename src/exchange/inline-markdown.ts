import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseDirectives } from '../parse/template.ts';
import { escapeAll, paragraphMarkdown } from './plain-markdown.ts';

/** Words of a report that look alike, or the call of a footnote. */
export interface ReportRun {
  /** A line break is `\n`. */
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly href?: string;
  /** The label of a footnote called here; then there is no text. */
  readonly note?: string;
}

/** Runs as the Markdown of one paragraph of a template, which reads as the very same words and holds no directive. */
export function inlineMarkdown(runs: readonly ReportRun[]): string {
  const joined = trimmedRuns(joinedRuns(runs));
  if (joined.length === 0) return '';
  const shown = joined.map(({ text }) => text).join('');
  const candidates = [
    () => joined.map((run) => marked(run, asNeeded)).join(''),
    () => joined.map((run) => marked(run, escapeLines)).join(''),
  ];
  for (const candidate of candidates) {
    const markdown = candidate();
    if (readsAs(markdown, shown)) return markdown;
  }
  return joined.map(({ text, note }) => (note === undefined ? escapeLines(text) : `[^${note}]`)).join('');
}

function joinedRuns(runs: readonly ReportRun[]): ReportRun[] {
  const joined: ReportRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isBlank = run.text.trim() === '' && run.note === undefined;
    const isAlike = last && last.note === undefined && run.note === undefined && (isBlank || isSame(last, run));
    if (isAlike) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '' || run.note !== undefined) joined.push(run);
  }
  return joined;
}

function isSame(a: ReportRun, b: ReportRun): boolean {
  return !!a.bold === !!b.bold && !!a.italic === !!b.italic && a.href === b.href;
}

function trimmedRuns(runs: readonly ReportRun[]): ReportRun[] {
  return runs.map((run, index) => {
    const text = run.text.replace(/[^\S\n]*\n[^\S\n]*/g, '\n');
    const from = index === 0 ? text.trimStart() : text;
    return { ...run, text: index === runs.length - 1 ? from.trimEnd() : from };
  });
}

/** Its marks stand at its words, the white space outside. */
function marked({ text, bold, italic, href, note }: ReportRun, written: (text: string) => string): string {
  if (note !== undefined) return `[^${note}]`;
  const words = text.trim();
  if (words === '') return text.replace(/\n/g, '\\\n');
  const [before = ''] = /^\s*/.exec(text) ?? [];
  const [after = ''] = /\s*$/.exec(text) ?? [];
  const sign = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  const content = `${sign}${written(words)}${[...sign].reverse().join('')}`;
  const linked = href === undefined ? content : `[${content}](<${href.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  return `${before}${linked}${after}`.replace(/^\n|\n$/g, '\\\n');
}

function asNeeded(words: string): string {
  const lines = words.split('\n').map((line) => paragraphMarkdown(line));
  return lines
    .join('\\\n')
    .replace(/:(?=\p{L}[\p{L}\p{N}_-]*[[{])/gu, '\\:')
    .replace(/(?<!\\)<(?=[!/?a-zA-Z])/g, '\\<');
}

function escapeLines(words: string): string {
  return words.split('\n').map(escapeAll).join('\\\n');
}

/** Whether Markdown is one paragraph of these words. */
function readsAs(markdown: string, shown: string): boolean {
  const labels = [...new Set([...markdown.matchAll(/\[\^([a-z\d]+)\]/g)].map(([, label]) => label))];
  const root = parseDirectives(markdown + labels.map((label) => `\n\n[^${label}]: x`).join('')) as Root;
  const [first, ...more] = root.children;
  if (first?.type !== 'paragraph' || more.some(({ type }) => type !== 'footnoteDefinition')) return shown === '';
  return folded(wordsOf(first, markdown)) === folded(shown);
}

/** The words a reader sees; a bare `:name` is one. */
function wordsOf(node: Nodes, markdown: string): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if (node.type === 'textDirective') {
    const written = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    return written === `:${node.name}` ? written : '';
  }
  return 'children' in node ? node.children.map((child) => wordsOf(child, markdown)).join('') : textOf(node);
}

function folded(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').trim();
}
