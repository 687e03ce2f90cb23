import type { Source } from './source.ts';

/** A source with other values; a text that is read when it is asked for stays so. */
export function sourceWith(source: Source, changes: Partial<Source>): Source {
  const values = Object.getOwnPropertyDescriptors({ ...changes });
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(source), ...values }) as Source;
}
