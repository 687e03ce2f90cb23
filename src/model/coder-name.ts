import { machines } from './coding.ts';

/** What is wrong with a name somebody wants to code under; undefined where nothing is. */
export function coderNameFault(name: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(name)) return "a coder's name has lower-case letters, digits and hyphens only.";
  return machines.has(name) ? "this is a machine's name: a person codes under another." : undefined;
}
