import { counted } from './counted.ts';
import { docxBody } from './docx-body.ts';
import { commentCodings, commentsIn } from './docx-comments.ts';
import { stylesOf } from './docx-styles.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault, ImportOptions } from './importer.ts';
import { withTables } from './table-turns.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';
import { unzipTexts } from './zip.ts';

/**
 * Texts of Word: what is inserted under revision is text, what is deleted is none; headers, notes, text boxes and, where
 * they do not hold the interview, tables are left out. ECMA-376, part 1, WordprocessingML.
 */
export const importer: Importer = { recognises: ({ bytes }) => bytes[0] === 0x50 || bytes[0] === 0xd0, read };

function read(file: ForeignFile, options: ImportOptions): Imported | ImportFault {
  const files = unzipTexts(file.bytes, (path) => /^(?:_rels\/\.rels|word\/[^/]+\.xml)$/.test(path));
  if (typeof files === 'string') return { fault: files };
  const main = mainPart(files);
  const text = files.get(main);
  if (text === undefined) return { fault: 'It holds no text of Word: save it as .docx.' };
  const root = parseXml(text);
  const body = childOf(root, 'body');
  if (!body) return { fault: `The part ${main} in it is broken: open it in Word, and save it again.` };
  const part = (name: string): XmlElement | undefined => parseXml(files.get(`word/${name}.xml`) ?? '');
  const { paragraphs, tables, ranges, seen } = docxBody(body, stylesOf(part('styles')));
  const { left, ...source } = withTables(paragraphs, tables);
  const comments = commentsIn(part('comments'));
  const kept = options.comments !== undefined && !source.labelled;
  const codings = kept ? commentCodings(comments, ranges, options.comments) : [];
  const headers = [...files].some(
    ([path, xml]) => /^word\/(?:header|footer)\d*\.xml$/.test(path) && /<w:t[ >]/.test(xml),
  );
  return {
    sources: [{ name: stemOf(file.name), ...source, ...(codings.length > 0 ? { codings } : {}) }],
    losses: [
      ...counted(left, 'table'),
      ...counted(seen.deletions, 'deletion under revision', 'deletions under revision'),
      ...counted(seen.notes, 'footnote'),
      ...counted(seen.boxes, 'text box', 'text boxes'),
      ...(headers ? ['headers and footers'] : []),
      ...counted(comments.size - (kept ? codings.length : 0), 'comment').map((loss) =>
        kept ? loss : `${loss} (--comments takes them)`,
      ),
    ],
  };
}

/** The part that the package says is its text; Word for the web calls it document2.xml. */
function mainPart(files: ReadonlyMap<string, string>): string {
  const relations = childrenOf(parseXml(files.get('_rels/.rels') ?? ''), 'Relationship');
  const target = relations.find(({ attributes }) => /\/officeDocument$/.test(attributes.Type ?? ''))?.attributes.Target;
  return target?.replace(/^\//, '') ?? 'word/document.xml';
}
