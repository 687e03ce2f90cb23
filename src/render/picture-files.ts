import type { FoldedDocument } from '../report/document.ts';
import { pictureAddresses } from './picture-addresses.ts';
import { pictureBytes } from './picture-bytes.ts';
import { type PictureSize, pictureSize } from './picture-size.ts';

/** A picture of the analyst's prose as a file beside the report. */
export interface PictureFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly size: PictureSize;
}

/**
 * The pictures of a report that are at hand, by the address written in the prose, numbered in reading order:
 * `synthese-picture-1.png`. Markdown and Typst share them.
 */
export function pictureFiles(
  document: FoldedDocument,
  found: ReadonlyMap<string, Uint8Array> = new Map(),
): Map<string, PictureFile> {
  const files = new Map<string, PictureFile>();
  for (const address of pictureAddresses(document)) {
    const bytes = pictureBytes(address, found);
    const size = bytes && pictureSize(bytes);
    if (bytes && size)
      files.set(address, { name: `${document.name}-picture-${files.size + 1}.${size.extension}`, bytes, size });
  }
  return files;
}
