import type { Source } from './source.ts';

/** A source with other values; a text that is read when it is asked for stays so. */
export function sourceWith(source: Source, changes: Partial<Source>): Source {
  // A copy by descriptors is many times larger and slower, in all that reads it afterwards, too.
  if (!isRead(source, 'body') || !isRead(source, 'turns')) return withDescriptors(source, changes);
  return { ...source, ...changes };
}

function isRead(source: Source, key: 'body' | 'turns'): boolean {
  return Object.getOwnPropertyDescriptor(source, key)?.get === undefined;
}

function withDescriptors(source: Source, changes: Partial<Source>): Source {
  const values = Object.getOwnPropertyDescriptors({ ...changes });
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(source), ...values }) as Source;
}
