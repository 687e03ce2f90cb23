import { withoutMetadata } from './picture-metadata.ts';

/**
 * A picture of the prose: one that was found at its address, or one that is its own address, as HTML may have it;
 * without what it says of its author.
 */
export function pictureBytes(address: string, found: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const [, base64] = /^data:image\/(?:png|jpeg|gif);base64,([A-Za-z0-9+/=\s]+)$/.exec(address) ?? [];
  const bytes =
    found.get(address) ?? (base64 === undefined ? undefined : Uint8Array.from(Buffer.from(base64, 'base64')));
  return bytes && withoutMetadata(bytes);
}
