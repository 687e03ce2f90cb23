import { pictureBytes } from './picture-bytes.ts';
import { pictureSize } from './picture-size.ts';
import { typstString } from './typst-escape.ts';

/** Points that a picture among words may take: the width of the text, most of the height of a page. */
const width = 453;
const height = 560;
/** A pixel, in points. */
const pixel = 0.75;

/** The pictures of the analyst's prose, as files beside the `.typ`, numbered in order. */
export class TypstPictures {
  /** Name of a file → its bytes. */
  readonly files = new Map<string, Uint8Array>();
  readonly #names = new Map<string, string>();
  readonly #report: string;
  readonly #found: ReadonlyMap<string, Uint8Array>;

  /** @param found pictures that are at hand, by the address written in the prose */
  constructor(report: string, found: ReadonlyMap<string, Uint8Array>) {
    this.#report = report;
    this.#found = found;
  }

  /** The picture at an address, no wider than the text; undefined where it is not at hand. */
  set(address: string, alternative: string): string | undefined {
    const bytes = pictureBytes(address, this.#found);
    const size = bytes && pictureSize(bytes);
    if (!bytes || !size) return undefined;
    const name = this.#names.get(address) ?? `${this.#report}-picture-${this.#names.size + 1}.${size.extension}`;
    this.#names.set(address, name);
    this.files.set(name, bytes);
    const wide = Math.min(size.width * pixel, width, (height / size.height) * size.width);
    return `#photo(${typstString(name)}, width: ${Math.round(wide * 10) / 10}pt, alt: ${typstString(alternative)})`;
  }
}
