import type { Importer } from './importer.ts';

export interface ImporterEntry {
  /** Endings of the files it may read, without the dot. */
  readonly extensions: readonly string[];
  /** What it reads, for people. */
  readonly reads: string;
  /** Bytes; a larger file is none of its kind. By default 32 MB. */
  readonly largest?: number;
  load(): Promise<{ importer: Importer }>;
}

/**
 * Every importer, by its name; to add one: its file, and a line here. Of those that claim an ending, the first that
 * recognises the file reads it: what is particular stands before what is general.
 */
export const importers: Readonly<Record<string, ImporterEntry>> = {
  markdown: { extensions: ['md', 'markdown'], reads: 'Markdown', load: () => import('./import-markdown.ts') },
  text: {
    extensions: ['txt', 'text'],
    reads: 'plain text in UTF-8, UTF-16 or Windows-1252',
    load: () => import('./import-text.ts'),
  },
};
