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

/** Archives may hold pictures, which are never unpacked. */
const archive = 200_000_000;

/** And projects the recordings. */
const recordings = 1_000_000_000;

/**
 * Every importer, by its name; to add one: its file, and a line here. Of those that claim an ending, the first that
 * recognises the file reads it: what is particular stands before what is general.
 */
export const importers: Readonly<Record<string, ImporterEntry>> = {
  refi: {
    extensions: ['qdpx', 'qde', 'qdc'],
    reads: 'projects and codebooks of REFI-QDA (ATLAS.ti, NVivo, MAXQDA, f4, QualCoder …)',
    largest: recordings,
    load: () => import('./import-refi.ts'),
  },
  taguette: {
    extensions: ['sqlite3', 'sqlite', 'db'],
    reads: 'databases of Taguette',
    largest: recordings,
    load: () => import('./import-taguette.ts'),
  },
  qualcoder: {
    extensions: ['qda', 'sqlite', 'db'],
    reads: 'projects of QualCoder: the folder, or the data.qda in it',
    largest: recordings,
    load: () => import('./import-qualcoder.ts'),
  },
  segments: {
    extensions: ['csv', 'tsv', 'xlsx'],
    reads: 'tables of coded passages of MAXQDA, ATLAS.ti, Taguette and others, for interviews the study has',
    load: () => import('./import-segments.ts'),
  },
  sonal: {
    extensions: ['sonal', 'crp', 'purge', 'rtr', 'html', 'txt'],
    reads: 'interviews of Sonal π with their categories, its transcripts, and the categories of a corpus',
    load: () => import('./import-sonal.ts'),
  },
  qcoder: { extensions: ['txt', 'md'], reads: 'texts with marks of qcoder', load: () => import('./import-qcoder.ts') },
  rock: {
    extensions: ['rock', 'txt', 'md'],
    reads: 'sources of ROCK, [[coded]]',
    load: () => import('./import-rock.ts'),
  },
  docx: {
    extensions: ['docx', 'docm'],
    reads: 'texts of Word',
    largest: archive,
    load: () => import('./import-docx.ts'),
  },
  odt: { extensions: ['odt'], reads: 'texts of LibreOffice', largest: archive, load: () => import('./import-odt.ts') },
  pdf: { extensions: ['pdf'], reads: 'PDF with text', largest: archive, load: () => import('./import-pdf.ts') },
  rtf: { extensions: ['rtf', 'doc'], reads: 'rich text', load: () => import('./import-rtf.ts') },
  html: { extensions: ['html', 'htm', 'xhtml'], reads: 'web pages', load: () => import('./import-html.ts') },
  captions: {
    extensions: ['srt', 'vtt', 'txt'],
    reads: 'captions, with the voices of Teams and Zoom; what Whisper prints',
    load: () => import('./import-captions.ts'),
  },
  whisper: {
    extensions: ['json', 'tsv', 'csv'],
    reads: 'segments of Whisper, whisper.cpp, WhisperX …',
    load: () => import('./import-whisper.ts'),
  },
  textgrid: {
    extensions: ['textgrid', 'txt'],
    reads: 'TextGrids of Praat, tier by tier',
    load: () => import('./import-textgrid.ts'),
  },
  chat: { extensions: ['txt'], reads: 'the chat of a meeting in Zoom', load: () => import('./import-chat.ts') },
  otter: { extensions: ['txt'], reads: 'text of Otter', load: () => import('./import-otter.ts') },
  iramuteq: {
    extensions: ['txt'],
    reads: 'corpora of IRaMuTeQ and Alceste, with their variables',
    load: () => import('./import-iramuteq.ts'),
  },
  table: {
    extensions: ['csv', 'tsv', 'xlsx', 'xlsm'],
    reads: 'tables of answers in words: --text says where',
    load: () => import('./import-table.ts'),
  },
  markdown: { extensions: ['md', 'markdown'], reads: 'Markdown', load: () => import('./import-markdown.ts') },
  text: {
    extensions: ['txt', 'text'],
    reads: 'plain text in UTF-8, UTF-16 or Windows-1252',
    load: () => import('./import-text.ts'),
  },
};
