import type { PagePiece } from '../model/page-source.ts';
import type { Chosen } from './chosen.ts';

/** The address of words in a transcript, as it stands behind `#`: `read/lys/3.10-4.25`, paragraphs from 0 and where in them. */
export function readAddress(source: string, pieces: readonly PagePiece[]): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const base = `read/${encodeURIComponent(source)}`;
  return first && last ? `${base}/${first.paragraph}.${first.from}-${last.paragraph}.${last.to}` : base;
}

/** What an address names, its `read/` taken off: a source, and words of it. */
export function readAddressed(address: string): { readonly source: string; readonly words?: Chosen } {
  const found = /^(.*)\/(\d+)\.(\d+)-(\d+)\.(\d+)$/.exec(address);
  if (!found) return { source: address };
  const [source = '', ...numbers] = found.slice(1);
  const [paragraph = 0, at = 0, last = 0, end = 0] = numbers.map(Number);
  return { source, words: { from: { paragraph, at }, to: { paragraph: last, at: end } } };
}
