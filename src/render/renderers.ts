import type { HouseStyle } from '../model/house-style.ts';
import { assembled, type Part } from '../model/part.ts';
import type { Format } from '../model/settings.ts';
import type { FoldedDocument } from '../report/document.ts';
import { figureFiles } from './figure-file.ts';
import { htmlParts } from './html.ts';
import type { Lost } from './lost-in-pdf.ts';
import { markdownParts } from './markdown.ts';
import { renderPdf } from './pdf.ts';
import { pictureFiles } from './picture-files.ts';
import { unfolded } from './unfolded.ts';

/** A report in one format. */
export interface Rendered {
  /** Absent where this machine lacks a program that the format needs. */
  readonly content?: string | Uint8Array;
  /** What else is written beside: file name → content. */
  readonly beside?: ReadonlyMap<string, string | Uint8Array>;
  /** What is missing, and what to install; with no `content`. */
  readonly missing?: string;
  /** What the file lacks that the document has. */
  readonly lacks?: Lost;
}

/** What the user has beside the document. */
export interface Furnishing {
  /** The look of a Word document. */
  readonly house?: HouseStyle;
  /** Pictures of the prose, by the address written there. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** Puts the parts of a long text together. */
  readonly join?: (parts: Iterable<Part>) => Uint8Array;
}

/** Turns a composed report into one format; the same document gives the same bytes. */
export interface Renderer {
  /** Of the file written, without a dot. */
  readonly extension: string;
  /** A heavy format loads its library here, when it is asked for. */
  readonly render: (document: FoldedDocument, furnishing?: Furnishing) => Rendered | Promise<Rendered>;
}

export const renderers: Readonly<Record<Format, Renderer>> = {
  md: {
    extension: 'md',
    render(document, furnishing) {
      const pictures = pictureFiles(document, furnishing?.pictures);
      const beside = [...pictures.values()].map(({ name, bytes }) => [name, bytes] as const);
      return {
        content: joinedBy(furnishing, markdownParts(document, pictures)),
        beside: new Map<string, string | Uint8Array>([...figureFiles(document), ...beside]),
      };
    },
  },
  docx: {
    extension: 'docx',
    render: async (document, furnishing) => ({
      content: (await import('./docx.ts')).renderDocx(unfolded(document), furnishing),
    }),
  },
  html: {
    extension: 'html',
    render: (document, furnishing) => ({ content: joinedBy(furnishing, htmlParts(document, furnishing)) }),
  },
  pdf: { extension: 'pdf', render: (document, furnishing) => renderPdf(unfolded(document), furnishing) },
};

function joinedBy({ join }: Furnishing = {}, parts: Iterable<Part>): Uint8Array {
  return join ? join(parts) : assembled(parts).bytes;
}
