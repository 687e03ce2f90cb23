import { commentsIn, type TextComment } from './docx-comments.ts';
import { wordParts } from './docx-parts.ts';
import type { ForeignFile, ImportFault } from './importer.ts';
import { changesIn, type TrackedParagraph, trackedParagraphs } from './tracked-paragraphs.ts';
import { childOf, type XmlElement } from './xml.ts';

/** A report of Word with the changes tracked in it. */
export interface TrackedReport {
  readonly paragraphs: readonly TrackedParagraph[];
  /** By their ids. */
  readonly comments: ReadonlyMap<string, TextComment>;
  /** Changes tracked in footnotes and endnotes. */
  readonly inNotes: number;
}

/** More than any report; each is compared with each paragraph of the study's own. */
const mostParagraphs = 20_000;

/** Reads a report of Word with what was changed in it and remarked on it. */
export function trackedReport({ bytes }: Pick<ForeignFile, 'bytes'>): TrackedReport | ImportFault {
  const parts = wordParts(bytes);
  if ('fault' in parts) return parts;
  const paragraphs = trackedParagraphs(childOf(parts.root, 'body') as XmlElement);
  if (paragraphs.length > mostParagraphs)
    return { fault: `It has ${paragraphs.length} paragraphs; a report has at most ${mostParagraphs}.` };
  return {
    paragraphs,
    comments: commentsIn(parts.part('comments')),
    inNotes: changesIn(parts.part('footnotes')) + changesIn(parts.part('endnotes')),
  };
}
