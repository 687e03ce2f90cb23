import { getDocumentProxy } from 'unpdf';
import { counted } from '../model/counted.ts';
import { stemOf } from './import-text.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';
import { linesOf, type PdfPage, type PdfPiece, withoutMargins } from './pdf-lines.ts';
import { pdfParagraphs } from './pdf-paragraphs.ts';

/** PDF, which holds letters on pages and no paragraphs: those are guessed from where the lines stand. */
export const importer: Importer = {
  recognises: ({ bytes }) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
  read,
};

async function read(file: ForeignFile): Promise<Imported | ImportFault> {
  const read = await pagesOf(file.bytes);
  if ('fault' in read) return read;
  const { pages, taken } = withoutMargins(read.pages);
  const paragraphs = pdfParagraphs(pages);
  if (paragraphs.length === 0)
    return { fault: 'It holds no text, only pictures of pages: have its text recognised (OCR) first.' };
  return {
    sources: [{ name: stemOf(file.name), paragraphs }],
    losses: counted(taken, 'line of headers, footers and page numbers', 'lines of headers, footers and page numbers'),
    warnings: ['A PDF has no paragraphs, only lines: they were joined as well as can be told. Proof-read the text.'],
  };
}

async function pagesOf(bytes: Uint8Array): Promise<{ pages: PdfPage[] } | ImportFault> {
  try {
    // The reader takes the bytes it is given.
    const document = await getDocumentProxy(bytes.slice(), { isEvalSupported: false, verbosity: 0 });
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const pieces = items.filter((piece): piece is typeof piece & PdfPiece => 'str' in piece);
      pages.push({ height: page.getViewport({ scale: 1 }).height, lines: linesOf(pieces) });
      page.cleanup();
    }
    return { pages };
  } catch (cause) {
    const { name, message } = cause as Error;
    if (name === 'PasswordException') return { fault: 'It has a password: save it without.' };
    return { fault: `It is no PDF, or damaged (${message}). Open it, and save it again.` };
  }
}
