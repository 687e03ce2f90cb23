import { createHash } from 'node:crypto';

/** SHA-256 of the content of a file. */
export function printOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
