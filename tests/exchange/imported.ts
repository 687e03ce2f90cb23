import { importFile, type ReadFile } from '../../src/exchange/import-file.ts';
import type { ImportOptions } from '../../src/exchange/importer.ts';
import { nearest } from '../../src/language/nearest.ts';

const options: ImportOptions = { language: 'fr', interviewers: [], speakers: {}, join: false };

/** A foreign file as `study import` reads it; text is UTF-8. */
export function importOf(name: string, content: Uint8Array | string, wanted: Partial<ImportOptions> = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return importFile({ name, bytes }, { ...options, ...wanted }, nearest);
}

/** The same of a file that can be read. */
export async function imported(...args: Parameters<typeof importOf>): Promise<ReadFile> {
  const read = await importOf(...args);
  if ('fault' in read) throw new Error(read.fault);
  return read;
}

/** The body of the only source of a file. */
export async function bodyOf(...args: Parameters<typeof importOf>): Promise<string> {
  const { sources } = await imported(...args);
  if (sources.length !== 1) throw new Error(`${sources.length} sources`);
  return sources[0]?.body ?? '';
}

export async function faultOf(...args: Parameters<typeof importOf>): Promise<string> {
  const read = await importOf(...args);
  return 'fault' in read ? read.fault : 'no fault';
}
