import type { Document } from '../report/document.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

/** Turns a composed report into one format; the same document gives the same text. */
export interface Renderer {
  /** Of the file written, without a dot. */
  readonly extension: string;
  readonly render: (document: Document) => string;
}

export const renderers: Readonly<Record<'md' | 'html', Renderer>> = {
  md: { extension: 'md', render: renderMarkdown },
  html: { extension: 'html', render: renderHtml },
};
