import { createHash } from 'node:crypto';

/** The namespace of the study's names; chosen once, so that a name has the same GUID in every export. */
const namespace = Buffer.from('5a1de0f93b0c4c5e9d0a7e21c3b4f687', 'hex');

/** A GUID made of a kind and a name: the same for the same, on every machine. RFC 9562, section 5.5 (version 5). */
export function guidOf(kind: 'code' | 'chapter' | 'source' | 'case' | 'coder' | 'variable' | 'coding', name: string) {
  const hash = createHash('sha1').update(namespace).update(`${kind}\0${name}`).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
