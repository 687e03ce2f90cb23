import { joined } from '../model/pieces.ts';

/** What a file is to hold; a large one in pieces, one after the other. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/** Its bytes; those of a large file are not copied. */
export function piecesOf(content: Content): readonly Uint8Array[] {
  if (typeof content === 'string') return [new TextEncoder().encode(content)];
  return content instanceof Uint8Array ? [content] : content;
}

/** Its bytes as one. */
export function bytesOf(content: Content): Uint8Array {
  return joined(piecesOf(content));
}
