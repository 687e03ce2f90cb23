import { machines } from '../model/coding.ts';
import { slug } from '../model/slug.ts';

/**
 * Names of users of another program as coders of the study: lower-case letters, digits and hyphens; a name that is a
 * machine's, or has no letter of those, gets another.
 * @param fallback whose codings they are where nobody is named.
 */
export function coderNames(fallback: string): (name: string | undefined) => string {
  const known = new Map<string, string>();
  return (name) => {
    if (name === undefined || name.trim() === '') return fallback;
    const before = known.get(name);
    if (before !== undefined) return before;
    const plain = slug(name)
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const wanted = plain === '' || machines.has(plain) ? `coder${plain === '' ? '' : `-${plain}`}` : plain;
    const taken = new Set(known.values());
    let own = wanted;
    for (let number = 2; taken.has(own); number++) own = `${wanted}-${number}`;
    known.set(name, own);
    return own;
  };
}
