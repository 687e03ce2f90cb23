import type { Element, Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { counted } from '../model/counted.ts';
import { type HtmlNotes, htmlNotes, textOf } from './html-notes.ts';
import { decodedText, endMissing, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';
import { runParagraph, type TextRun } from './run-paragraph.ts';
import { type TextTable, withTables } from './table-turns.ts';

/** Web pages: what is read on them, without scripts, navigation and, where they do not hold the interview, tables. */
export const importer: Importer = { recognises: () => true, read };

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  const root = unified().use(rehypeParse).parse(decoded.text);
  const notes = htmlNotes(root);
  const page = pageOf(root, notes);
  const { left, ...source } = withTables(page.paragraphs, page.tables);
  return {
    sources: [{ name: stemOf(file.name), ...source }],
    losses: [...counted(left, 'table'), ...counted(notes.count, 'footnote'), ...counted(page.hidden, 'hidden passage')],
    warnings: [...decoded.warnings, ...cutWarnings(decoded.text, source.paragraphs)],
  };
}

/** A page that breaks off: within a tag, or before the end of what it opens at its beginning. */
function cutWarnings(html: string, paragraphs: readonly ImportedParagraph[]): string[] {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  if (/<[a-z!/][^<>]*$/i.test(html)) return [endMissing('It breaks off within a tag', text)];
  const isCut = /<(?:html|body)[\s>]/i.test(html) && !/<\/(?:html|body)\b/i.test(html);
  return isCut ? [endMissing('It does not close its page', text)] : [];
}

const unseen = new Set([
  'head',
  'script',
  'style',
  'nav',
  'template',
  'noscript',
  'svg',
  'select',
  'button',
  'iframe',
  'rt',
]);
const blocks = new Set(
  'address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section ul'.split(
    ' ',
  ),
);
const set = new Set(['b', 'strong', 'i', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

interface Page {
  readonly paragraphs: ImportedParagraph[];
  readonly tables: TextTable[];
  /** How many elements with words the page does not show. */
  hidden: number;
}

/** The blocks of a page. White space is folded as browsers do, but for `pre`. */
function pageOf(root: Nodes, notes: HtmlNotes): Page {
  const page: Page = { paragraphs: [], tables: [], hidden: 0 };
  let runs: TextRun[] = [];
  const close = (heading?: number) => {
    const folded = runs.map((run) => ({ ...run, text: run.text.replace(/ *\n */g, '\n') }));
    if (runs.some(({ text }) => text.trim() !== '')) page.paragraphs.push(trimmed(folded, heading));
    runs = [];
  };
  const visit = (node: Nodes, emphasised: boolean, kept: boolean): void => {
    if (node.type === 'text')
      runs.push({ text: kept ? node.value : node.value.replace(/[ \t\r\n]+/g, ' '), emphasised });
    else if (node.type === 'root') for (const child of node.children) visit(child, emphasised, kept);
    else if (node.type === 'element') element(node, emphasised, kept);
  };
  const isLeftOut = (node: Element): boolean => {
    if (unseen.has(node.tagName) || notes.elements.has(node)) return true;
    if (!isHidden(node)) return false;
    if (textOf(node).trim() !== '') page.hidden++;
    return true;
  };
  const element = (node: Element, emphasised: boolean, kept: boolean): void => {
    const { tagName, children } = node;
    if (isLeftOut(node)) return;
    if (tagName === 'br') runs.push({ text: '\n', emphasised });
    else if (tagName === 'table') page.tables.push(rowsOf(node, notes));
    else {
      const isBlock = blocks.has(tagName);
      if (isBlock) close();
      const own = emphasised || set.has(tagName) || isSetBold(node);
      for (const child of children) visit(child, own, kept || tagName === 'pre');
      if (isBlock) close(levelOf(tagName));
    }
  };
  visit(root, false, false);
  close();
  return page;
}

function trimmed(runs: readonly TextRun[], heading: number | undefined): ImportedParagraph {
  const first = runs.findIndex(({ text }) => text.trim() !== '');
  const own = runs.slice(first).map((run, index) => (index === 0 ? { ...run, text: run.text.trimStart() } : run));
  return runParagraph(own, heading);
}

function levelOf(tagName: string): number | undefined {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  return level === undefined ? undefined : Number(level);
}

function isHidden({ properties }: Element): boolean {
  return (
    (properties.hidden !== undefined && properties.hidden !== false) ||
    /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i.test(String(properties.style ?? ''))
  );
}

function isSetBold({ properties }: Element): boolean {
  return /font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic/.test(String(properties.style ?? ''));
}

function rowsOf(table: Element, notes: HtmlNotes): TextTable {
  const within = (node: Element, names: readonly string[]): Element[] =>
    node.children.flatMap((child) => {
      if (child.type !== 'element') return [];
      return names.includes(child.tagName) ? [child] : within(child, names);
    });
  return within(table, ['tr']).map((row) =>
    within(row, ['td', 'th']).map((cell) =>
      pageOf({ type: 'root', children: cell.children }, notes)
        .paragraphs.map(({ text }) => text)
        .join('\n'),
    ),
  );
}
