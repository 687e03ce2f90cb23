import { counted } from '../model/counted.ts';
import { docxBody } from './docx-body.ts';
import { commentsIn, keptComments } from './docx-comments.ts';
import { wordParts } from './docx-parts.ts';
import { stylesOf } from './docx-styles.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault, ImportOptions } from './importer.ts';
import { withTables } from './table-turns.ts';
import { childOf, type XmlElement } from './xml.ts';

/**
 * Texts of Word: what is inserted under revision is text, what is deleted is none; headers, notes, text boxes and, where
 * they do not hold the interview, tables are left out. ECMA-376, part 1, WordprocessingML.
 */
export const importer: Importer = { recognises: ({ bytes }) => bytes[0] === 0x50 || bytes[0] === 0xd0, read };

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const parts = wordParts(file.bytes);
  if ('fault' in parts) return parts;
  const { root, texts, part } = parts;
  const body = childOf(root, 'body') as XmlElement;
  const { paragraphs, tables, ranges, seen } = docxBody(body, stylesOf(part('styles')));
  const { left, ...source } = withTables(paragraphs, tables);
  const comments = commentsIn(part('comments'));
  const kept = keptComments(comments, ranges, source.labelled ? undefined : options.comments);
  const headers = [...texts].some(
    ([path, xml]) => /^word\/(?:header|footer)\d*\.xml$/.test(path) && /<w:t[ >]/.test(xml),
  );
  return {
    sources: [{ name: stemOf(file.name), ...source, ...kept.codings }],
    losses: [
      ...counted(left, 'table'),
      ...counted(seen.deletions, 'deletion under revision', 'deletions under revision'),
      ...counted(seen.notes, 'footnote'),
      ...counted(seen.boxes, 'text box', 'text boxes'),
      ...(headers ? ['headers and footers'] : []),
      ...kept.losses,
    ],
  };
}
