import type { PhrasingContent, RootContent } from 'mdast';
import type { Language } from '../model/settings.ts';
import type { Chart } from './chart.ts';

/** A fault made visible where it stands, among the words of a paragraph. */
export interface MarkerNode {
  type: 'marker';
  message: string;
}

/**
 * The analyst's own Markdown, one or more blocks, exactly as written; text directives in it are already replaced.
 * `nodes` is the same as mdast (GFM tables and footnotes), for renderers other than Markdown; it may hold `marker` nodes.
 */
export interface Prose {
  type: 'prose';
  markdown: string;
  nodes: (RootContent | MarkerNode)[];
  /** Passages that the author's words quote, each after the node (by its position in `nodes`) that quotes it. */
  passages?: { after: number; passage: Passage }[];
}

export interface Heading {
  type: 'heading';
  /** 1–6. */
  depth: number;
  /** Plain text, for contents and navigation. */
  text: string;
  /** The line as Markdown, `#` signs included. */
  markdown: string;
  nodes: (PhrasingContent | MarkerNode)[];
  /** Anchor, unique in the document (GitHub's slug of the text). */
  anchor: string;
  code?: string;
}

/** A segment as the report shows it. */
export interface Verbatim {
  type: 'verbatim';
  /** Stable over runs; holds nothing of an anonymous source but its pseudonym. */
  anchor: string;
  /** Plain text, already abridged, in the transcript's words. */
  paragraphs: string[];
  /** The same in the language of the report, where it was said in another; plain text, whole. */
  translation?: string[];
  /** « (Mécaloire) »; null where the paragraph before names the case. */
  attribution: string | null;
  /** Where the interview is published: a link on the attribution or a footnote after it. */
  cite?: { kind: 'link' | 'footnote'; id: string; url: string; text: string };
  /** The passage around it; named sources only. */
  passage?: Passage;
  /** It speaks against the code it stands under. */
  against?: boolean;
}

/** A quoted passage with a paragraph around it. `quoted` marks the pieces of `text` (UTF-16 units) the report quotes. */
export interface Passage {
  title: string;
  paragraphs: { speaker?: string; asks: boolean; text: string; quoted: { start: number; end: number }[] }[];
}

export interface Cell {
  text: string;
  href?: string;
}

export interface Table {
  type: 'table';
  caption?: string;
  /** Of a table with a caption, among those of the document, from 1. */
  number?: number;
  columns: { label: string; align: 'left' | 'right' }[];
  rows: Cell[][];
}

/** A picture of numbers, which stand in a table behind it, or in one before it. */
export interface Figure {
  type: 'figure';
  /** `figure-1`: its anchor, and the end of its file’s name. */
  anchor: string;
  /** Among the figures of the document, from 1. */
  number: number;
  caption: string;
  /** What the picture shows, for those who do not see it. */
  description: string;
  chart: Chart;
  /** Absent where a table of the same numbers stands before it. */
  table?: Table;
}

export interface Cover {
  type: 'cover';
  title: string;
  subtitle?: string;
  authors: string[];
  /** « 24 entretiens, février 2021 – juillet 2024 » and the like, one a line. */
  lines: string[];
}

/** Table of contents of the headings that follow it, down to `depth`. */
export interface Contents {
  type: 'contents';
  label: string;
  depth: number;
}

/** A fault made visible where a block should stand. */
export interface Marker {
  type: 'marker';
  message: string;
}

export type Block = Prose | Heading | Verbatim | Table | Figure | Cover | Contents | Marker;

/**
 * Verbatims one after the other that are but words, of a study of which things are remembered: they are composed when they
 * are asked for, which need not be where what was made of them is known.
 */
export interface Quotes {
  readonly type: 'quotes';
  /** A fingerprint of all that they, and the passages around them, depend on. */
  readonly print: string;
  /** Where their interviews stand: passages are read in the order of these numbers. */
  readonly order: number;
  readonly verbatims: () => readonly Verbatim[];
  /** The same with the passages around them, which are read for it and not held. */
  readonly withPassages: () => readonly Verbatim[];
}

/** A composed report, before any format: plain JSON, unless it holds `Quotes`. */
export interface Document<Part extends Block | Quotes = Block> {
  schema: 1;
  name: string;
  language: Language;
  title: string;
  subtitle?: string;
  authors: string[];
  blocks: Part[];
}

/** A document for formats that are put together from pieces. */
export type FoldedDocument = Document<Block | Quotes>;
