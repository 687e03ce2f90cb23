import { machines } from './coding.ts';

/** Names that no person codes under: the machines', and that of what coders settle together. */
export const takenNames: readonly string[] = [...machines, 'consensus'];

/** What is wrong with a name somebody wants to code under; undefined where nothing is. */
export function coderNameFault(name: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(name)) return "a coder's name has lower-case letters, digits and hyphens only.";
  if (name === 'consensus')
    return 'this is what coders settle together (`study reconcile`): a person codes under another.';
  return takenNames.includes(name) ? "this is a machine's name: a person codes under another." : undefined;
}
