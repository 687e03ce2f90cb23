import { foreignFileSize, readForeignFile } from '../study/foreign-file.ts';
import { UsageError } from './command.ts';

/** Beyond, no table of a study comes near; a text document may hold pictures. */
const mostMegabytes = { table: 32, document: 200 } as const;

/**
 * The bytes of a file that a call names, looked at before it is read; undefined where there is none.
 * @param shown the file as the call names it
 * @throws UsageError where it is too large
 */
export function boundedFile(path: string, shown: string, kind: keyof typeof mostMegabytes): Uint8Array | undefined {
  const most = mostMegabytes[kind];
  const size = foreignFileSize(path) ?? 0;
  if (size > most * 1_000_000)
    throw new UsageError(`${shown} has ${Math.ceil(size / 1_000_000)} MB; a ${kind} may have ${most} MB at most.`);
  return readForeignFile(path);
}
