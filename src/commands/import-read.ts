import { basename, resolve } from 'node:path';
import { importersFor } from '../exchange/import-file.ts';
import type { ImportOptions } from '../exchange/importer.ts';
import { importers } from '../exchange/importers.ts';
import type { FileRead } from '../exchange/plan-sources.ts';
import { appendAll } from '../model/append.ts';
import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { foreignFileSize, isForeignFolder, readForeignFile } from '../study/foreign-file.ts';
import { type Call, UsageError } from './command.ts';
import { readAside } from './import-aside.ts';

export interface FilesRead {
  readonly files: readonly FileRead[];
  readonly problems: readonly Problem[];
}

/** Beyond, a file holds no interview; archives with recordings say so in their entry. */
const largestFile = 32_000_000;

/** Reads the files a call names, one after the other. @throws UsageError for one that is not there. */
export async function readFiles(call: Call, options: ImportOptions): Promise<FilesRead> {
  for (const file of call.args)
    if (foreignFileSize(pathOf(call, file)) === undefined) throw new UsageError(notThere(call, file));
  const files: FileRead[] = [];
  const problems: Problem[] = [];
  for (const file of call.args) {
    call.progress(`Reading ${file} …`);
    const read = await readOne(call, file, options);
    if ('fault' in read)
      problems.push({ ...wholeFile(file), rule: 'import-unread', severity: 'error', message: read.fault });
    else {
      files.push({ ...read, file });
      appendAll(problems, noticesOf(file, read));
    }
  }
  return { files, problems };
}

function notThere(call: Call, file: string): string {
  const folder = file.replace(/[/\\]+$/, '');
  return isForeignFolder(resolve(call.cwd, file))
    ? `${file} is a folder. Name the files in it: study import ${/\s/.test(folder) ? `"${folder}"` : folder}/*`
    : `There is no file ${file}.`;
}

/** The file a call names; a project of QualCoder is a folder. */
function pathOf(call: Call, file: string): string {
  const path = resolve(call.cwd, file);
  const within = resolve(path, 'data.qda');
  return foreignFileSize(path) === undefined && foreignFileSize(within) !== undefined ? within : path;
}

async function readOne(call: Call, file: string, options: ImportOptions) {
  const path = pathOf(call, file);
  const { format } = call.options;
  const name = basename(file);
  const candidates = typeof format === 'string' ? [format] : importersFor(name);
  const largest = Math.max(largestFile, ...candidates.map((one) => importers[one]?.largest ?? 0));
  const size = foreignFileSize(path) ?? 0;
  if (size > largest) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);
    return { fault: `It has ${megabytes(size)} MB; at most ${megabytes(largest)} MB are read of this kind of file.` };
  }
  const bytes = readForeignFile(path) ?? new Uint8Array();
  return readAside('sources', { file: { name, bytes }, options, ...(typeof format === 'string' ? { format } : {}) });
}

function noticesOf(file: string, { losses, warnings, sources }: Omit<FileRead, 'file'>): Problem[] {
  const speakers = sources.flatMap((source) => source.speakers.filter(({ like }) => like !== undefined));
  const at = wholeFile(file);
  return [
    ...warnings.map((message): Problem => ({ ...at, rule: 'import-look', severity: 'warning', message })),
    ...speakers.map(({ label, turns, like }): Problem => {
      const message = `The label « ${label} » (${times(turns)}) is written nearly like « ${like} ». If it is a slip, import again with --speakers "${label}=${like}".`;
      return { ...at, rule: 'import-speaker', severity: 'warning', message };
    }),
    ...losses.map((loss): Problem => {
      return { ...at, rule: 'import-left-out', severity: 'info', message: `Left out: ${loss}.` };
    }),
  ];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** A foreign file as a whole, as the call names it. */
export function wholeFile(file: string): Place {
  return { file, line: 1, column: 1 };
}
