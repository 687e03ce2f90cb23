import type { Document } from '../report/document.ts';
import type { Bookmarks } from './docx-bookmarks.ts';
import type { Lists } from './docx-lists.ts';
import type { Notes } from './docx-notes.ts';
import type { Parts, Relations } from './docx-package.ts';
import type { StyleSheet } from './docx-style-sheet.ts';
import type { Labels } from './labels.ts';

/** What is at hand while the parts of a Word document are written, in the order of the text. */
export interface Writing {
  readonly document: Document;
  readonly labels: Labels;
  readonly sheet: StyleSheet;
  readonly bookmarks: Bookmarks;
  readonly notes: Notes;
  readonly lists: Lists;
  readonly parts: Parts;
  /** Of the part being written: the text, or the footnotes. */
  readonly relations: Relations;
  /** Where the reference links of the prose go, by identifier. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Pictures of the prose, by the address written there. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Numbers that no two drawings share, from 1. */
  readonly nextDrawing: () => number;
  /** Of the letters of charts; absent: the one of the user's theme. */
  readonly font?: string;
  /** Of a line of text, in twentieths of a point. */
  readonly lineWidth: number;
  /** Of a page's text. */
  readonly pageHeight: number;
  /** A footnote has no footnotes of its own. */
  readonly inNote: boolean;
}
