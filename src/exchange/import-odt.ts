import { counted } from '../model/counted.ts';
import { keptComments } from './docx-comments.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault, ImportOptions } from './importer.ts';
import { odtBody } from './odt-body.ts';
import { odtStyles } from './odt-styles.ts';
import { withTables } from './table-turns.ts';
import { childOf, parseXml } from './xml.ts';
import { unzipTexts } from './zip.ts';

/**
 * Texts of LibreOffice: what is deleted under revision, notes, frames, contents and, where they do not hold the interview,
 * tables are left out; comments unless they are asked for.
 */
export const importer: Importer = { recognises: ({ bytes }) => bytes[0] === 0x50, read };

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const files = unzipTexts(file.bytes, (path) => path === 'content.xml' || path === 'styles.xml');
  if (typeof files === 'string') return { fault: files };
  const text = files.get('content.xml');
  if (text === undefined) return { fault: 'It holds no text of LibreOffice: save it as .odt.' };
  const content = parseXml(text);
  const body = childOf(childOf(content, 'body'), 'text');
  if (!body) return { fault: 'The part content.xml in it is broken: open it in LibreOffice, and save it again.' };
  const { paragraphs, tables, seen, comments, ranges } = odtBody(
    body,
    odtStyles(content, parseXml(files.get('styles.xml') ?? '')),
  );
  const { left, ...source } = withTables(paragraphs, tables);
  const kept = keptComments(comments, ranges, source.labelled ? undefined : options.comments);
  return {
    sources: [{ name: stemOf(file.name), ...source, ...kept.codings }],
    losses: [
      ...counted(left, 'table'),
      ...counted(seen.deletions, 'deletion under revision', 'deletions under revision'),
      ...counted(seen.notes, 'footnote'),
      ...counted(seen.frames, 'frame or picture', 'frames and pictures'),
      ...kept.losses,
    ],
  };
}
