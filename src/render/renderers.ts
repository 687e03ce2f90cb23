import type { Document } from '../report/document.ts';
import { figureFiles } from './figure-file.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

/** Turns a composed report into one format; the same document gives the same text. */
export interface Renderer {
  /** Of the file written, without a dot. */
  readonly extension: string;
  readonly render: (document: Document) => string;
  /** What else it writes beside: file name → text. */
  readonly beside?: (document: Document) => ReadonlyMap<string, string>;
}

export const renderers: Readonly<Record<'md' | 'html', Renderer>> = {
  md: { extension: 'md', render: renderMarkdown, beside: figureFiles },
  html: { extension: 'html', render: renderHtml },
};
