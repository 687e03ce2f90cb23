import { counted } from './counted.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';
import { type OdtStyle, odtStyles } from './odt-styles.ts';
import { runParagraph, type TextRun } from './run-paragraph.ts';
import { type TextTable, withTables } from './table-turns.ts';
import { childOf, parseXml, type XmlElement } from './xml.ts';
import { unzipTexts } from './zip.ts';

/**
 * Texts of LibreOffice: what is deleted under revision, notes, comments, frames, contents and, where they do not hold the
 * interview, tables are left out. OpenDocument 1.3, part 3.
 */
export const importer: Importer = { recognises: ({ bytes }) => bytes[0] === 0x50, read };

function read(file: ForeignFile): Imported | ImportFault {
  const files = unzipTexts(file.bytes, (path) => path === 'content.xml' || path === 'styles.xml');
  if (typeof files === 'string') return { fault: files };
  const text = files.get('content.xml');
  if (text === undefined) return { fault: 'It holds no text of LibreOffice: save it as .odt.' };
  const content = parseXml(text);
  const body = childOf(childOf(content, 'body'), 'text');
  if (!body) return { fault: 'The part content.xml in it is broken: open it in LibreOffice, and save it again.' };
  const walk = walker(odtStyles(content, parseXml(files.get('styles.xml') ?? '')));
  walk.blocks(body);
  const { left, ...source } = withTables(walk.paragraphs, walk.tables);
  const { deletions, notes, comments, frames } = walk.seen;
  return {
    sources: [{ name: stemOf(file.name), ...source }],
    losses: [
      ...counted(left, 'table'),
      ...counted(deletions, 'deletion under revision', 'deletions under revision'),
      ...counted(notes, 'footnote'),
      ...counted(frames, 'frame or picture', 'frames and pictures'),
      ...counted(comments, 'comment'),
    ],
  };
}

/** Blocks without a place in the text itself. */
const unseen = new Set(['forms', 'sequence-decls', 'variable-decls', 'user-field-decls', 'table-of-content', 'shape']);
const inlineSigns: Readonly<Record<string, string>> = { tab: '\t', 'line-break': '\n' };

function walker(styleOf: (name: string | undefined) => OdtStyle) {
  const paragraphs: ImportedParagraph[] = [];
  const tables: TextTable[] = [];
  const seen = { deletions: 0, notes: 0, comments: 0, frames: 0 };
  const skipped: Readonly<Record<string, keyof typeof seen>> = {
    note: 'notes',
    annotation: 'comments',
    frame: 'frames',
    'custom-shape': 'frames',
  };
  const inline = (element: XmlElement, isSet: boolean, runs: TextRun[]): void => {
    for (const child of element.children) {
      if (typeof child === 'string') runs.push({ text: child.replace(/[ \t\r\n]+/g, ' '), emphasised: isSet });
      else if (child.name === 's')
        runs.push({ text: ' '.repeat(Math.min(100, Number(child.attributes.c ?? 1) || 1)), emphasised: isSet });
      else if (inlineSigns[child.name] !== undefined)
        runs.push({ text: inlineSigns[child.name] as string, emphasised: isSet });
      else if (skipped[child.name] !== undefined) seen[skipped[child.name] as keyof typeof seen]++;
      else if (child.name !== 'ruby-text')
        inline(child, styleOf(child.attributes['style-name']).emphasised ?? isSet, runs);
    }
  };
  const block = (child: XmlElement): void => {
    const runs: TextRun[] = [];
    const style = styleOf(child.attributes['style-name']);
    inline(child, style.emphasised ?? false, runs);
    const outline = Math.min(6, Number(child.attributes['outline-level'] ?? 1) || 1);
    const level = child.name === 'h' ? outline : style.heading;
    paragraphs.push(runParagraph(runs, level));
  };
  const blocks = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || unseen.has(child.name)) continue;
      if (child.name === 'tracked-changes') seen.deletions += deletionsIn(child);
      else if (skipped[child.name] !== undefined) seen[skipped[child.name] as keyof typeof seen]++;
      else if (child.name === 'p' || child.name === 'h') block(child);
      else if (child.name === 'table') tables.push(rowsOf(child));
      else blocks(child);
    }
  };
  const rowsOf = (table: XmlElement): TextTable => {
    const within = (element: XmlElement, name: string): XmlElement[] =>
      element.children.flatMap((child) => {
        if (typeof child === 'string') return [];
        return child.name === name ? [child] : within(child, name);
      });
    return within(table, 'table-row').map((row) =>
      within(row, 'table-cell').map((cell) => {
        const own = walker(styleOf);
        own.blocks(cell);
        return own.paragraphs.map(({ text }) => text).join('\n');
      }),
    );
  };
  return { paragraphs, tables, seen, blocks };
}

function deletionsIn(changes: XmlElement): number {
  return changes.children.filter((child) => typeof child !== 'string' && childOf(child, 'deletion') !== undefined)
    .length;
}
