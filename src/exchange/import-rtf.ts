import { counted } from '../model/counted.ts';
import { lastWords, stemOf } from './import-text.ts';
import type { ForeignFile, Imported, ImportedParagraph, Importer, ImportFault } from './importer.ts';
import { rtfText } from './rtf-text.ts';
import { withTables } from './table-turns.ts';

/** Rich text, as Word, LibreOffice, TextEdit and many programs for transcripts save it. */
export const importer: Importer = { recognises: ({ bytes }) => latin1(bytes.subarray(0, 5)) === '{\\rtf', read };

function read(file: ForeignFile): Imported | ImportFault {
  const { paragraphs, tables, seen, open, depth } = rtfText(latin1(file.bytes));
  if (depth > deepest) return { fault: `Its groups lie ${depth} deep, which no text needs: it is damaged. ${again}` };
  if (open > 0) return { fault: `${endOf(paragraphs)} it breaks off, ${open} of its groups are not closed. ${again}` };
  const { left, ...source } = withTables(
    paragraphs,
    tables.filter((table) => table.length > 0),
  );
  const headers = [...seen.keys()].some((name) => /^(?:header|footer)/.test(name));
  return {
    sources: [{ name: stemOf(file.name), ...source }],
    losses: [
      ...counted(left, 'table'),
      ...counted(seen.get('deleted') ?? 0, 'deletion under revision', 'deletions under revision'),
      ...counted(seen.get('footnote') ?? 0, 'footnote'),
      ...counted(seen.get('annotation') ?? 0, 'comment'),
      ...(headers ? ['headers and footers'] : []),
    ],
  };
}

const deepest = 1000;
const again = 'Get the whole file, or open it in the program it comes from and save it again.';

/** Where it breaks off, by its last words. */
function endOf(paragraphs: readonly ImportedParagraph[]): string {
  const last = lastWords(paragraphs.map(({ text }) => text).join('\n'));
  return last === '' ? 'Before its first words' : `After « ${last} »`;
}

/** RTF is ASCII; a byte beyond is taken for its character of Latin-1. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
