import type { Document } from '../report/document.ts';
import { type PictureFile, pictureFiles } from './picture-files.ts';
import { typstString } from './typst-escape.ts';

/** Points that a picture among words may take: the width of the text, most of the height of a page. */
const width = 453;
const height = 560;
/** A pixel, in points. */
const pixel = 0.75;

/** The pictures of the analyst's prose, as files beside the `.typ`. */
export class TypstPictures {
  /** Name of a file → its bytes. */
  readonly files = new Map<string, Uint8Array>();
  readonly #known: ReadonlyMap<string, PictureFile>;

  /** @param found pictures that are at hand, by the address written in the prose */
  constructor(document: Document, found: ReadonlyMap<string, Uint8Array>) {
    this.#known = pictureFiles(document, found);
  }

  /** The picture at an address, no wider than the text; undefined where it is not at hand. */
  set(address: string, alternative: string): string | undefined {
    const picture = this.#known.get(address);
    if (!picture) return undefined;
    const { name, bytes, size } = picture;
    this.files.set(name, bytes);
    const wide = Math.min(size.width * pixel, width, (height / size.height) * size.width);
    return `#photo(${typstString(name)}, width: ${Math.round(wide * 10) / 10}pt, alt: ${typstString(alternative)})`;
  }
}
