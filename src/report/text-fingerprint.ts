import { createHash } from 'node:crypto';
import type { Source } from '../model/source.ts';

/**
 * SHA-256 of an interview's text, shortened to 12 hexadecimal digits: what its interviewee approved. The front matter is
 * no part of it, nor is how lines are broken.
 */
export function textFingerprint({ body }: Pick<Source, 'body'>): string {
  const text = body.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
