import { decode } from '../parse/decode.ts';
import type { ForeignFile, Imported, Importer, ImportFault } from './importer.ts';
import { textParagraphs } from './text-paragraphs.ts';

/** Plain text and Markdown; what programs that write text put around it is taken off. */
export const importer: Importer = { recognises: () => true, read };

/** The text of a file with what should be looked at, or why it is none. */
export function decodedText({ bytes }: ForeignFile): { text: string; warnings: string[] } | ImportFault {
  const { text, problems, cut = false } = decode('', bytes);
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const line = text.slice(0, nul).split('\n').length;
    return { fault: `It holds bytes that are no text, first in line ${line}: it is of another format, or damaged.` };
  }
  const isGuess = problems.some(({ message }) => message.includes('Windows-1252'));
  const warnings = isGuess ? ['It is not UTF-8 and was read as Windows-1252: look at its accents.'] : [];
  return { text, warnings: [...warnings, ...(cut ? [endMissing('It ends within a character', text)] : [])] };
}

/** The warning that the end of a text is missing, as a sign shows. */
export function endMissing(sign: string, text: string): string {
  return `${sign}: its end seems to be missing. The last words are « ${lastWords(text)} »; if they are not, get the whole file.`;
}

/** The last words of a text, on one line; an ellipsis before them where it is longer. */
export function lastWords(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ');
  return words.length > mostShown ? `…${words.slice(-mostShown)}` : words;
}

const mostShown = 40;

/** A file's name without its ending. */
export function stemOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

function read(file: ForeignFile): Imported | ImportFault {
  const decoded = decodedText(file);
  if ('fault' in decoded) return decoded;
  return {
    sources: [{ name: stemOf(file.name), paragraphs: textParagraphs(decoded.text) }],
    warnings: decoded.warnings,
  };
}
