import { foldWord } from '../language/fold.ts';
import type { Composing } from './composing.ts';
import type { Heading } from './document.ts';

/**
 * Notes what a heading is about, so that what follows knows what it stands under: a chapter, or a code by its label.
 * @returns the code's id.
 */
export function noteHeading(heading: Heading, composing: Composing): string | undefined {
  const { chapters, codes } = composing.coded.codebook;
  const label = plain(heading.text);
  const deeper = composing.lastHeading !== undefined && heading.depth > composing.lastHeading.depth;
  const inChapter = [...codes.values()].filter((code) => plain(code.label) === label);
  const code = inChapter.find((one) => one.chapter === composing.chapter) ?? inChapter[0];
  const chapter = chapters.find((one) => plain(one.label) === label || label.endsWith(`. ${plain(one.label)}`));
  composing.lastHeading = heading;
  if (chapter && (!code || !deeper || composing.chapter !== chapter.id)) {
    composing.chapter = chapter.id;
    composing.under = undefined;
    return undefined;
  }
  if (code) composing.chapter = code.chapter;
  composing.under = code?.id ?? (deeper ? composing.under : undefined);
  return code?.id;
}

function plain(text: string): string {
  return foldWord(text).replace(/[’']/g, "'").replace(/\s+/g, ' ').trim();
}
